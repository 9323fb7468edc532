/** What may come in about counts by age, services and who stayed. Rows are named `rows.<number>.<column>`. */
import { z } from 'zod';
import { optionalInteger, optionalNumber, optionalText, requiredDay, requiredText } from '#server/input.ts';
import { findOverlap } from './keeps-open.rules.ts';

const MAXIMUM_ROWS = 60;

/** Flat fields of a form become rows; gaps stay, so that a finding names the row on the page. */
export function nestRows(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return fields;
  const rows: Record<string, unknown>[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const [, row, column] = /^rows\.(\d{1,2})\.([A-Za-z0-9]+)$/.exec(name) ?? [];
    if (row === undefined || column === undefined || Number(row) >= MAXIMUM_ROWS) continue;
    rows[Number(row)] = { ...rows[Number(row)], [column]: value };
  }
  return { ...fields, rows: Array.from(rows, (row) => row ?? {}) };
}

const age = optionalInteger(0, 120);
const people = optionalInteger(0, 10_000_000);

const ageRow = z
  .object({ from: age, to: age, residents: people, newcomers: people })
  .superRefine(({ from, to, residents, newcomers }, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (residents === null && newcomers === null) return;
    if (from === null) complain('from', 'age-row-without-age');
    if (residents === null) complain('residents', 'age-row-without-residents');
    else if (newcomers === null) complain('newcomers', 'age-row-without-newcomers');
    else if (newcomers > residents) complain('newcomers', 'newcomers-exceed-residents');
    if (from !== null && to !== null && to < from) complain('to', 'age-ends-before');
  });

export const populationSchema = z
  .object({
    countedOn: requiredDay,
    newcomersAre: requiredText(300),
    source: requiredText(300),
    rows: z.array(ageRow).max(MAXIMUM_ROWS),
  })
  .superRefine(({ rows }, context) => {
    const filled = rows.flatMap(({ from, to, residents }, at) =>
      residents === null || from === null ? [] : [{ from, to, at }],
    );
    const overlap = findOverlap(filled);
    if (filled.length === 0)
      context.addIssue({ code: 'custom', path: ['rows.0.residents'], message: 'age-rows-empty' });
    if (overlap !== null) {
      const path = `rows.${filled[overlap]?.at ?? 0}.from`;
      context.addIssue({ code: 'custom', path: [path], message: 'age-bands-overlap' });
    }
  })
  .transform(({ rows, ...note }) => ({
    ...note,
    ages: rows.flatMap(({ from, to, residents, newcomers }) =>
      from === null || residents === null || newcomers === null ? [] : [{ from, to, residents, newcomers }],
    ),
  }));

export const serviceSchema = z
  .object({
    name: requiredText(120),
    fromAge: age.transform((given) => given ?? 0),
    toAge: age,
    usePercent: optionalNumber(0.1, 100).transform((given) => given ?? 100),
    needed: optionalNumber(0, 10_000_000),
    source: optionalText(300),
  })
  .refine(({ fromAge, toAge }) => toAge === null || toAge >= fromAge, {
    message: 'age-ends-before',
    path: ['toAge'],
  })
  .refine(({ needed, source }) => needed === null || source !== '', {
    message: 'need-without-source',
    path: ['source'],
  });

/** `thisYear`: nobody has stayed two years of a year that began last year. */
export function cohortsSchema(thisYear: number) {
  const row = z
    .object({
      year: z.coerce.number().int().min(1950).max(2200),
      arrived: people,
      after2: people,
      after5: people,
    })
    .superRefine(({ year, arrived, after2, after5 }, context) => {
      const complain = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (arrived === null && (after2 !== null || after5 !== null))
        complain('arrived', 'cohort-without-arrivals');
      if (after2 !== null && year + 2 > thisYear) complain('after2', 'cohort-not-yet');
      if (after5 !== null && year + 5 > thisYear) complain('after5', 'cohort-not-yet');
      if (after2 !== null && after2 > (arrived ?? 0)) complain('after2', 'cohort-more-stayed');
      if (after5 !== null && after5 > (after2 ?? arrived ?? 0)) complain('after5', 'cohort-more-stayed');
    });
  return z
    .object({ rows: z.array(row).max(MAXIMUM_ROWS) })
    .transform(({ rows }) =>
      rows.flatMap(({ year, arrived, after2, after5 }) =>
        arrived === null ? [] : [{ year, arrived, after2, after5 }],
      ),
    );
}
