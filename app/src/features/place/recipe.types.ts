/** Nouns of recipes: which file of a statistical office holds what, and what it becomes in the register. */
import type { DatasetAbout } from './dataset.types.ts';
import type { PlaceChange, RegisterEntry } from './register.types.ts';

/** How the number of a column becomes the number of a characteristic. */
export type Conversion = 'as-is' | 'share-to-percent' | 'rest-of-100' | 'percent-of';

export interface RecipeColumn {
  readonly column: string;
  readonly characteristic: string;
  readonly conversion: Conversion;
  /** of `percent-of`: the column with the whole */
  readonly of: string | null;
  /** what a number of this column can be at least and at most */
  readonly least: number;
  readonly most: number;
  /** what becomes of a number beyond: the whole file is refused, or the figure is left out with a warning */
  readonly beyond: 'refuse-file' | 'leave-out';
  /** false: an older issue of the file may lack it */
  readonly isRequired: boolean;
}

/** Columns that are there and not read; `labels-wrong` is told as a finding at each import. */
export interface UnreadColumns {
  readonly columns: readonly string[];
  readonly why: 'labels-wrong' | 'not-needed' | 'definition-not-stated';
}

export interface RecipeFile {
  readonly name: string;
  readonly isRequired: boolean;
  /** column of the code, its form, and what stands before it in the register */
  readonly code: { readonly column: string; readonly pattern: RegExp; readonly prefix: string };
  /** column with the name of the place; null: none is read */
  readonly nameColumn: string | null;
  /** null: the column `year` says it */
  readonly year: number | null;
  /** column with the number of inhabitants; null: none */
  readonly population: string | null;
  readonly columns: readonly RecipeColumn[];
  readonly unread: readonly UnreadColumns[];
  /** characteristics of which the first cannot be above the second: a warning where it is */
  readonly notAbove: readonly (readonly [part: string, whole: string])[];
  /** what an empty cell of a figure means in this file */
  readonly missing: 'withheld-at-source' | 'not-collected';
}

export interface Recipe {
  /** name on the command line and in `reference.dataset` */
  readonly about: DatasetAbout;
  /** two letters as Eurostat writes them */
  readonly country: string;
  /** later files go before earlier ones where both tell the same of a place and year */
  readonly files: readonly RecipeFile[];
  readonly changes: readonly NamedChange[];
  /** codes the register does not know: an error, a refused row, or an entry beside its neighbours */
  readonly unknownPlaces: 'refuse-file' | 'refuse-row' | 'add';
  /** digits of the national code that name the NUTS 3 region; null: they do not */
  readonly regionDigits: number | null;
}

/** One figure of a row; null: the office shows none. */
export interface RecipeFigure {
  readonly characteristic: string;
  readonly value: number | null;
}

/** One row of one file: a place in a year. */
export interface RecipeRow {
  readonly file: string;
  readonly row: number;
  readonly placeCode: string;
  /** '' where the file has no names */
  readonly name: string;
  readonly year: number;
  readonly figures: readonly RecipeFigure[];
  /** null: none given here */
  readonly population: number | null;
  /** whether the row holds any number at all */
  readonly hasValues: boolean;
  /** why a figure is missing: the office withholds it or has none, or there was no such place in that year */
  readonly reason: 'withheld-at-source' | 'not-collected' | 'not-applicable';
}

export interface RecipeContent {
  readonly rows: readonly RecipeRow[];
  /** places that the register did not know */
  readonly newPlaces: readonly RegisterEntry[];
}

/** A change with the name of the place that ended. */
export interface NamedChange extends PlaceChange {
  readonly fromName: string;
}
