/** Nouns of the Spanish files: the census of 2021 and the atlas of household income, by municipality. */
import type { PlaceChange } from './register.types.ts';

/** One figure of a row; null: the office shows none for so small a place. */
export interface SpanishFigure {
  readonly characteristic: string;
  readonly value: number | null;
}

/** One row of one file: a municipality in a year. */
export interface SpanishRow {
  readonly file: string;
  readonly row: number;
  readonly placeCode: string;
  readonly year: number;
  readonly figures: readonly SpanishFigure[];
  /** null: none given here */
  readonly population: number | null;
  /** whether the row holds any number at all */
  readonly hasValues: boolean;
  /** why a figure is missing: the office withholds it, or there was no such place in that year */
  readonly reason: 'withheld-at-source' | 'not-applicable';
}

export interface SpanishContent {
  readonly rows: readonly SpanishRow[];
}

/** A change with the name of the place that ended. */
export interface NamedChange extends PlaceChange {
  readonly fromName: string;
}
