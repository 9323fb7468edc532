/** What headings and words of a file with values of many places mean; its numbers are checked where they lie. */
import type { IndicatorDefinition } from '@vicus/reference';
import { toFinding, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { findAmong } from './definition.rules.ts';
import { PEOPLE, type Counted, type NoValueReason, type ObservationStatus } from './indicator.types.ts';
import {
  comparePeriods,
  parseBreakdown,
  parsePeriod,
  readBase,
  toBreakdownText,
  toObservationKey,
} from './observation.rules.ts';
import {
  STATISTICS_FIELDS,
  type ReadRowKind,
  type RowKind,
  type StatisticsField,
  type StatisticsHead,
} from './statistics.types.ts';
import { readRange } from './value.rules.ts';

const STATUSES: readonly ObservationStatus[] = ['final', 'provisional', 'estimated'];
const REASONS: readonly NoValueReason[] = [
  'not-collected',
  'not-applicable',
  'no-base',
  'withheld-at-source',
];
const COUNTED: readonly Counted[] = ['persons', 'visits'];
const REQUIRED: readonly StatisticsField[] = ['place', 'indicator', 'people', 'period'];
const DELIMITERS = [',', ';', '\t'] as const;

/** The first line of the file. Headings are the names of the fields, in any order; columns of other names are not read. */
export function readStatisticsHead(line: string): {
  readonly head: StatisticsHead;
  readonly findings: readonly TableFinding[];
} {
  const delimiter = DELIMITERS.toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ?? ',';
  const names = line.split(delimiter).map((text) => text.trim().replaceAll(/^"|"$/g, '').trim());
  const columns = names.map(
    (name) => STATISTICS_FIELDS.find((field) => field === name.toLowerCase()) ?? null,
  );
  const missing = REQUIRED.filter((field) => !columns.includes(field));
  const hasNumbers = columns.includes('value') || columns.includes('numerator');
  const repeated = names.filter((_, at) => columns[at] !== null && columns.indexOf(columns[at] ?? null) < at);
  const unused = columns.filter((field) => field === null).length;
  return {
    head: { delimiter, columns },
    findings: [
      ...[...missing, ...(hasNumbers ? [] : ['value'])].map((field) =>
        toFinding('error', 'column-required', 1, field, { field, headings: field }),
      ),
      ...repeated.map((column) => toFinding('error', 'repeated-column', 1, column, { column })),
      ...(unused > 0 ? [toFinding('warning', 'column-not-used', 1, null, { columns: unused })] : []),
    ],
  };
}

/** What rows of one kind are about, or what is wrong with their words. `thisYear`: nothing comes from a later one. */
export function readRowKind(kind: RowKind, thisYear: string): ReadRowKind | TableFinding {
  const version = kind.version === '' ? undefined : Number(kind.version);
  const definition = findAmong([], kind.indicator, version);
  if (definition === undefined)
    return toFinding('error', 'not-in-catalogue', kind.row, 'indicator', {
      given: version === undefined ? kind.indicator : `${kind.indicator} (${kind.version})`,
    });
  const period = parsePeriod(kind.period);
  if (period === null)
    return toFinding('error', 'period-unknown', kind.row, 'period', { given: kind.period });
  if (comparePeriods(period.slice(0, 4), thisYear) > 0)
    return toFinding('error', 'period-in-future', kind.row, 'period', { given: kind.period });
  const codes = parseBreakdown(kind.breakdown);
  const unknown = Object.entries(codes).find(
    ([dimension, code]) => !definition.breakdowns.some((one) => one === dimension) || code === '',
  );
  if (unknown !== undefined) return refuseWord(kind, 'breakdown', unknown[0], definition.breakdowns);
  return readWords(kind, definition, { period, breakdown: toBreakdownText(codes) });
}

function readWords(
  kind: RowKind,
  definition: IndicatorDefinition,
  { period, breakdown }: { readonly period: string; readonly breakdown: string },
): ReadRowKind | TableFinding {
  const people = PEOPLE.find((one) => one === kind.people);
  if (people === undefined) return refuseWord(kind, 'people', kind.people, PEOPLE);
  const status = STATUSES.find((one) => one === (kind.status || 'final'));
  if (status === undefined) return refuseWord(kind, 'status', kind.status, STATUSES);
  const reason = REASONS.find((one) => one === kind.reason) ?? null;
  if (reason === null && kind.reason !== '') return refuseWord(kind, 'reason', kind.reason, REASONS);
  const { unit } = definition;
  const isCount = unit === 'persons' || unit === 'visits';
  const counted = kind.counted === '' ? (isCount ? unit : '') : COUNTED.find((one) => one === kind.counted);
  if (counted === undefined) return refuseWord(kind, 'counted', kind.counted, COUNTED);
  const [least, most] = readRange(definition) ?? [null, null];
  return {
    kind,
    indicatorId: definition.id,
    definitionVersion: definition.version,
    people,
    breakdown,
    period,
    status,
    reason,
    counted,
    least,
    most,
    perBase: readBase(definition),
    isShare: definition.kind === 'share',
    isWhole: definition.hasAmounts !== true,
    isWholeValue: isCount,
  };
}

const refuseWord = (
  { row }: RowKind,
  column: StatisticsField,
  given: string,
  words: readonly string[],
): TableFinding =>
  toFinding('error', 'word-not-known', row, column, { given, words: words.join(', ') || '–' });

/** Kinds of rows by what they are about, in the order in which values are kept: rows with the same number are about one value. */
export function numberKeys(kinds: readonly ReadRowKind[]): ReadonlyMap<ReadRowKind, number> {
  const keys = [...new Set(kinds.map(toObservationKey))].toSorted();
  const numbers = new Map(keys.map((key, at) => [key, at]));
  return new Map(kinds.map((one) => [one, numbers.get(toObservationKey(one)) ?? 0]));
}
