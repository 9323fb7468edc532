/** A table as it came in a file, with what is odd about it. Row numbers are those a spreadsheet program shows. */
export interface TableRow {
  /** 1-based, as in the file */
  readonly number: number;
  /** trimmed texts, one a column; '' for an empty cell */
  readonly cells: readonly string[];
  /** of workbooks: columns (0-based) in which a number stands, not a text that looks like one */
  readonly numbers?: ReadonlySet<number>;
}

export type Severity = 'error' | 'warning';

/** One thing to know or mend. Texts: `problem.table.<code>` says what it is, `problem.table.<code>.mend` what to do. */
export interface TableFinding {
  /** null: the file as a whole */
  readonly row: number | null;
  /** heading of the column as it stands in the file; null: the row as a whole */
  readonly column: string | null;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly severity: Severity;
}

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';
export type Delimiter = ',' | ';' | '\t';

export interface TableSource {
  readonly format: 'csv' | 'xlsx';
  /** of text files */
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  /** of workbooks: the sheet that was read, and all of them */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly source: TableSource;
  readonly findings: readonly TableFinding[];
}

/** Rows before the heading is known. */
export interface RawTable {
  readonly rows: readonly TableRow[];
  readonly source: TableSource;
  readonly findings: readonly TableFinding[];
}

export interface TableLimits {
  readonly fileBytes: number;
  readonly fileMegabytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
}

/** Stated on every page that takes a file. */
export const LIMITS = {
  fileBytes: 5 * 1024 * 1024,
  fileMegabytes: 5,
  rows: 20_000,
  columns: 100,
  cellCharacters: 10_000,
} as const satisfies TableLimits;

/** Open data of statistical offices, which only the operator brings in from the command line. */
export const DATASET_LIMITS: TableLimits = {
  ...LIMITS,
  fileBytes: 64 * 1024 * 1024,
  fileMegabytes: 64,
  rows: 500_000,
};

export const toFinding = (
  severity: Severity,
  code: string,
  row: number | null = null,
  column: string | null = null,
  values: TableFinding['values'] = {},
): TableFinding => ({ row, column, code, values, severity });
