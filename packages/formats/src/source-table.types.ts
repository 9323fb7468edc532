import type { Reason, Status } from '@vicus/cube';

/** What a column of a table from a statistical office holds. Each table has one `value` and one `status` column. */
export type SourceColumnRole = 'dimension' | 'time' | 'place' | 'value' | 'status' | 'other';

/** A code and what it is called; the label is the code where the file has no other. */
export interface SourceCode {
  readonly code: string;
  readonly label: string;
}

export interface SourceColumn {
  /** unique in the table; dimensions keep the name the file gives them, `value`, `status` and `flag` are ours */
  readonly id: string;
  readonly label: string;
  readonly role: SourceColumnRole;
  /** of dimensions, time and places: the codes in the order of the file */
  readonly codes?: readonly SourceCode[];
}

/** A cell has a number (then how settled it is) or a reason for none; a source that withholds does so at source. */
export type SourceState = Status | Exclude<Reason, 'withheld'>;

/** Something to know or mend about a file. An error means: no rows, or not those rows. */
export interface SourceFinding {
  readonly severity: 'error' | 'warning';
  /** small letters and hyphens, e.g. `data-count-wrong` */
  readonly code: string;
  /** 1-based line of the text; null: the file as a whole, or a format without lines that mean something */
  readonly line: number | null;
  /** keyword, column or path it is about; null: none */
  readonly keyword: string | null;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface SourceAbout {
  readonly title: string;
  /** the office that made it, in its own words; '' where the file does not say */
  readonly source: string;
  /** day (and time) of the last update as the file writes it; '' where it does not say */
  readonly updated: string;
  /** identifier of the table at its source */
  readonly table: string;
  /** unit of all values where the file states one; '' else */
  readonly unit: string;
  /** number of decimals shown; null: not stated */
  readonly decimals: number | null;
  readonly notes: readonly string[];
}

/**
 * A table of a statistical office as one row an observation. `rows` hold texts by column: codes for dimensions, in `value`
 * a decimal number with a point or '' for none, in `status` a `SourceState`, in `flag` (role `other`) what the source wrote.
 * Zero is `0` with a status of a number; missing and withheld have '' and their reason.
 */
export interface SourceTable {
  readonly format: 'px' | 'sdmx-csv' | 'sdmx-json' | 'sdmx-ml' | 'json-stat';
  /** the form of the format, e.g. `2013`, `1.0`, `2.0` */
  readonly dialect: string;
  readonly about: SourceAbout;
  readonly columns: readonly SourceColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly findings: readonly SourceFinding[];
}

export interface SourceTableOptions {
  /** BCP 47 tag of the labels wanted, where the file has several languages (default: the file's first) */
  readonly language?: string;
  /** which dataset of a file with several (JSON-stat bundles and collections; default: the first) */
  readonly dataset?: string;
}

/** Stated limits: what is larger is an error finding `too-large`. */
export const SOURCE_TABLE_LIMITS = {
  /** characters of the text */
  characters: 64 * 1024 * 1024,
  /** observations */
  rows: 500_000,
  /** columns of a CSV; keywords of a PX file */
  columns: 200,
} as const;
