/** A median time from counts by how long it took: what offices have instead of a list of people. */
import type { IndicatorDefinition } from '@vicus/reference';
import { estimateMedianFromCounts, type DurationBand } from '@vicus/statistics';
import { toContent } from './observation.rules.ts';
import { countsEmpty, medianNotReached } from './indicator.problems.ts';
import type { ObservationContent, ObservationStatus } from './indicator.types.ts';

/** Where the bands of a unit begin; the last is open. */
const BEGINNINGS: Readonly<Record<string, readonly number[]>> = {
  months: [0, 3, 6, 12, 24, 36],
  days: [0, 7, 14, 30, 60, 90, 180],
};
export const MOST_BANDS = 7;

export interface Band {
  readonly from: number;
  /** null: and longer */
  readonly to: number | null;
}

/** Counts of one band as they were typed; null where nothing stands. */
export interface BandCounts {
  readonly reached: number | null;
  readonly waiting: number | null;
}

/** The bands in which an indicator is counted; none where it is no time. */
export function listBands({ kind, unit }: Pick<IndicatorDefinition, 'kind' | 'unit'>): readonly Band[] {
  const from = kind === 'median' ? (BEGINNINGS[unit] ?? []) : [];
  return from.map((start, index) => ({ from: start, to: from[index + 1] ?? null }));
}

/** Decimals of months and days: finer than bands of weeks can say would be invented. */
const round = (duration: number): number => Math.round(duration * 10) / 10;

/**
 * The median with everybody behind it, and its interval where it has two ends. Method: docs/methods/median-durations.md
 * @throws Problem `counts-empty`; `median-not-reached` where fewer than half have arrived by the end of the last band
 */
export function computeMedianContent(
  definition: IndicatorDefinition,
  counts: readonly BandCounts[],
  status: ObservationStatus,
): ObservationContent {
  const bands = listBands(definition).map(({ from, to }, index): DurationBand => {
    const { reached, waiting } = counts[index] ?? { reached: null, waiting: null };
    return { from, to, reached: reached ?? 0, stillWaiting: waiting ?? 0 };
  });
  const found = estimateMedianFromCounts(bands);
  if (found.kind === 'no-median' && found.reason === 'nobody') throw countsEmpty();
  const last = bands.at(-1)?.from ?? 0;
  if (found.kind === 'no-median') throw medianNotReached(last, definition.unit);
  if (found.median.kind === 'longer-than') throw medianNotReached(found.median.duration, definition.unit);
  const value = round(found.median.duration);
  const parts = { numerator: null, denominator: found.reached + found.stillWaiting, value };
  const content = toContent(definition, parts, { status, counted: '' });
  if (found.low.kind !== 'at' || found.high.kind !== 'at') return content;
  return { ...content, low: round(found.low.duration), high: round(found.high.duration) };
}
