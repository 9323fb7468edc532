/** The sheets of a file as records: which sheet is which, which column holds what, and what cannot be read. */
import { foldHeading } from '#server/spreadsheet/match-columns.ts';
import type { WorkbookTable } from '#server/spreadsheet/read-xlsx.ts';
import { toFinding, type TableFinding, type TableRow } from '#server/spreadsheet/spreadsheet.types.ts';
import { toColumnLetters } from '#server/spreadsheet/xlsx-archive.ts';
import { FILE_LANGUAGES, readCellText, type FileDialect } from './file-cells.rules.ts';
import { FILE_COLUMNS, findColumn, ID_COLUMN, MARK_COLUMN, toYearColumn } from './file-columns.rules.ts';
import { nameColumn, nameReadingColumn, nameSheet } from './file-sheets.rules.ts';
import {
  FILE_SHEETS,
  type FileFinding,
  type FileSheet,
  type ReadFile,
  type ReadRecord,
} from './file.types.ts';

/** `strategyId` of the strategy the file is brought to; `dialect` of numbers that are written as text. */
export function readFile(
  tables: readonly WorkbookTable[],
  strategyId: string,
  dialect: FileDialect,
): ReadFile {
  const seen = new Set<string>();
  const findings: FileFinding[] = [];
  const records: ReadRecord[] = [];
  const refused: ReadRecord[] = [];
  for (const table of tables.filter(({ rows }) => rows.some(isFilled))) {
    const sheet = findSheet(table.name);
    const place = (finding: TableFinding): FileFinding => ({ ...finding, sheet: table.name });
    if (sheet === 'cover') findings.push(...checkCover(table, strategyId).map(place));
    else if (sheet === undefined) findings.push(place(toFinding('warning', 'strategy-sheet-unknown')));
    else if (seen.has(sheet)) findings.push(place(toFinding('error', 'strategy-sheet-twice')));
    else {
      seen.add(sheet);
      const read = readSheet(sheet, table, dialect);
      records.push(...read.records);
      refused.push(...read.refused);
      findings.push(...read.findings.map(place));
    }
  }
  if (seen.size === 0) findings.push({ ...toFinding('error', 'strategy-no-sheets'), sheet: '' });
  return { records, refused, findings };
}

const isFilled = ({ cells }: TableRow): boolean => cells.some((cell) => cell !== '');

