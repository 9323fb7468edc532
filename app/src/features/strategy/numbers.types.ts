/** Numbers that people typed into the words of a strategy. */

/** A number that no placed figure tells, with where it stands. */
export interface TypedNumber {
  /** code of the field, e.g. `part:diagnosis`, `action:<id>:what` */
  readonly where: string;
  /** title of the part, goal or action it stands in; '' for parts */
  readonly name: string;
  readonly number: string;
  /** the words around it */
  readonly excerpt: string;
}

/** Confirmed by a person at adoption: kept with the version. */
export interface ConfirmedNumber extends TypedNumber {
  /** ISO day */
  readonly confirmedOn: string;
}
