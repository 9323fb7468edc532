/** How periods, breakdowns and values of observations are written and read: here and nowhere else. */
import type { IndicatorDefinition } from '@vicus/reference';
import type { RegisterValue } from '@vicus/statistics';
import type { NewObservation, NoValueReason, ObservationContent, ObservationKey } from './indicator.types.ts';

const PERIOD = /^(\d{4})(?:-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?$/;
const PARTS_OF_A_YEAR: Readonly<Record<string, number>> = { S: 6, Q: 3 };

/**
 * A period as offices write it: `2024`, `2024-S1`, `2024S1`, `H1 2024`, `Q3/2024`, `2024-06`, `06/2024`, `31.12.2024`
 * (the year), `2024-12-31` (the year). null: not a period.
 */
export function parsePeriod(text: string): string | null {
  const written = text.trim().toUpperCase();
  if (PERIOD.test(written)) return written;
  const day = /^(?:31[./-]12[./-](\d{4})|(\d{4})-12-31)$/.exec(written);
  if (day) return day[1] ?? day[2] ?? null;
  const after = /^(\d{4})[ ./-]?([SHQ])([1-4])$/.exec(written);
  if (after) return joinPart(after[1], after[2], after[3]);
  const before = /^([SHQ])([1-4])[ ./-]?(\d{4})$/.exec(written);
  if (before) return joinPart(before[3], before[1], before[2]);
  const month =
    /^(0?[1-9]|1[0-2])[./-](\d{4})$/.exec(written) ?? /^(\d{4})[./](0?[1-9]|1[0-2])$/.exec(written);
  if (month === null) return null;
  const [year = '', part = ''] = month[1]?.length === 4 ? [month[1], month[2]] : [month[2], month[1]];
  return `${year}-${part.padStart(2, '0')}`;
}

function joinPart(year = '', letter = '', number = ''): string | null {
  const period = `${year}-${letter === 'H' ? 'S' : letter}${number}`;
  return PERIOD.test(period) ? period : null;
}

/** Months since the year 0 at which the period ends, for order and distance. @throws where it is no period */
export function toPeriodEnd(period: string): number {
  const [, year = '', part = ''] = PERIOD.exec(period) ?? [];
  if (year === '') throw new TypeError(`"${period}" is no period`);
  const monthsOfPart = PARTS_OF_A_YEAR[part.charAt(0)];
  const month =
    part === '' ? 12 : monthsOfPart === undefined ? Number(part) : monthsOfPart * Number(part.charAt(1));
  return Number(year) * 12 + month;
}

/** By their end; of two with the same end the longer comes last. */
export function comparePeriods(a: string, b: string): number {
  return toPeriodEnd(a) - toPeriodEnd(b) || b.length - a.length;
}

/** Dimensions and codes as an observation keeps them. */
export function toBreakdownText(codes: Readonly<Record<string, string>>): string {
  return Object.entries(codes)
    .filter(([, code]) => code !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, code]) => `${dimension}=${code}`)
    .join(',');
}

export function parseBreakdown(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text
      .split(',')
      .filter((pair) => pair !== '')
      .map((pair): [string, string] => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );
}

export const toObservationKey = (key: ObservationKey): string =>
  [key.indicatorId, key.definitionVersion, key.people, key.breakdown, key.period].join('|');

/** What is written of a value; a figure is asked for as the definition says it comes about. */
export interface WrittenParts {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** where the source says the value alone */
  readonly value: number | null;
}

const BASES: Readonly<Record<string, number>> = { 'per-thousand': 1_000, 'per-ten-thousand': 10_000 };

/** Parts make a value as numerator / denominator × this; null: the value stands alone. */
export function readBase({ kind, unit }: Pick<IndicatorDefinition, 'kind' | 'unit'>): number | null {
  return kind === 'share' ? 100 : kind === 'rate' ? (BASES[unit] ?? 1) : null;
}

/** The value of parts; a reason where there is nobody to compute from, null where parts are missing. */
export function computeValue(
  definition: Pick<IndicatorDefinition, 'kind' | 'unit'>,
  { numerator, denominator, value }: WrittenParts,
): number | NoValueReason | null {
  const base = readBase(definition);
  if (base === null || numerator === null || denominator === null) return value ?? numerator;
  return denominator === 0 ? 'no-base' : (numerator / denominator) * base;
}

/** As the statistics read it; null where there is no number, or no parts to compute an interval from. */
export function toMeasured(
  { kind, unit, hasAmounts }: Pick<IndicatorDefinition, 'kind' | 'unit' | 'hasAmounts'>,
  { numerator, denominator, value }: WrittenParts,
): RegisterValue | null {
  if (hasAmounts === true) return null;
  if (kind === 'count') {
    const isCounted = unit === 'persons' || unit === 'visits' || unit === 'number';
    return value !== null && isCounted ? { kind, numerator: value } : null;
  }
  if (numerator === null || denominator === null || denominator === 0) return null;
  if (kind === 'share') return { kind, numerator, denominator };
  return kind === 'rate' ? { kind, numerator, denominator, perBase: BASES[unit] ?? 1 } : null;
}

/** A row as it will be stored: the value computed from its parts where it has them. */
export function toContent(
  definition: Pick<IndicatorDefinition, 'kind' | 'unit'>,
  parts: WrittenParts,
  rest: Pick<ObservationContent, 'status' | 'counted'>,
): ObservationContent {
  const value = computeValue(definition, parts);
  if (typeof value === 'number')
    return { ...parts, value, status: rest.status ?? 'final', reason: null, counted: rest.counted };
  return toReason(value ?? 'not-collected', rest.counted);
}

export const toReason = (
  reason: NoValueReason,
  counted: ObservationContent['counted'] = '',
): ObservationContent => ({
  numerator: null,
  denominator: null,
  value: null,
  status: null,
  reason,
  counted,
});

/** Whether two contents say the same. */
export function isSameContent(a: ObservationContent, b: ObservationContent): boolean {
  return (
    a.numerator === b.numerator &&
    a.denominator === b.denominator &&
    a.value === b.value &&
    a.status === b.status &&
    a.reason === b.reason &&
    a.counted === b.counted &&
    // what was kept before estimates were known has none of these
    (a.respondents ?? null) === (b.respondents ?? null) &&
    (a.low ?? null) === (b.low ?? null) &&
    (a.high ?? null) === (b.high ?? null)
  );
}

/** The keys that stand twice in a batch. */
export function listDoubles(rows: readonly NewObservation[]): string[] {
  const seen = new Set<string>();
  return rows.map(toObservationKey).filter((key) => seen.size === seen.add(key).size);
}