function findSheet(name: string): FileSheet | 'cover' | undefined {
  const folded = foldHeading(name);
  return (['cover', ...FILE_SHEETS] as const).find((sheet) =>
    [sheet, ...FILE_LANGUAGES.map((one) => nameSheet(sheet, one))].some(
      (known) => foldHeading(known) === folded,
    ),
  );
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isRowId = (text: string): boolean => UUID.test(text);

function checkCover({ rows }: WorkbookTable, strategyId: string): TableFinding[] {
  const other = rows.find(({ cells: [, second = ''] }) => isRowId(second));
  const isOther = other !== undefined && other.cells[1]?.toLowerCase() !== strategyId.toLowerCase();
  return isOther ? [toFinding('error', 'strategy-other-strategy', other.number)] : [];
}

interface SheetReading {
  readonly records: readonly ReadRecord[];
  readonly refused: readonly ReadRecord[];
  readonly findings: readonly TableFinding[];
}

function readSheet(sheet: FileSheet, table: WorkbookTable, dialect: FileDialect): SheetReading {
  const [heading, ...rows] = table.rows.filter(isFilled);
  if (heading === undefined) return { records: [], refused: [], findings: [] };
  const { columns, findings } = matchHeadings(sheet, heading);
  const noted = table.findings
    .filter(({ row }) => row === null || row > heading.number)
    .map((finding) => nameFindingColumn(finding, heading));
  if (!columns.has(ID_COLUMN)) return { records: [], refused: [], findings: [...findings, ...noted] };
  const read = rows.map((row) => readRow(sheet, row, columns, heading, dialect));
  return {
    records: read.flatMap(({ record, isRefused }) => (isRefused ? [] : [record])),
    refused: read.flatMap(({ record, isRefused }) => (isRefused ? [record] : [])),
    findings: [...findings, ...noted, ...read.flatMap((one) => one.findings)],
  };
}

/** Notes of a workbook name a column by its letters; people know the heading. */
function nameFindingColumn(finding: TableFinding, { cells }: TableRow): TableFinding {
  const at = cells.findIndex((_, index) => toColumnLetters(index) === finding.column);
  return at === -1 || cells[at] === '' ? finding : { ...finding, column: cells[at] ?? null };
}

interface Headings {
  /** position by column, with `id` and `mark` */
  readonly columns: ReadonlyMap<string, number>;
  readonly findings: readonly TableFinding[];
}

function matchHeadings(sheet: FileSheet, { number, cells }: TableRow): Headings {
  const known = listHeadings(sheet);
  const columns = new Map<string, number>();
  const findings: TableFinding[] = [];
  for (const [at, cell] of cells.entries()) {
    const id = cell === '' ? '' : (known.get(foldHeading(cell)) ?? readYear(sheet, cell));
    if (id === '') continue;
    if (id === undefined) findings.push(toFinding('warning', 'strategy-column-unknown', number, cell));
    else if (columns.has(id)) findings.push(toFinding('error', 'strategy-column-twice', number, cell));
    else columns.set(id, at);
  }
  const missing = [ID_COLUMN, MARK_COLUMN, ...FILE_COLUMNS[sheet].map(({ id }) => id)].filter(
    (id) => !columns.has(id),
  );
  findings.push(...missing.map((id) => toMissing(id, number)));
  return { columns, findings };
}

/** Values of messages are in the words of the file's reader: the page puts the name of the column in. */
const toMissing = (id: string, row: number): TableFinding =>
  id === ID_COLUMN
    ? toFinding('error', 'strategy-id-column-missing', row, null, { field: id })
    : toFinding('warning', 'strategy-column-missing', row, null, { field: id });

const readYear = (sheet: FileSheet, cell: string): string | undefined =>
  sheet === 'outputs' && /^\d{4}$/.test(cell) ? toYearColumn(Number(cell)).id : undefined;

/** Folded headings in every language; '' what stands there for reading only. */
function listHeadings(sheet: FileSheet): ReadonlyMap<string, string> {
  const ids = [ID_COLUMN, MARK_COLUMN, ...FILE_COLUMNS[sheet].map(({ id }) => id)];
  const reading = FILE_COLUMNS[sheet].filter(({ to }) => to !== undefined);
  return new Map([
    ...reading.flatMap(({ id }) =>
      FILE_LANGUAGES.map((one) => [foldHeading(nameReadingColumn(id, one)), ''] as const),
    ),
    ...ids.flatMap((id) => [
      [foldHeading(id), id] as const,
      ...FILE_LANGUAGES.map((one) => [foldHeading(nameColumn(id, one)), id] as const),
    ]),
  ]);
}

interface RowReading {
  readonly record: ReadRecord;
  readonly isRefused: boolean;
  readonly findings: readonly TableFinding[];
}

/** A row with a cell that cannot be read is kept out: its findings say why, and nothing is imported while they stand. */
function readRow(
  sheet: FileSheet,
  row: TableRow,
  columns: ReadonlyMap<string, number>,
  heading: TableRow,
  dialect: FileDialect,
): RowReading {
  const cell = (id: string): string => row.cells[columns.get(id) ?? -1] ?? '';
  const findings: TableFinding[] = [];
  const values: Record<string, string> = {};
  for (const [id, at] of columns) {
    const column = findColumn(sheet, id);
    if (column === undefined) continue;
    const read = readCellText(column, cell(id), row.numbers?.has(at) ?? false, dialect);
    if ('value' in read) values[id] = read.value;
    else
      findings.push(
        toFinding('error', read.code, row.number, heading.cells[at] ?? null, { ...read.values, field: id }),
      );
  }
  const given = cell(ID_COLUMN);
  const id = isRowId(given) ? given.toLowerCase() : given;
  const record = { sheet, id, row: row.number, mark: cell(MARK_COLUMN), values };
  return { record, isRefused: findings.length > 0, findings };
}
