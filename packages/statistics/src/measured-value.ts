import { computeGammaQuantile, computeNormalSpan } from './distributions.ts';
import { computeWilson } from './share-interval.ts';

/** Numerators below this make an unstable value: the relative standard error 1/√20 is 22 %. */
export const MINIMUM_STABLE_COUNT = 20;

export type ShareValue = { readonly kind: 'share'; readonly numerator: number; readonly denominator: number };
/** `perBase`: for each how many of the denominator, e.g. 1,000 */
export type RateValue = {
  readonly kind: 'rate';
  readonly numerator: number;
  readonly denominator: number;
  readonly perBase: number;
};
export type CountValue = { readonly kind: 'count'; readonly numerator: number };
/** of answers on a scale, with its standard error in the same unit */
export type MeanValue = { readonly kind: 'mean'; readonly mean: number; readonly standardError: number };

/** One value of a register: how it was counted decides which interval belongs to it. */
export type RegisterValue = ShareValue | RateValue | CountValue;
export type MeasuredValue = RegisterValue | MeanValue;

/** Whether one number lies above or below another by more than chance alone explains. */
export type Verdict = 'above' | 'below' | 'cannot-be-told';

export interface LevelInterval {
  /** share 0–1, rate for each `perBase`, count, or mean */
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Level and interval by chance: Wilson for a share, exact Poisson for a rate and a count, normal for a mean.
 * @returns null where the denominator is 0: there is no level
 * @throws RangeError for impossible numbers
 */
export function spanByChance(value: MeasuredValue, confidence: number): LevelInterval | null {
  checkMeasuredValue(value);
  if (value.kind === 'mean') {
    const half = computeNormalSpan(confidence) * value.standardError;
    return { level: value.mean, low: value.mean - half, high: value.mean + half };
  }
  if (value.kind === 'count') return { level: value.numerator, ...spanCount(value.numerator, confidence) };
  if (value.denominator === 0) return null;
  if (value.kind === 'share') {
    const level = value.numerator / value.denominator;
    return { level, ...computeWilson(level, value.denominator, computeNormalSpan(confidence)) };
  }
  const factor = value.perBase / value.denominator;
  const { low, high } = spanCount(value.numerator, confidence);
  return { level: value.numerator * factor, low: low * factor, high: high * factor };
}

/** Garwood's exact limits of a Poisson count: the means under which the count would be just inside either tail. */
export function spanCount(count: number, confidence: number): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : computeGammaQuantile(count, tail),
    high: computeGammaQuantile(count + 1, 1 - tail),
  };
}

export function checkConfidence(confidence: number): void {
  if (!(confidence >= 0.5 && confidence < 1)) throw new RangeError('Confidence lies from 0.5 to below 1');
}

export function checkMeasuredValue(value: MeasuredValue): void {
  if (value.kind === 'mean') {
    if (!Number.isFinite(value.mean) || !(value.standardError >= 0 && Number.isFinite(value.standardError)))
      throw new RangeError('A mean is a finite number with a standard error from 0');
    return;
  }
  if (!(value.numerator >= 0 && Number.isFinite(value.numerator)))
    throw new RangeError(`${value.numerator} is no numerator`);
  if (value.kind === 'count') return;
  if (!(value.denominator >= 0 && Number.isFinite(value.denominator)))
    throw new RangeError(`${value.denominator} is no denominator`);
  if (value.kind === 'share' && value.numerator > value.denominator)
    throw new RangeError(`${value.numerator} of ${value.denominator} is no share`);
  if (value.kind === 'rate' && !(value.perBase > 0 && Number.isFinite(value.perBase)))
    throw new RangeError('The base of a rate is above 0');
}

export function judgeInterval(low: number, high: number, reference: number): Verdict {
  if (low > reference) return 'above';
  return high < reference ? 'below' : 'cannot-be-told';
}
