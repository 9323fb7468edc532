export interface ExpectedValueTable {
  /** names of what the places cannot choose, e.g. `unemployment`; at least one */
  readonly preconditions: readonly string[];
  /** one list a precondition, one value a place, in any unit */
  readonly columns: readonly ArrayLike<number>[];
  /** how many of how many have the outcome, one a place; denominators above 0 */
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
}

export interface FittedPrecondition {
  readonly name: string;
  /** of the places fitted, in the unit of the precondition */
  readonly mean: number;
  readonly standardDeviation: number;
  readonly least: number;
  readonly most: number;
  /** share 0–1 of the outcome for each unit of the precondition, the others held */
  readonly coefficient: number;
  readonly standardError: number;
  /** 1: the others tell nothing of it; above 10 its coefficient cannot be told from theirs */
  readonly varianceInflation: number;
}

/** Plain data: may be stored as JSON and read back. */
export interface ExpectedValueFit {
  readonly kind: 'fit';
  readonly places: number;
  readonly preconditions: readonly FittedPrecondition[];
  /** expected share 0–1 of a place that is average in every precondition */
  readonly levelAtMeans: number;
  /** of the places' own levels around what their preconditions say, share² */
  readonly betweenVariance: number;
  /** share 0–1 of the variation between places, chance taken out, that the preconditions explain */
  readonly shareExplained: number;
  /** of level and slopes per standard deviation, intercept first */
  readonly covariance: readonly (readonly number[])[];
  /** pooled share of all places, 0–1 */
  readonly overallShare: number;
  /** preconditions that say nearly the same as others (variance inflation above 10) */
  readonly entangled: readonly string[];
}

export type NoExpectedValues =
  | {
      readonly kind: 'no-fit';
      readonly reason: 'too-few-places';
      readonly places: number;
      readonly needed: number;
    }
  | {
      readonly kind: 'no-fit';
      /** the same everywhere, or one repeats others exactly: named */
      readonly reason: 'no-variation' | 'repeated-preconditions';
      readonly preconditions: readonly string[];
    }
  | { readonly kind: 'no-fit'; readonly reason: 'outcome-does-not-vary' };
