import { describeSample } from './finite-mean.ts';

/** The values a place is held against: how many, around what, how far apart. */
export interface ReferenceGroup {
  readonly n: number;
  readonly mean: number;
  /** divisor n - 1, in the unit of the values */
  readonly standardDeviation: number;
}

/** Fewer known values than this say little about what is usual; a default of this platform. */
export const MINIMUM_REFERENCE_VALUES = 30;

/**
 * Number, mean and standard deviation of the known values of a group of places, in any unit.
 *
 * @param values the known values only: what is missing or withheld is left out before, never counted as 0
 * @returns null where there are fewer than `minimumValues` or where all are equal: nothing can be called usual then
 * @throws RangeError if a value is not a finite number
 * Source: textbook definitions. Method page: docs/methods/context-axes.md
 * @example
 * describeReferenceGroup([2, 4, 6], 3) // => { "n": 3, "mean": 4, "standardDeviation": 2 }
 */
export function describeReferenceGroup(
  values: readonly number[],
  minimumValues: number = MINIMUM_REFERENCE_VALUES,
): ReferenceGroup | null {
  if (!values.every(Number.isFinite)) throw new RangeError('Values of a reference group are finite numbers');
  if (values.length < Math.max(2, minimumValues)) return null;
  const { mean, variance } = describeSample(values);
  return variance === 0 ? null : { n: values.length, mean, standardDeviation: Math.sqrt(variance) };
}

/**
 * How many standard deviations a value lies above (+) or below (-) the mean of a group.
 *
 * @param value in the unit of the group
 * @param group from `describeReferenceGroup`
 * @throws RangeError if the value is not finite or the group has no spread
 * Source: textbook definition. Method page: docs/methods/context-axes.md
 * @example
 * computeZScore(7, { n: 3, mean: 4, standardDeviation: 2 }) // => 1.5
 */
export function computeZScore(value: number, group: ReferenceGroup): number {
  if (!Number.isFinite(value)) throw new RangeError('The value is a finite number');
  if (!(group.standardDeviation > 0)) throw new RangeError('The group has a spread');
  return (value - group.mean) / group.standardDeviation;
}
