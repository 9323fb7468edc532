import { checkConfidence } from './measured-value.ts';
import { computeNormalSpan } from './distributions.ts';

export interface DurationBand {
  /** start of the band, in any unit of time; the first starts at 0 or later */
  readonly from: number;
  /** its end, the start of the next; null: and longer */
  readonly to: number | null;
  /** people who reached it (moved out, found work) after so long */
  readonly reached: number;
  /** people still waiting who have waited so long so far; 0 if left out */
  readonly stillWaiting?: number;
}

export type MedianEnd =
  | { readonly kind: 'at'; readonly duration: number }
  /** half have not reached it by then: the median is longer, nobody knows by how much */
  | { readonly kind: 'longer-than'; readonly duration: number };

export interface MedianDuration {
  readonly kind: 'median';
  readonly median: MedianEnd;
  readonly low: MedianEnd;
  readonly high: MedianEnd;
  readonly reached: number;
  readonly stillWaiting: number;
  readonly confidence: number;
}

export interface NoMedian {
  readonly kind: 'no-median';
  /** nobody at all, or nobody has reached it yet */
  readonly reason: 'nobody' | 'nobody-reached-it';
}

interface CurvePoint {
  readonly duration: number;
  /** share still waiting after this duration, with the ends of its interval */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Median time until something is reached, from counts in bands of duration, those still waiting included (life table). The
 * interval holds all durations at which half waiting lies within the interval of the curve.
 *
 * @param bands adjoining, in order; only the last may be open (`to: null`)
 * @param options `confidence`, 0.95 unless told
 * @throws RangeError for bands that leave a gap, overlap or are open in the middle, and counts below 0
 * Source: S. J. Cutler and F. Ederer, Journal of Chronic Diseases 8 (1958) 699-712 (life table); M. Greenwood 1926 (variance);
 * R. Brookmeyer and J. Crowley, Biometrics 38 (1982) 29-41, on the log-log scale. Method page: docs/methods/median-durations.md
 * @example
 * estimateMedianFromCounts([{ from: 0, to: 6, reached: 10 }, { from: 6, to: 12, reached: 20 }, { from: 12, to: null, reached: 10 }]).median // => {"kind":"at","duration":9}
 */
export function estimateMedianFromCounts(
  bands: readonly DurationBand[],
  options: { readonly confidence?: number } = {},
): MedianDuration | NoMedian {
  const { confidence = 0.95 } = options;
  checkConfidence(confidence);
  checkBands(bands);
  const reached = bands.reduce((sum, band) => sum + band.reached, 0);
  const stillWaiting = bands.reduce((sum, band) => sum + (band.stillWaiting ?? 0), 0);
  if (reached + stillWaiting === 0) return { kind: 'no-median', reason: 'nobody' };
  if (reached === 0) return { kind: 'no-median', reason: 'nobody-reached-it' };
  const curve = drawCurve(bands, reached + stillWaiting, computeNormalSpan(confidence));
  return {
    kind: 'median',
    median: findHalf(curve, ({ share }) => share),
    low: findHalf(curve, ({ low }) => low),
    high: findHalf(curve, ({ high }) => high),
    reached,
    stillWaiting,
    confidence,
  };
}

function checkBands(bands: readonly DurationBand[]): void {
  bands.forEach(({ from, to, reached, stillWaiting = 0 }, i) => {
    if (!(from >= 0 && Number.isFinite(from)) || (to !== null && !(to > from)))
      throw new RangeError(`Band ${i + 1} does not end after it begins`);
    if (i < bands.length - 1 && to !== bands[i + 1]?.from)
      throw new RangeError(`Bands ${i + 1} and ${i + 2} do not adjoin`);
    for (const count of [reached, stillWaiting])
      if (!(count >= 0 && Number.isFinite(count)))
        throw new RangeError(`Band ${i + 1}: ${count} is no count`);
  });
}

/** The share still waiting at the end of each band; those who stopped being seen in a band count half of it. */
function drawCurve(bands: readonly DurationBand[], everybody: number, z: number): CurvePoint[] {
  const points: CurvePoint[] = [{ duration: bands[0]?.from ?? 0, share: 1, low: 1, high: 1 }];
  let waiting = everybody;
  let share = 1;
  let greenwood = 0;
  for (const { to, reached, stillWaiting = 0 } of bands) {
    if (to === null) break;
    const exposed = waiting - stillWaiting / 2;
    if (exposed > 0) {
      share *= 1 - reached / exposed;
      greenwood += reached / (exposed * (exposed - reached));
    }
    // where nobody is left waiting the formula gives no upper end: the one before still holds
    const before = points.at(-1)?.high ?? 1;
    const ends = share > 0 ? spanShareWaiting(share, greenwood, z) : { low: 0, high: before };
    points.push({ duration: to, share, ...ends });
    waiting -= reached + stillWaiting;
    // behind the last person the curve says nothing
    if (waiting <= 0) break;
  }
  return points;
}

/** On the scale log(−log share), which keeps the ends between 0 and 1; no width where all are waiting. */
function spanShareWaiting(share: number, greenwood: number, z: number): { low: number; high: number } {
  if (share >= 1) return { low: share, high: share };
  const spread = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(share));
  return { low: share ** Math.exp(spread), high: share ** Math.exp(-spread) };
}

/** Where the line through the points crosses one half. */
function findHalf(curve: readonly CurvePoint[], pick: (point: CurvePoint) => number): MedianEnd {
  for (const [i, point] of curve.entries()) {
    const before = curve[i - 1];
    if (pick(point) > 0.5) continue;
    if (before === undefined) return { kind: 'at', duration: point.duration };
    const part = (pick(before) - 0.5) / (pick(before) - pick(point));
    return { kind: 'at', duration: before.duration + part * (point.duration - before.duration) };
  }
  return { kind: 'longer-than', duration: curve.at(-1)?.duration ?? 0 };
}
