export interface IntervalOfShare {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface DifferenceOfShares {
  /** first minus second, −1 to 1 */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** whether 0 lies outside the interval */
  readonly isDistinguishable: boolean;
}

/**
 * Difference of two shares from independent samples with Newcombe's interval, made of their Wilson intervals (on
 * effective sizes where weighted). Two intervals that overlap are no test; this is.
 *
 * @param first share with its interval, each 0–1, e.g. of `estimateShare`
 * @param second likewise, with the same confidence
 * @throws RangeError where an interval does not enclose its share
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10. Method page: docs/methods/survey-estimates.md
 * @example
 * computeDifferenceOfShares({ share: 0.7, low: 0.574, high: 0.801 }, { share: 0.6, low: 0.489, high: 0.702 }).isDistinguishable // => false
 */
export function computeDifferenceOfShares(
  first: IntervalOfShare,
  second: IntervalOfShare,
): DifferenceOfShares {
  for (const { share, low, high } of [first, second])
    if (!(low <= share && share <= high)) throw new RangeError(`${low} to ${high} does not enclose ${share}`);
  const difference = first.share - second.share;
  const low = difference - Math.hypot(first.share - first.low, second.high - second.share);
  const high = difference + Math.hypot(first.high - first.share, second.share - second.low);
  return { difference, low, high, isDistinguishable: low > 0 || high < 0 };
}
