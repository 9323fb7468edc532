/** The one way from an uploaded file to a table: bytes → rows → heading → findings. Throws nothing but Problems. */
import { Problem } from '../problem.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { toColumnLetters } from './xlsx-archive.ts';
import {
  LIMITS,
  toFinding,
  type RawTable,
  type Table,
  type TableFinding,
  type TableLimits,
  type TableRow,
} from './spreadsheet.types.ts';

const ZIP = [0x50, 0x4b];
/** Workbooks of the format before 2007, which this does not read. */
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

export interface TableReading {
  readonly sheetName?: string | undefined;
  readonly limits: TableLimits;
  /** a text file whose program writes every cell: a row with fewer cells than headings was cut */
  readonly hasEveryCell: boolean;
}

/**
 * Reads a CSV or XLSX file. The first row that holds anything is the heading; empty rows are passed over.
 * @throws Problem `spreadsheet-too-large` (413); `spreadsheet-empty`, `-old-excel`, `-not-text`, `-damaged`,
 * `-other-archive`, `-quotes`, `-too-many-rows`, `-too-many-columns`, `-cell-too-long` (422)
 */
export function readTable(bytes: Uint8Array, sheetName?: string): Promise<Table> {
  return readTableAs(bytes, { sheetName, limits: LIMITS, hasEveryCell: false });
}

/** The same under other limits. Workbooks keep those of every upload: they are unpacked in memory. */
export async function readTableAs(bytes: Uint8Array, reading: TableReading): Promise<Table> {
  const raw = await readRawRows(bytes, reading);
  return toTable(raw, reading.hasEveryCell && raw.source.format === 'csv');
}

/**
 * All rows as they stand, for files whose heading has to be found first.
 * @throws Problem those of `readTable`, but for an empty file or one without rows
 */
export async function readRawTable(bytes: Uint8Array, sheetName?: string): Promise<RawTable> {
  const raw = await readRawRows(bytes, { sheetName, limits: LIMITS });
  refuseBeyondLimits(raw.rows);
  return raw;
}

async function readRawRows(
  bytes: Uint8Array,
  { limits, sheetName }: Omit<TableReading, 'hasEveryCell'>,
): Promise<RawTable> {
  if (bytes.length > limits.fileBytes)
    throw new Problem('spreadsheet-too-large', 413, { maximum: `${limits.fileMegabytes} MB` }, 'file');
  if (startsWith(bytes, OLD_EXCEL)) throw new Problem('spreadsheet-old-excel', 422, {}, 'file');
  return startsWith(bytes, ZIP) ? readXlsx(bytes, sheetName) : readCsv(bytes, limits);
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, index) => bytes[index] === byte);

function toTable(raw: RawTable, hasEveryCell: boolean): Table {
  const filled = raw.rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [heading, ...rows] = filled;
  if (heading === undefined) throw new Problem('spreadsheet-empty', 422, {}, 'file');
  if (rows.length === 0) throw new Problem('spreadsheet-only-heading', 422, {}, 'file');
  refuseBeyondLimits(filled);
  const width = heading.cells.findLastIndex((cell) => cell !== '') + 1;
  const columns = heading.cells
    .slice(0, width)
    .map((cell, index) => (cell === '' ? toColumnLetters(index) : cell));
  const findings = [
    ...raw.findings.map((finding) => nameColumn(finding, columns)),
    ...listRepeatedColumns(columns, heading.number),
    ...rows.flatMap((row) => listRowFindings(row, columns)),
    ...(hasEveryCell ? rows.flatMap((row) => listCutRows(row, columns.length)) : []),
  ];
  const cut = rows.map(({ number, cells }) => ({
    number,
    cells: columns.map((_, index) => unquoteFormula(cells[index] ?? '')),
  }));
  return { columns, rows: cut, source: raw.source, findings };
}

function refuseBeyondLimits(rows: readonly TableRow[]): void {
  for (const { number, cells } of rows) {
    const width = cells.findLastIndex((cell) => cell !== '') + 1;
    if (width > LIMITS.columns)
      throw new Problem('spreadsheet-too-many-columns', 422, { maximum: LIMITS.columns }, 'file');
    if (cells.some((cell) => cell.length > LIMITS.cellCharacters))
      throw new Problem(
        'spreadsheet-cell-too-long',
        422,
        { row: number, maximum: LIMITS.cellCharacters },
        'file',
      );
  }
}

/** Workbooks name a cell by its letters; people know the heading. */
function nameColumn(finding: TableFinding, columns: readonly string[]): TableFinding {
  if (finding.column === null) return finding;
  const index = columns.findIndex((_, at) => toColumnLetters(at) === finding.column);
  return { ...finding, column: columns[index] ?? finding.column };
}

export function listRepeatedColumns(columns: readonly string[], row: number): TableFinding[] {
  const repeated = columns.filter((column, index) => columns.indexOf(column) !== index);
  return [...new Set(repeated)].map((column) =>
    toFinding('warning', 'repeated-column', row, column, { column }),
  );
}

export function listRowFindings({ number, cells }: TableRow, columns: readonly string[]): TableFinding[] {
  const findings: TableFinding[] = [];
  if (cells.slice(columns.length).some((cell) => cell !== ''))
    findings.push(toFinding('error', 'more-cells-than-columns', number, null, { columns: columns.length }));
  for (const [index, cell] of cells.entries()) {
    // The character that stands for bytes which could not be read.
    if (cell.includes('\uFFFD'))
      findings.push(toFinding('warning', 'unreadable-character', number, columns[index] ?? null));
  }
  return findings;
}

function listCutRows({ number, cells }: TableRow, width: number): TableFinding[] {
  if (cells.length >= width) return [];
  const values = { cells: cells.length, columns: width };
  return [toFinding('error', 'fewer-cells-than-columns', number, null, values)];
}

/** Files written here put an apostrophe before what a spreadsheet program would take for a formula. */
export function unquoteFormula(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}
