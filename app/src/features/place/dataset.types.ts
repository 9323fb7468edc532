/** Nouns of open data that an operator imports: read → findings → commit, all of it or nothing. */
import type { TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';

/** Whose data they are; stands in `reference.dataset` and wherever figures of the dataset are shown. */
export interface DatasetAbout {
  /** the dataset's own name: small letters, digits and hyphens */
  readonly dataset: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  /** the words the licence asks for */
  readonly attribution: string;
  readonly address: string;
  /** edition as the publisher names it */
  readonly version: string;
}

/** Something to know or mend, with the file it stands in. */
export interface DatasetFinding extends TableFinding {
  readonly file: string;
}

/** A row that did not come in though the file was accepted, and why (a code of a finding). */
export interface RefusedRow {
  readonly file: string;
  readonly row: number;
  readonly reason: string;
}

/** What reading the files came to; nothing has been asked of the database yet. */
export interface ReadDataset<Content> {
  readonly about: DatasetAbout;
  /** rows below the headings, of all files */
  readonly rowsRead: number;
  readonly findings: readonly DatasetFinding[];
  readonly refused: readonly RefusedRow[];
  readonly content: Content;
  /** one text a record, in any order: what the content hash is made of */
  readonly lines: readonly string[];
}

/** Read content held against what the register knows. */
export interface CheckedDataset<Content> {
  readonly findings: readonly DatasetFinding[];
  readonly refused: readonly RefusedRow[];
  readonly content: Content;
}

/** Rows of the files by what they did. */
export interface RowOutcomes {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** `rowsRead` = added + changed + unchanged + all of `refused`. */
export interface ImportReport extends RowOutcomes {
  readonly about: DatasetAbout;
  /** false: there are errors among the findings, and nothing was written */
  readonly isImported: boolean;
  readonly rowsRead: number;
  readonly refused: readonly { readonly reason: string; readonly rows: number }[];
  /** figures that came in as withheld by the office: the row is accepted, the number is not there */
  readonly withheldFigures: number;
  readonly findings: readonly DatasetFinding[];
  /** SHA-256 (hex) of the content whatever the order of rows; '' where nothing was imported */
  readonly contentHash: string;
}

/** A file as it came. */
export interface DatasetFile {
  readonly name: string;
  readonly content: Uint8Array;
}
