import type { Confidence, Scale } from './answers.types.ts';
import { boundMeanIfMissingDiffer } from './bound-mean.ts';
import { checkPopulation, checkValues } from './check-answer.ts';
import { computeStudentQuantile } from './quantiles.ts';

export interface MeanInterval {
  readonly kind: 'interval';
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** with finite population correction; 0 if everybody answered */
  readonly standardError: number;
  readonly standardDeviation: number;
  readonly n: number;
  readonly populationSize: number;
  readonly confidence: Confidence;
}

export interface NoMeanInterval {
  readonly kind: 'no-interval';
  /** `no-variation`: all answers are equal, so their spread says nothing about those who are missing */
  readonly reason: 'no-answers' | 'fewer-than-two-answers' | 'no-variation';
  readonly mean: number | null;
  readonly n: number;
  readonly populationSize: number;
}

/**
 * Mean of a closed list of people of whom some answered, with an interval that holds *if those who did not answer
 * are like those who did* (as if the answers were a simple random sample of the list). Show
 * `boundMeanIfMissingDiffer` beside it.
 *
 * mean +- t(n - 1) * s / sqrt(n) * sqrt(1 - n / N), then cut to the values that are still possible given the answers
 * already in (which lie within the scale). If everybody answered the interval has zero width.
 *
 * @param values the answers, on the scale
 * @param populationSize N, how many were asked
 * @param options ends of the scale; confidence, 0.95 unless told
 * @throws RangeError if there are more answers than people asked, or a value lies off the scale
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, sections 2.6-2.8. Method page:
 * docs/methods/finite-population-interval.md
 * @example
 * estimateFiniteMean([1, 2, 3, 4], 4, { scale: { min: 0, max: 5 } }).high // => 2.5
 */
export function estimateFiniteMean(
  values: readonly number[],
  populationSize: number,
  options: { readonly scale: Scale; readonly confidence?: Confidence },
): MeanInterval | NoMeanInterval {
  const { scale, confidence = 0.95 } = options;
  checkValues(values, scale);
  checkPopulation(values.length, populationSize);
  const n = values.length;
  if (n === 0) return { kind: 'no-interval', reason: 'no-answers', mean: null, n, populationSize };
  const { mean, variance } = describeSample(values);
  if (n === 1) return { kind: 'no-interval', reason: 'fewer-than-two-answers', mean, n, populationSize };
  if (variance === 0 && n < populationSize) {
    return { kind: 'no-interval', reason: 'no-variation', mean, n, populationSize };
  }
  const standardError = Math.sqrt((variance / n) * (1 - n / populationSize));
  const halfWidth = computeStudentQuantile(n - 1, confidence) * standardError;
  const possible = boundMeanIfMissingDiffer(values, populationSize, scale);
  return {
    kind: 'interval',
    mean,
    low: n === populationSize ? mean : Math.max(mean - halfWidth, possible.low),
    high: n === populationSize ? mean : Math.min(mean + halfWidth, possible.high),
    standardError,
    standardDeviation: Math.sqrt(variance),
    n,
    populationSize,
    confidence,
  };
}

/**
 * Mean and variance (divisor n - 1; 0 for a single value) of at least one value, independent of their order.
 * Equal values give a variance of exactly 0.
 */
export function describeSample(values: readonly number[]): {
  readonly mean: number;
  readonly variance: number;
} {
  const sorted = [...values].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  const n = sorted.length;
  if (first === sorted[n - 1]) return { mean: first, variance: 0 };
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (n - 1) };
}
