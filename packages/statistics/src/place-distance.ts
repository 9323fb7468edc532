/**
 * How alike two places are in stated characteristics: the square root of the weighted mean of squared differences,
 * each in standard deviations. 0: equal in all that can be compared; two places drawn at random lie about 1.4 apart.
 */

/** One characteristic of every place of a table. */
export interface CharacteristicColumn {
  /** one value a place, in the order of the table; NaN where none is known */
  readonly values: Float64Array;
  /** how much it counts, above 0 */
  readonly weight: number;
}

/**
 * Distance of two places whose characteristics are already in standard deviations.
 *
 * @param one, other values in the same order; NaN where none is known
 * @param weights above 0, in the same order; only their ratios count
 * @param minimumShared how many characteristics both must have, from 1
 * @returns the distance in standard deviations and how many characteristics it rests on; null where they share too few
 * @throws RangeError for arrays of different length
 * Source: Euclidean distance over standardised variables, with the partial-distance rule for missing values
 * (J. K. Dixon, Pattern recognition with partly missing data, IEEE Transactions on Systems, Man, and Cybernetics 9,
 * 1979, 617-621). Method page: docs/methods/peers.md
 * @example
 * computePlaceDistance([0, 1, NaN], [3, 5, 1], [1, 1, 1], 2) // => { "distance": 3.5355339059327378, "shared": 2 }
 */
export function computePlaceDistance(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  weights: ArrayLike<number>,
  minimumShared: number,
): { readonly distance: number; readonly shared: number } | null {
  if (one.length !== other.length || one.length !== weights.length)
    throw new RangeError('Values and weights have the same length');
  let [squares, weight, shared] = [0, 0, 0];
  for (let at = 0; at < one.length; at += 1) {
    const difference = (one[at] ?? NaN) - (other[at] ?? NaN);
    // NaN: at least one of the two is not known
    if (difference !== difference) continue;
    const counts = weights[at] ?? 0;
    squares += counts * difference * difference;
    weight += counts;
    shared += 1;
  }
  if (shared < Math.max(1, minimumShared)) return null;
  return { distance: Math.sqrt(squares / weight), shared };
}

/**
 * Mean and standard deviation of one characteristic over some places of a table.
 *
 * @param values of all places, in the characteristic's unit; NaN where none is known
 * @param rows which places count
 * @returns how many are known, mean and standard deviation (divisor n - 1); deviation 0 below two values or where all
 * are equal
 * Source: B. P. Welford, Technometrics 4 (1962) 419-420 (one pass). Method page: docs/methods/peers.md
 * @example
 * describeColumn(Float64Array.of(2, NaN, 4, 6, 100), [0, 1, 2, 3]) // => { "n": 3, "mean": 4, "standardDeviation": 2 }
 */
export function describeColumn(
  values: Float64Array,
  rows: ArrayLike<number>,
): { readonly n: number; readonly mean: number; readonly standardDeviation: number } {
  let [n, mean, squares] = [0, 0, 0];
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[rows[at] ?? -1] ?? NaN;
    if (value !== value) continue;
    n += 1;
    const before = value - mean;
    mean += before / n;
    squares += before * (value - mean);
  }
  return { n, mean, standardDeviation: n < 2 ? 0 : Math.sqrt(squares / (n - 1)) };
}
