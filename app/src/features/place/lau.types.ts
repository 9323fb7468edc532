/** Nouns of Eurostat's list of local administrative units (LAU). */
import type { RegisterEntry } from './register.types.ts';

/** What the operator says about the file. */
export interface LauEdition {
  /** the year in the list's name, e.g. 2019 */
  readonly edition: number;
  /** the year the numbers of inhabitants are of */
  readonly populationYear: number;
}

export interface LauLocality extends RegisterEntry {
  /** 1-based row of the file */
  readonly row: number;
  /** null: the list gives none */
  readonly population: number | null;
}

export interface LauContent extends LauEdition {
  /** countries and NUTS regions that the rows lie in, each after the one it lies in */
  readonly regions: readonly RegisterEntry[];
  readonly localities: readonly LauLocality[];
}
