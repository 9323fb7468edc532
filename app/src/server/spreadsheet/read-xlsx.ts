/** Workbooks (.xlsx): one sheet is read; formulas give their last result, and every one is named. */
import readXlsxFile from 'read-excel-file/node';
import { Problem } from '../problem.ts';
import { openArchive, toColumnIndex, type CellNote, type SheetNotes } from './xlsx-archive.ts';
import { LIMITS, toFinding, type RawTable, type TableFinding, type TableRow } from './spreadsheet.types.ts';

type CellValue = string | number | boolean | Date | null;
interface SheetRows {
  readonly sheet: string;
  readonly data: readonly (readonly CellValue[])[];
}

const FINDING_OF_NOTE = {
  formula: ['warning', 'formula'],
  'formula-without-result': ['error', 'formula-without-result'],
  error: ['error', 'cell-error'],
} as const satisfies Record<CellNote['kind'], readonly ['warning' | 'error', string]>;

/**
 * @param sheetName the sheet to read; left out: the first that holds anything
 * @throws Problem `spreadsheet-damaged`, `spreadsheet-other-archive`, `spreadsheet-empty` and those of limits
 */
export async function readXlsx(bytes: Uint8Array, sheetName?: string): Promise<RawTable> {
  const { workbook, notes } = openArchive(bytes);
  const sheets = await readSheets(workbook);
  const filled = sheets.filter(({ data }) => data.length > 0);
  const chosen = filled.find(({ sheet }) => sheet === sheetName) ?? filled[0];
  if (chosen === undefined) throw new Problem('spreadsheet-empty', 422, {}, 'file');
  const names = filled.map(({ sheet }) => sheet);
  const findings = [
    ...(names.length > 1
      ? [toFinding('warning', 'several-sheets', null, null, { sheet: chosen.sheet })]
      : []),
    ...listNoteFindings(notes.get(chosen.sheet), chosen.data),
  ];
  return {
    rows: toRows(chosen.data),
    source: { format: 'xlsx', encoding: null, delimiter: null, sheet: chosen.sheet, sheets: names },
    findings,
  };
}

/** One sheet as texts; row and column 1 are the first of the list. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: string[][];
}

/**
 * Every sheet of a workbook, for files that are more than one table.
 * @throws Problem `spreadsheet-old-excel`, `spreadsheet-damaged`, `spreadsheet-other-archive`, `spreadsheet-empty`,
 * `-too-many-rows`, `-too-many-columns`, `-cell-too-long` (422)
 */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly WorkbookSheet[]> {
  const { workbook } = openArchive(bytes);
  const sheets = await readSheets(workbook);
  if (sheets.every(({ data }) => data.length === 0)) throw new Problem('spreadsheet-empty', 422, {}, 'file');
  return sheets.map(({ sheet, data }) => {
    const rows = data.map((cells) => cells.map(toText));
    refuseLongCells(rows);
    return { name: sheet, rows };
  });
}

/** One sheet with the numbers of its rows and what is odd about it. */
export interface WorkbookTable {
  readonly name: string;
  readonly rows: readonly TableRow[];
  /** columns of findings are letters */
  readonly findings: readonly TableFinding[];
}

/** Every sheet of a workbook with its findings, for files whose sheets are tables. @throws Problem those of `readWorkbook` */
export async function readWorkbookTables(bytes: Uint8Array): Promise<readonly WorkbookTable[]> {
  const { workbook, notes } = openArchive(bytes);
  const sheets = await readSheets(workbook);
  if (sheets.every(({ data }) => data.length === 0)) throw new Problem('spreadsheet-empty', 422, {}, 'file');
  return sheets.map(({ sheet, data }) => {
    refuseLongCells(data.map((cells) => cells.map(toText)));
    return { name: sheet, rows: toRows(data), findings: listNoteFindings(notes.get(sheet), data) };
  });
}

const toRows = (data: SheetRows['data']): TableRow[] =>
  data.map((cells, index) => ({
    number: index + 1,
    cells: cells.map(toText),
    numbers: new Set(cells.flatMap((cell, at) => (typeof cell === 'number' ? [at] : []))),
  }));

function refuseLongCells(rows: readonly (readonly string[])[]): void {
  const row = rows.findIndex((cells) => cells.some((cell) => cell.length > LIMITS.cellCharacters)) + 1;
  if (row > 0)
    throw new Problem('spreadsheet-cell-too-long', 422, { row, maximum: LIMITS.cellCharacters }, 'file');
}

async function readSheets(workbook: Buffer): Promise<readonly SheetRows[]> {
  try {
    return (await readXlsxFile(workbook)) as unknown as readonly SheetRows[];
  } catch {
    // The library throws for XML that is no workbook; the archive itself was sound.
    throw new Problem('spreadsheet-damaged', 422, {}, 'file');
  }
}

/** A day as ISO text, with the time only where there is one. */
function toText(value: CellValue): string {
  if (value === null) return '';
  if (!(value instanceof Date)) return String(value).trim();
  if (Number.isNaN(value.getTime())) return '';
  return value.toISOString().replace(/T00:00:00\.000Z$/, '');
}

function listNoteFindings(notes: SheetNotes | undefined, data: SheetRows['data']): TableFinding[] {
  if (notes === undefined) return [];
  const ofCells = notes.cells.map(({ cell, kind }) => {
    const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const row = Number(digits);
    const [severity, code] = FINDING_OF_NOTE[kind];
    const value = toText(data[row - 1]?.[toColumnIndex(letters)] ?? null);
    return toFinding(severity, code, row, letters, { cell, value });
  });
  const ofRanges = notes.merged.map((range) =>
    toFinding('warning', 'merged-cells', Number(/\d+/.exec(range)?.[0] ?? 1), null, { range }),
  );
  return [...ofCells, ...ofRanges];
}
