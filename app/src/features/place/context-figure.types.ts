/** Nouns of figures a place is read against: of countries, regions and municipalities, by whom they are about. */
import type { DatasetAbout } from './dataset.types.ts';

export const CONTEXT_PEOPLE = ['newcomers', 'others', 'everyone'] as const;
export type ContextPeople = (typeof CONTEXT_PEOPLE)[number];
export type ContextStatus = 'final' | 'provisional' | 'estimated';
export type ContextReason = 'not-collected' | 'not-applicable' | 'no-base' | 'withheld-at-source';

/** One figure: a value with its status, or the reason for none. */
export interface ContextFigure {
  readonly placeCode: string;
  readonly measure: string;
  readonly people: ContextPeople;
  /** `citizenship=eu,sex=f`, in alphabetical order; '' is all */
  readonly breakdown: string;
  /** `2024`, `2024-06` */
  readonly period: string;
  readonly value: number | null;
  readonly status: ContextStatus | null;
  readonly reason: ContextReason | null;
  /** what the source wrote beside the value */
  readonly flag: string;
}

/** What a code of a dimension says: whom it is about, or a part of the breakdown; null: such rows are not read. */
export interface CodeMeaning {
  readonly people?: ContextPeople;
  readonly breakdown?: string;
  readonly measure?: string;
}
export type CodeMeanings = Readonly<Record<string, CodeMeaning | null>>;

/** A column with a measure, and what its numbers can be. */
export interface MeasureColumn {
  readonly column: string;
  readonly measure: string;
  readonly least: number;
  readonly most: number;
}

/** How places are written in the file. */
export type PlaceCoding = 'eurostat-country' | 'spanish-municipality' | 'german-county';

export interface ContextFile {
  readonly name: string;
  readonly isRequired: boolean;
  /** `sdmx-csv`: one observation a row, in its OBS_VALUE; `table`: one or more measures in columns */
  readonly format: 'sdmx-csv' | 'table';
  readonly placeColumn: string;
  readonly places: PlaceCoding;
  readonly timeColumn: string;
  /** of every row, where its dimensions do not say otherwise */
  readonly always: CodeMeaning;
  /** dimensions by column; every code that occurs must stand here */
  readonly dimensions: Readonly<Record<string, CodeMeanings>>;
  /** of tables; of SDMX-CSV the one measure follows from `always` or a dimension */
  readonly measures: readonly MeasureColumn[];
  /** columns that are wrong in the file, told at each import */
  readonly wrongColumns: readonly string[];
  readonly missing: ContextReason;
}

export interface ContextSource {
  readonly about: DatasetAbout;
  readonly files: readonly ContextFile[];
}

/** A row of a file with the figures it brings; none: `refusal` says why. */
export interface ContextRow {
  readonly file: string;
  readonly row: number;
  /** as the file writes it */
  readonly place: string;
  readonly places: PlaceCoding;
  readonly figures: readonly Omit<ContextFigure, 'placeCode'>[];
  /** null: the row is read */
  readonly refusal: string | null;
}

export interface ContextContent {
  readonly rows: readonly ContextRow[];
  readonly figures: readonly (ContextFigure & { readonly rowKey: string })[];
}
