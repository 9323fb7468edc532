/** Decisions about what newcomers keep open that need no database. */
import { projectThresholds, type AgeCount, type ThresholdProjection } from '@vicus/statistics';
import type { Observation } from '#features/indicator/indicator.types.ts';
import { comparePeriods, parseBreakdown } from '#features/indicator/observation.rules.ts';
import type { ServiceLine, ServiceNeed } from './keeps-open.types.ts';

/** Bands that most registers can count; shown while nothing is stored. */
export const USUAL_BANDS: readonly (readonly [number, number | null])[] = [
  [0, 2],
  [3, 5],
  [6, 9],
  [10, 15],
  [16, 17],
  [18, 24],
  [25, 44],
  [45, 64],
  [65, 79],
  [80, null],
];

/** Further ahead, those who move in and out outweigh those who grow older. */
export const MAXIMUM_YEARS_AHEAD = 10;

export function parseYearsAhead(text: string | null): number {
  const years = /^\d{1,2}$/.test(text ?? '') ? Number(text) : 0;
  return Math.min(years, MAXIMUM_YEARS_AHEAD);
}

/** A band without end cannot be cut: nobody knows how many of those over 80 are under 85. */
function cutsLastBand(ages: readonly AgeCount[], need: ServiceNeed, yearsAhead: number): boolean {
  const last = ages.find(({ to }) => to === null);
  if (last === undefined) return false;
  const from = need.fromAge - yearsAhead;
  const to = need.toAge === null ? null : need.toAge - yearsAhead;
  return to === null ? from > last.from : to >= last.from;
}

/** So many more or fewer people, and the sentence would be another one. */
function computeMargin({ withNewcomers, withoutNewcomers, needed, outcome }: ThresholdProjection) {
  if (needed === null || outcome === null) return null;
  const count = outcome === 'open-either-way' ? withoutNewcomers : withNewcomers;
  return outcome === 'too-few-either-way' ? Math.ceil(needed - count) : Math.floor(count - needed) + 1;
}

/** Each service with and without those who arrived. */
export function computeServices(
  ages: readonly AgeCount[],
  needs: readonly ServiceNeed[],
  yearsAhead: number,
): ServiceLine[] {
  return needs.map((need): ServiceLine => {
    const none = { need, projection: null, margin: null };
    if (ages.length === 0) return { ...none, whyNone: 'no-counts' };
    if (cutsLastBand(ages, need, yearsAhead)) return { ...none, whyNone: 'cuts-last-band' };
    const threshold = {
      id: need.thresholdId,
      ages: { from: need.fromAge, to: need.toAge },
      useShare: need.usePercent / 100,
      needed: need.needed,
    };
    const [projection] = projectThresholds(ages, [threshold], { yearsAhead });
    if (projection === undefined) return { ...none, whyNone: 'no-counts' };
    return { need, projection, whyNone: null, margin: computeMargin(projection) };
  });
}

/** `u18`, `18-29`, `65plus`, `65+`; null for anything else. */
function parseAgeCode(code: string): { readonly from: number; readonly to: number | null } | null {
  const band = /^(\d{1,3})-(\d{1,3})$/.exec(code);
  if (band !== null) return { from: Number(band[1]), to: Number(band[2]) };
  const under = /^u(\d{1,3})$/.exec(code);
  if (under !== null) return { from: 0, to: Number(under[1]) - 1 };
  const over = /^(\d{1,3})(?:plus|\+)$/.exec(code);
  return over === null ? null : { from: Number(over[1]), to: null };
}

/**
 * Counts by age from stored values of a share "newcomers of all residents": the newest period that tells ages apart.
 * Null where there is none, or where its bands overlap.
 */
export function readStoredAges(
  observations: readonly Observation[],
): { readonly period: string; readonly ages: readonly AgeCount[] } | null {
  const byAge = observations.flatMap(({ breakdown, period, people, numerator, denominator }) => {
    const { age, ...others } = parseBreakdown(breakdown);
    const band = age === undefined || Object.keys(others).length > 0 ? null : parseAgeCode(age);
    const isWhole = people === 'everyone' && numerator !== null && denominator !== null;
    return band === null || !isWhole
      ? []
      : [{ ...band, period, residents: denominator, newcomers: numerator }];
  });
  const period = byAge
    .map((one) => one.period)
    .toSorted(comparePeriods)
    .at(-1);
  if (period === undefined) return null;
  const ages = byAge
    .filter((one) => one.period === period)
    .map(({ from, to, residents, newcomers }) => ({ from, to, residents, newcomers }))
    .toSorted((a, b) => a.from - b.from);
  return findOverlap(ages) === null ? { period, ages } : null;
}

/** The position of the first band that begins before the one before it ends; bands need not be in order. */
export function findOverlap(
  bands: readonly { readonly from: number; readonly to: number | null }[],
): number | null {
  const sorted = bands.map((band, at) => ({ ...band, at })).toSorted((a, b) => a.from - b.from);
  const found = sorted.find((one, i) => {
    const before = sorted[i - 1];
    return before !== undefined && (before.to === null || before.to >= one.from);
  });
  return found?.at ?? null;
}
