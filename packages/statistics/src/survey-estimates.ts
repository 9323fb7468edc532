import type { Confidence, Scale } from './answers.types.ts';
import { computeNormalQuantile, computeStudentQuantile } from './quantiles.ts';
import { computeWilson } from './share-interval.ts';
import { linearise, type SurveySample } from './survey-sample.ts';

interface EstimateBase {
  /** who answered this question, unweighted */
  readonly n: number;
  /** Kish's effective number of answers, (Σw)² / Σw² */
  readonly kishAnswers: number;
  /** n / Kish's effective number: what unequal weights cost; description, not used for the interval */
  readonly designEffect: number;
  readonly confidence: Confidence;
}

export type ShareEstimate =
  | (EstimateBase & {
      readonly kind: 'interval';
      /** weighted share, 0–1 */
      readonly share: number;
      /** Taylor-linearised */
      readonly standardError: number;
      readonly low: number;
      readonly high: number;
      /** n*: a simple random sample of this size would be as precise; `Infinity` if everybody was asked and answered */
      readonly effectiveAnswers: number;
    })
  | NoEstimate;

export type MeanEstimate =
  | (EstimateBase & {
      readonly kind: 'interval';
      readonly mean: number;
      readonly standardError: number;
      readonly low: number;
      readonly high: number;
    })
  | NoEstimate;

export interface NoEstimate {
  readonly kind: 'no-interval';
  readonly reason: 'no-answers' | 'fewer-than-two-answers' | 'single-answer-in-a-stratum' | 'no-variation';
  /** the weighted share or mean where there is one */
  readonly value: number | null;
  readonly n: number;
}

export interface ShareQuestion extends SurveySample {
  /** whether each respondent has the property; undefined: did not answer the question */
  readonly holds: readonly (boolean | undefined)[];
  readonly confidence?: Confidence;
}

export interface MeanQuestion extends SurveySample {
  /** each respondent's value; undefined: did not answer the question */
  readonly values: readonly (number | undefined)[];
  readonly scale: Scale;
  readonly confidence?: Confidence;
}

/**
 * Weighted share with Wilson's interval on the effective size n* = p (1 − p) / SE², SE from Taylor linearisation; where
 * all or nobody has the property, n* is Kish's number with the finite population correction. Those who did not answer
 * the question are left out of the share and stay in the sample for its error.
 *
 * @param question one entry a respondent in each list; see `SurveySample`
 * @throws RangeError for lists of different length, weights not above 0, more answers than people
 * Source: K. M. Wolter, Introduction to Variance Estimation, 2nd ed. 2007, chapter 6; Wilson for complex samples as in
 * Statistics Canada's proportion intervals; agrees with R survey 4.1-1. Method page: docs/methods/survey-estimates.md
 * @example
 * estimateShare({ holds: [true, false, false, true, false, false, true, false], weights: [1, 1, 1, 1, 2, 2, 3, 5] }).n // => 8
 */
export function estimateShare(question: ShareQuestion): ShareEstimate {
  const { holds, confidence = 0.95 } = question;
  const values = holds.map((one) => (one === undefined ? undefined : Number(one)));
  const n = values.filter((value) => value !== undefined).length;
  if (n === 0) return { kind: 'no-interval', reason: 'no-answers', value: null, n };
  const { mean, standardError, kishAnswers } = linearise(values, question);
  if (standardError === undefined)
    return { kind: 'no-interval', reason: 'single-answer-in-a-stratum', value: mean, n };
  const share = isAlike(holds) ? Math.round(mean) : mean;
  const effectiveAnswers = computeEffectiveAnswers(share, { standardError, kishAnswers }, question);
  const { low, high } = Number.isFinite(effectiveAnswers)
    ? computeWilson(share, effectiveAnswers, computeNormalQuantile(confidence))
    : { low: share, high: share };
  const base = { n, kishAnswers, designEffect: n / kishAnswers, confidence };
  return { kind: 'interval', share, standardError, low, high, effectiveAnswers, ...base };
}

function isAlike(holds: readonly (boolean | undefined)[]): boolean {
  return !(holds.includes(true) && holds.includes(false));
}

function computeEffectiveAnswers(
  share: number,
  { standardError, kishAnswers }: { standardError: number; kishAnswers: number },
  { populationSize, holds }: ShareQuestion,
): number {
  if (share > 0 && share < 1 && standardError > 0) return (share * (1 - share)) / standardError ** 2;
  const size = sizeOf(populationSize);
  if (size === undefined) return kishAnswers;
  return size <= holds.length ? Infinity : (kishAnswers * (size - 1)) / (size - holds.length);
}

function sizeOf(populationSize: SurveySample['populationSize']): number | undefined {
  if (typeof populationSize !== 'object') return populationSize;
  return Object.values(populationSize).reduce((sum, one) => sum + one, 0);
}

/**
 * Weighted mean with the interval mean ± t · SE, cut to the scale; SE from Taylor linearisation, t with n − strata degrees
 * of freedom. No interval where all answers are equal and somebody did not answer: their spread says nothing.
 *
 * @param question one entry a respondent in each list; see `SurveySample`
 * @throws RangeError for values off the scale, lists of different length, weights not above 0
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, 6.8; agrees with R survey 4.1-1. Method page:
 * docs/methods/survey-estimates.md
 * @example
 * estimateMean({ values: [2, 4, 6, 8], scale: { min: 0, max: 10 }, populationSize: 4 }).kind // => "interval"
 */
export function estimateMean(question: MeanQuestion): MeanEstimate {
  const { values, scale, confidence = 0.95 } = question;
  const given = values.filter((value) => value !== undefined);
  const n = given.length;
  if (given.some((value) => !(value >= scale.min && value <= scale.max)))
    throw new RangeError(`Values lie from ${scale.min} to ${scale.max}`);
  if (n === 0) return { kind: 'no-interval', reason: 'no-answers', value: null, n };
  const { mean, standardError, kishAnswers, strataCount } = linearise(values, question);
  if (n === 1) return { kind: 'no-interval', reason: 'fewer-than-two-answers', value: mean, n };
  if (standardError === undefined)
    return { kind: 'no-interval', reason: 'single-answer-in-a-stratum', value: mean, n };
  const isComplete = n === values.length && sizeOf(question.populationSize) === n;
  if (given.every((value) => value === given[0]) && !isComplete)
    return { kind: 'no-interval', reason: 'no-variation', value: mean, n };
  const degrees = Math.max(1, values.length - strataCount);
  const half = standardError === 0 ? 0 : computeStudentQuantile(degrees, confidence) * standardError;
  const low = Math.max(scale.min, mean - half);
  const high = Math.min(scale.max, mean + half);
  const base = { n, kishAnswers, designEffect: n / kishAnswers, confidence };
  return { kind: 'interval', mean, standardError, low, high, ...base };
}
