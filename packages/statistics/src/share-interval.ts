import type { Confidence } from './answers.types.ts';
import { checkPopulation } from './check-answer.ts';
import { computeNormalQuantile } from './quantiles.ts';

export type ShareInterval =
  | {
      readonly kind: 'interval';
      /** share 0-1 */
      readonly share: number;
      readonly low: number;
      readonly high: number;
      readonly n: number;
      readonly confidence: Confidence;
    }
  | { readonly kind: 'no-interval'; readonly reason: 'no-answers'; readonly n: 0 };

/**
 * Wilson's score interval for a share. With a population size it becomes narrower as more of the closed list has
 * answered: n is replaced by n (N - 1) / (N - n), and the interval is cut to the shares that are still possible.
 *
 * @param count how many have the property
 * @param n how many answered
 * @param options `populationSize` N of a closed list (leave out for a sample of a large population);
 *   `effectiveSize` instead of n for weighted data; `confidence`, 0.95 unless told
 * @throws RangeError unless 0 <= count <= n <= populationSize, and effectiveSize above 0
 * Source: E. B. Wilson, JASA 22 (1927) 209-212; finite population correction as in Cochran 1977, chapter 3.
 * Method page: docs/methods/wilson-interval.md
 * @example
 * estimateShareInterval(1, 10).high.toFixed(4) // => "0.4042"
 */
export function estimateShareInterval(
  count: number,
  n: number,
  options: {
    readonly populationSize?: number;
    readonly effectiveSize?: number;
    readonly confidence?: Confidence;
  } = {},
): ShareInterval {
  const { populationSize, effectiveSize = n, confidence = 0.95 } = options;
  if (!(count >= 0 && count <= n) || !Number.isInteger(n))
    throw new RangeError(`${count} of ${n} is no share`);
  if (populationSize !== undefined) checkPopulation(n, populationSize);
  if (n === 0) return { kind: 'no-interval', reason: 'no-answers', n: 0 };
  if (!(effectiveSize > 0)) throw new RangeError('The effective size is above 0');
  const share = count / n;
  if (populationSize === n) return { kind: 'interval', share, low: share, high: share, n, confidence };
  const known = populationSize === undefined ? 1 : (populationSize - 1) / (populationSize - n);
  const { low, high } = computeWilson(share, effectiveSize * known, computeNormalQuantile(confidence));
  const least = populationSize === undefined ? 0 : count / populationSize;
  const most = populationSize === undefined ? 1 : (count + populationSize - n) / populationSize;
  return { kind: 'interval', share, low: Math.max(low, least), high: Math.min(high, most), n, confidence };
}

/** The ends are set to exactly 0 and 1 at shares 0 and 1, where the formula gives them up to rounding. */
export function computeWilson(share: number, size: number, z: number): { low: number; high: number } {
  const squared = z * z;
  const centre = share + squared / (2 * size);
  const spread = z * Math.sqrt((share * (1 - share)) / size + squared / (4 * size * size));
  const divisor = 1 + squared / size;
  return {
    low: share === 0 ? 0 : Math.max(0, (centre - spread) / divisor),
    high: share === 1 ? 1 : Math.min(1, (centre + spread) / divisor),
  };
}
