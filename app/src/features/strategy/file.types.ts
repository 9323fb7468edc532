/** The spreadsheet of a strategy: rows of all its lists as texts in one notation, whatever a cell looked like. */
import type { TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';

/** In the order in which departments read them; each row belongs to one of a sheet before it, or to none. */
export const FILE_SHEETS = [
  'goals',
  'measures',
  'perspectives',
  'actions',
  'outputs',
  'milestones',
  'money',
  'budget',
  'bodies',
  'risks',
] as const;
export type FileSheet = (typeof FILE_SHEETS)[number];

/**
 * What a cell holds. In `FileRecord.values`: `code` the code; `codes`, `rows` and `names` one a line; `yes-no` `yes` or `no`;
 * `day` an ISO day; `number` and `whole` digits with a point; `amount` whole cents; everything '' where nothing stands.
 * `link`: what the row is tied to in the platform; shown, never changed by a file.
 */
export type CellKind =
  | 'text'
  | 'code'
  | 'codes'
  | 'yes-no'
  | 'day'
  | 'number'
  | 'whole'
  | 'amount'
  | 'row'
  | 'rows'
  | 'names'
  | 'link';

export interface FileColumn {
  /** also the last part of its message key, but for years */
  readonly id: string;
  readonly kind: CellKind;
  /** of `code` and `codes` */
  readonly codes?: readonly string[];
  /** of `row` and `rows`: the sheet of the rows that are named */
  readonly to?: FileSheet;
  /** nobody can add a row without it */
  readonly isRequired?: boolean;
}

/** One row, the same for the database, a sheet and a comparison of both. */
export interface FileRecord {
  readonly sheet: FileSheet;
  /** id of the row; in a file also a name that somebody gave a new row; '' a new row without a name */
  readonly id: string;
  readonly revision: number;
  /** by column */
  readonly values: Readonly<Record<string, string>>;
}

/** A row as it came in a file: only columns that the file has. */
export interface ReadRecord extends Omit<FileRecord, 'revision'> {
  readonly row: number;
  /** the mark of the row as it was taken out (`markRecord`); '' lost, or a new row */
  readonly mark: string;
}

/** What is odd, with the sheet it stands in; '' the file as a whole. */
export interface FileFinding extends TableFinding {
  readonly sheet: string;
}

export interface ReadFile {
  readonly records: readonly ReadRecord[];
  /** rows with a cell that cannot be read */
  readonly refused: readonly Pick<ReadRecord, 'sheet' | 'id'>[];
  readonly findings: readonly FileFinding[];
}

export interface FieldChange {
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

export type RowOutcome = 'new' | 'changed' | 'same' | 'conflict';

export interface PlannedRow {
  readonly sheet: FileSheet;
  readonly row: number;
  /** of the row here, or the name a new row has in the file (made up where it has none) */
  readonly id: string;
  readonly title: string;
  readonly outcome: RowOutcome;
  readonly changes: readonly FieldChange[];
  /** all values after the file, completed by what stands here */
  readonly values: Readonly<Record<string, string>>;
  /** of the row here; 0: a new one */
  readonly revision: number;
}

export interface FilePlan {
  readonly rows: readonly PlannedRow[];
  readonly findings: readonly FileFinding[];
  /** by sheet: rows that stand here and not in the file; they stay */
  readonly absent: Readonly<Partial<Record<FileSheet, number>>>;
}
