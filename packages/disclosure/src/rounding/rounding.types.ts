/** Multiples of the base take the place of small counts. */
export type RoundingBase = 3 | 5;

/** How far the rounded numbers are from the true ones. Deviations in persons, over distinct published cells. */
export interface RoundingAccuracy {
  readonly cells: number;
  /** cells that show their true number */
  readonly unchanged: number;
  readonly meanDeviation: number;
  readonly largestDeviation: number;
  /** nine of ten cells deviate by no more than this */
  readonly ninthDecile: number;
}

export interface RoundedCounts {
  readonly base: RoundingBase;
  /** persons in each elementary row after rounding: every published number is a sum of these */
  readonly rows: Float64Array;
  /** the number shown for each visible cell of the system; 0 is shown as `0–(base − 1)` */
  readonly published: Float64Array;
  readonly accuracy: RoundingAccuracy;
}

export interface RoundingRequest {
  readonly base: RoundingBase;
  /** whole number; kept secret: who knows it can repeat the choices */
  readonly seed: number;
  /** asked between passes; false ends the search for better choices */
  readonly mayContinue?: () => boolean;
}
