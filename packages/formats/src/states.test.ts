/** Zero, every kind of number and every reason for a gap, in each format by its own code. */
import { buildCube, CELL_STATES, REASONS, sealProtectedCube, STATUSES } from '@vicus/cube';
import type { Cell, Reason, Status } from '@vicus/cube';
import { describe, expect, test } from 'vitest';
import { STATES, toCsv, toCsvw, toJsonStat, toPx, toSdmxCsv, toSdmxJson, toSdmxMl } from './index.ts';

const toCell = (state: Status | Reason): Cell =>
  (REASONS as readonly string[]).includes(state)
    ? { kind: 'none', reason: state as Reason }
    : { kind: 'number', value: 0, status: state as Status };

const cube = buildCube({
  id: 'states',
  provenance: { title: { en: 'States' }, period: '2025', source: { en: 'Test' }, method: 'cube', notes: [] },
  dimensions: [
    {
      id: 'state',
      label: { en: 'State' },
      role: 'category',
      categories: CELL_STATES.map((code) => ({ code, label: STATES[code].label })),
    },
  ],
  measures: [{ id: 'n', label: { en: 'N' }, kind: 'count', unit: 'persons', decimals: 0 }],
  cells: CELL_STATES.map((state) => ({ at: { state }, measures: { n: toCell(state) } })),
});
const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
const options = { agency: 'VICUS', prepared: '2026-01-31T12:00:00Z', language: 'en' };

/** Eight things that differ, the first three with the number zero and the others without one. */
function expectEight(marks: readonly (readonly [value: unknown, mark: unknown])[]): void {
  expect(new Set(marks.map((mark) => JSON.stringify(mark))).size).toBe(CELL_STATES.length);
  for (const [i, [value]] of marks.entries()) expect(value === 0 || value === '0').toBe(i < STATUSES.length);
}

describe('zero, missing and withheld are told apart', () => {
  test('in the cross-domain codes of SDMX, and withheld shows no reason that helps to recover it', () => {
    const pairs = CELL_STATES.map((state) => `${STATES[state].obsStatus}${STATES[state].confStatus}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(STATES.withheld.confStatus).toBe('N');
  });

  test('in CSV, and its description lists them', () => {
    const rows = toCsv(sealed, { language: 'en' }).trimEnd().split('\r\n').slice(1);
    expectEight(rows.map((row) => row.split(',').slice(-3)).map(([value, ...mark]) => [value, mark]));
    const { tableSchema } = toCsvw(sealed, { csvUrl: 'a.csv', language: 'en' });
    const formats =
      JSON.stringify(tableSchema)
        .match(/"format":"([^"]+)"/g)
        ?.join('|') ?? '';
    for (const state of CELL_STATES) expect(formats).toContain(state);
  });

  test('in JSON-stat', () => {
    const { value, status = {} } = toJsonStat(sealed, { language: 'en' });
    expectEight(value.map((one, i) => [one, status[i] ?? 'final']));
  });

  test('in SDMX-CSV, SDMX-JSON and SDMX-ML', () => {
    const rows = toSdmxCsv(sealed, options).trimEnd().split('\r\n').slice(1);
    expectEight(rows.map((row) => row.split(',').slice(6, 9)).map(([value, ...mark]) => [value, mark]));
    const { data } = toSdmxJson(sealed, options) as {
      data: { dataSets: { observations: Record<string, (number | null)[]> }[] };
    };
    const observations = Object.values(data.dataSets[0]?.observations ?? {});
    expectEight(observations.map(([value, ...mark]) => [value, mark.slice(0, 2)]));
    const found = [
      ...toSdmxMl(sealed, options).matchAll(
        /<Obs TIME_PERIOD="2025"(?: OBS_VALUE="(0)")? OBS_STATUS="(\w)" CONF_STATUS="(\w)"/g,
      ),
    ];
    expectEight(found.map(([, value, ...mark]) => [value, mark]));
  });

  test('in PX, where marks stand beside numbers and signs in place of them', () => {
    const px = toPx(sealed, options);
    const cells = (px.split('DATA=\r\n')[1] ?? '').split('\r\n').slice(0, CELL_STATES.length);
    const marks = CELL_STATES.map(
      (state) => new RegExp(`DATANOTECELL\\("${state}","n"\\)="(\\w)"`).exec(px)?.[1],
    );
    expectEight(cells.map((cell, i) => [cell, marks[i]]));
    for (const state of REASONS)
      expect(px).toContain(`DATASYMBOL${STATES[state].pxSymbol?.length}="${STATES[state].label.en}"`);
  });
});
