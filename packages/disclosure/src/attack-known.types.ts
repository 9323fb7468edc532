/** What a search that calls again and again keeps from one time to the next; all of it is checked anew. */
export interface Known {
  /** number of each quantity in one table that fits everything published; NaN where that is not known */
  readonly example: ArrayLike<number>;
  /** changes of the example found before, quantity → persons more or fewer; new ones are added */
  readonly changes: (readonly (readonly [number, number])[])[];
}
