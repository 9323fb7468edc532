import { computeStudentQuantile } from './quantiles.ts';
import { checkConfidence, checkMeasuredValue } from './measured-value.ts';

export interface TrendPoint {
  /** in years; quarters as fractions, e.g. 2024.25 */
  readonly time: number;
  readonly numerator: number;
  /** left out for a count */
  readonly denominator?: number;
}

export interface TrendQuestion {
  readonly kind: 'share' | 'rate' | 'count';
  /** one a period, all of one definition; missing periods are left out */
  readonly points: readonly TrendPoint[];
  /** of a rate: for each how many */
  readonly perBase?: number;
}

export interface Trend {
  readonly kind: 'trend';
  readonly direction: 'rises' | 'falls' | 'cannot-be-told';
  /** average slope of the fitted curve in a year: share −1 to 1, rate for each `perBase`, count */
  readonly changePerYear: number;
  readonly low: number;
  readonly high: number;
  /** by which the odds (share) or the level (rate, count) is multiplied in a year */
  readonly factorPerYear: number;
  readonly factorLow: number;
  readonly factorHigh: number;
  /** of the logarithm of `factorPerYear`, with dispersion */
  readonly standardError: number;
  /** how many times more the points scatter than chance; below 1 is read as 1 */
  readonly dispersion: number;
  readonly n: number;
  readonly confidence: number;
}

export interface NoTrend {
  readonly kind: 'no-trend';
  readonly reason: 'too-few-periods' | 'nothing-counted' | 'everybody-counted' | 'no-fit';
  readonly n: number;
}

/** A line through fewer points tells more about the points than about a trend; a default of this platform. */
export const MINIMUM_TREND_POINTS = 5;

/**
 * The trend of a small place: logistic regression of a share, Poisson regression of a rate or count on time, with the
 * points' own scatter counted in where it is more than chance (quasi-likelihood) and Student's t for few points.
 *
 * @param question points with at least two different times; denominators for shares and rates
 * @param options `confidence`, 0.95 unless told
 * @returns `no-trend` with the reason where there are fewer than 5 points with a base, or nothing to fit
 * @throws RangeError for impossible numbers, a missing denominator or times that are all the same
 * Source: P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, chapters 4, 6 and 9. Method page:
 * docs/methods/trend.md
 * @example
 * estimateTrend({ kind: 'count', points: [3, 8, 14, 19, 30].map((numerator, i) => ({ time: 2020 + i, numerator })) }).direction // => "rises"
 */
export function estimateTrend(
  question: TrendQuestion,
  options: { readonly confidence?: number } = {},
): Trend | NoTrend {
  const { confidence = 0.95 } = options;
  checkConfidence(confidence);
  const points = readPoints(question);
  const n = points.length;
  if (n < MINIMUM_TREND_POINTS) return { kind: 'no-trend', reason: 'too-few-periods', n };
  if (new Set(points.map(({ time }) => time)).size < 2) throw new RangeError('All points have the same time');
  const counted = points.reduce((sum, one) => sum + one.count, 0);
  const people = points.reduce((sum, one) => sum + one.size, 0);
  if (counted === 0) return { kind: 'no-trend', reason: 'nothing-counted', n };
  if (question.kind === 'share' && counted === people)
    return { kind: 'no-trend', reason: 'everybody-counted', n };
  const fit = fitCurve(points, question.kind === 'share', counted / people);
  return fit === null ? { kind: 'no-trend', reason: 'no-fit', n } : toTrend(question, fit, n, confidence);
}

interface Point {
  /** years from the middle of the series */
  readonly time: number;
  readonly count: number;
  readonly size: number;
}

interface Fit {
  readonly slope: number;
  /** without dispersion */
  readonly error: number;
  readonly dispersion: number;
  /** mean of the curve's own steepness: p (1 − p) of a share, level of a rate or count */
  readonly steepness: number;
}

function readPoints({ kind, points, perBase = 1 }: TrendQuestion): Point[] {
  const read = points.map(({ time, numerator, denominator }) => {
    if (!Number.isFinite(time)) throw new RangeError('A time is a finite number');
    if (kind !== 'count' && denominator === undefined) throw new RangeError(`A ${kind} needs denominators`);
    const size = kind === 'count' ? 1 : (denominator ?? 0);
    if (kind === 'share') checkMeasuredValue({ kind, numerator, denominator: size });
    else checkMeasuredValue({ kind: 'rate', numerator, denominator: size, perBase });
    return { time, count: numerator, size };
  });
  const known = read.filter(({ size }) => size > 0);
  const middle = known.reduce((sum, { time }) => sum + time, 0) / Math.max(1, known.length);
  return known.map((one) => ({ ...one, time: one.time - middle }));
}

/** Iteratively reweighted least squares with two coefficients. @returns null where it finds no end */
function fitCurve(points: readonly Point[], isShare: boolean, overall: number): Fit | null {
  let level = isShare ? Math.log(overall / (1 - overall)) : Math.log(overall);
  let slope = 0;
  const at = (time: number): number =>
    isShare ? 1 / (1 + Math.exp(-(level + slope * time))) : Math.exp(level + slope * time);
  for (let round = 0; round < 50; round += 1) {
    const sums = sumWeighted(points, at, isShare);
    const determinant = sums.w * sums.wtt - sums.wt * sums.wt;
    const upward = (sums.wtt * sums.r - sums.wt * sums.rt) / determinant;
    const sideways = (sums.w * sums.rt - sums.wt * sums.r) / determinant;
    if (!Number.isFinite(upward) || !Number.isFinite(sideways) || Math.abs(level) > 30) return null;
    level += upward;
    slope += sideways;
    if (Math.abs(upward) + Math.abs(sideways) < 1e-11)
      return {
        slope,
        error: Math.sqrt(sums.w / determinant),
        dispersion: sums.pearson / (points.length - 2),
        steepness: sums.steepness / points.length,
      };
  }
  return null;
}

function sumWeighted(points: readonly Point[], at: (time: number) => number, isShare: boolean) {
  const sums = { w: 0, wt: 0, wtt: 0, r: 0, rt: 0, pearson: 0, steepness: 0 };
  for (const { time, count, size } of points) {
    const fitted = at(time);
    const steepness = isShare ? fitted * (1 - fitted) : fitted;
    const weight = size * steepness;
    const residual = count - size * fitted;
    sums.w += weight;
    sums.wt += weight * time;
    sums.wtt += weight * time * time;
    sums.r += residual;
    sums.rt += residual * time;
    sums.pearson += residual ** 2 / weight;
    sums.steepness += steepness;
  }
  return sums;
}

function toTrend({ kind, perBase = 1 }: TrendQuestion, fit: Fit, n: number, confidence: number): Trend {
  const standardError = fit.error * Math.sqrt(Math.max(1, fit.dispersion));
  const half = computeStudentQuantile(n - 2, confidence) * standardError;
  const perUnit = fit.steepness * (kind === 'rate' ? perBase : 1);
  const low = fit.slope - half;
  const high = fit.slope + half;
  const settled = high < 0 ? 'falls' : 'cannot-be-told';
  return {
    kind: 'trend',
    direction: low > 0 ? 'rises' : settled,
    changePerYear: fit.slope * perUnit,
    low: low * perUnit,
    high: high * perUnit,
    factorPerYear: Math.exp(fit.slope),
    factorLow: Math.exp(low),
    factorHigh: Math.exp(high),
    standardError,
    dispersion: fit.dispersion,
    n,
    confidence,
  };
}
