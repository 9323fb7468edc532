import type { Confidence, Scale } from './answers.types.ts';
import { checkPopulation, checkValues } from './check-answer.ts';
import { describeSample } from './finite-mean.ts';
import { computeStudentQuantile } from './quantiles.ts';

/** The answers to one question in one wave, and how many were asked. */
export interface WaveSample {
  readonly values: readonly number[];
  readonly populationSize: number;
}

export type WaveComparison =
  | {
      readonly verdict: 'higher' | 'lower';
      /** mean of the later wave minus mean of the earlier one */
      readonly difference: number;
      readonly low: number;
      readonly high: number;
      readonly confidence: Confidence;
    }
  | {
      readonly verdict: 'cannot-be-told';
      readonly reason: 'interval-includes-zero' | 'no-difference';
      readonly difference: number;
      readonly low: number;
      readonly high: number;
      readonly confidence: Confidence;
    }
  | {
      readonly verdict: 'cannot-be-told';
      readonly reason: 'too-few-answers' | 'no-variation';
      /** `null` if a wave has no answer */
      readonly difference: number | null;
    };

/**
 * Change of a mean between two waves. The verdict is `higher` or `lower` only if the interval of the difference
 * excludes zero, and `cannot-be-told` otherwise.
 *
 * The two waves are treated as independent samples of two closed lists (Welch, each variance with its own finite
 * population correction), because answers of anonymous waves cannot be linked. If the same people answered both
 * and people keep their habits, the interval is too wide rather than too narrow. For named waves use
 * `estimateFiniteMean` on the differences of those who answered both.
 *
 * @param earlier answers and number asked of the earlier wave
 * @param later the same of the later wave
 * @param options ends of the scale; confidence, 0.95 unless told
 * @throws RangeError if there are more answers than people asked, or a value lies off the scale
 * Source: B. L. Welch, Biometrika 34 (1947) 28-35; Cochran 1977, 2.6. Method page: docs/methods/change-between-waves.md
 * @example
 * compareWaves({ values: [1, 2, 3], populationSize: 30 }, { values: [2, 2, 3], populationSize: 30 }, { scale: { min: 0, max: 5 } }).verdict // => "cannot-be-told"
 */
export function compareWaves(
  earlier: WaveSample,
  later: WaveSample,
  options: { readonly scale: Scale; readonly confidence?: Confidence },
): WaveComparison {
  const { scale, confidence = 0.95 } = options;
  const before = describeWave(earlier, scale);
  const after = describeWave(later, scale);
  const difference = before.mean === null || after.mean === null ? null : after.mean - before.mean;
  if (difference === null || before.n < 2 || after.n < 2) {
    return { verdict: 'cannot-be-told', reason: 'too-few-answers', difference };
  }
  if (before.saysNothingOfMissing || after.saysNothingOfMissing) {
    return { verdict: 'cannot-be-told', reason: 'no-variation', difference };
  }
  const variance = before.varianceOfMean + after.varianceOfMean;
  const halfWidth =
    variance === 0
      ? 0
      : computeStudentQuantile(welchDegrees(before, after), confidence) * Math.sqrt(variance);
  const interval = { difference, low: difference - halfWidth, high: difference + halfWidth, confidence };
  if (interval.low > 0) return { verdict: 'higher', ...interval };
  if (interval.high < 0) return { verdict: 'lower', ...interval };
  const reason = halfWidth === 0 ? 'no-difference' : 'interval-includes-zero';
  return { verdict: 'cannot-be-told', reason, ...interval };
}

interface WaveSummary {
  readonly n: number;
  readonly mean: number | null;
  /** with finite population correction */
  readonly varianceOfMean: number;
  /** all answers are equal and some are missing: the spread of the missing cannot be guessed from them */
  readonly saysNothingOfMissing: boolean;
}

function describeWave({ values, populationSize }: WaveSample, scale: Scale): WaveSummary {
  checkValues(values, scale);
  checkPopulation(values.length, populationSize);
  const n = values.length;
  if (n === 0) return { n, mean: null, varianceOfMean: 0, saysNothingOfMissing: true };
  const { mean, variance } = describeSample(values);
  const varianceOfMean = (variance / n) * (1 - n / populationSize);
  return { n, mean, varianceOfMean, saysNothingOfMissing: variance === 0 && n < populationSize };
}

/** Welch-Satterthwaite, rounded down to whole degrees (which widens the interval). */
function welchDegrees(before: WaveSummary, after: WaveSummary): number {
  const sum = before.varianceOfMean + after.varianceOfMean;
  const parts = before.varianceOfMean ** 2 / (before.n - 1) + after.varianceOfMean ** 2 / (after.n - 1);
  return Math.max(1, Math.floor(sum ** 2 / parts));
}
