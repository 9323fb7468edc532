/** Reads the Spanish files row by row, and holds the rows against the register: pure. */
import { matchColumns, readCell, type ColumnMap } from '#server/spreadsheet/match-columns.ts';
import {
  toFinding,
  type Table,
  type TableFinding,
  type TableRow,
} from '#server/spreadsheet/spreadsheet.types.ts';
import {
  listRepeatedCodes,
  listSoundRows,
  listTableFindings,
  nameFile,
  parseFigure,
} from './dataset.rules.ts';
import type { CheckedDataset, DatasetFinding, RefusedRow } from './dataset.types.ts';
import { listFields, type Conversion, type SpanishColumn, type SpanishFile } from './spain-files.rules.ts';
import type { SpanishContent, SpanishFigure, SpanishRow } from './spain.types.ts';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Rows of one file, and what is wrong with it by row. */
export function readSpanishTable(
  table: Table,
  file: SpanishFile,
): { readonly rows: readonly SpanishRow[]; readonly findings: readonly TableFinding[] } {
  const fields = listFields(file);
  const columns = matchColumns(table.columns, fields);
  const findings = listTableFindings(table, fields, columns);
  if (findings.some(({ severity, row }) => severity === 'error' && row === null))
    return { rows: [], findings };
  const rows: SpanishRow[] = [];
  for (const row of listSoundRows(table)) {
    const { found, one } = parseRow(row, file, columns);
    findings.push(...found);
    if (one !== null) rows.push(one);
  }
  const keys = rows.map(({ row, placeCode, year }) => ({ row, code: `${placeCode} ${year}` }));
  return { rows, findings: [...findings, ...listRepeatedCodes(keys)] };
}

function parseRow(
  row: TableRow,
  file: SpanishFile,
  columns: ColumnMap,
): { readonly found: readonly TableFinding[]; readonly one: SpanishRow | null } {
  const read = (column: string) => readCell(row, columns[column]);
  const code = read('mun_code');
  const year = file.year ?? Number(read('year'));
  const isYear = Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
  const found: TableFinding[] = [
    ...(/^\d{5}$/.test(code) ? [] : [tell(row, 'mun_code', 'municipality-code-malformed', { given: code })]),
    ...(isYear ? [] : [tell(row, 'year', 'year-unknown', { given: read('year') })]),
    ...file.columns.flatMap((column) => listFigureFindings(row, read(column.column), column)),
  ];
  const figures = file.columns.map((column): SpanishFigure => {
    const value = convert(parseFigure(read(column.column)) ?? null, column);
    return { characteristic: column.characteristic, value };
  });
  const population = readPopulation(file.population === null ? '' : read(file.population));
  if (population === undefined)
    found.push(
      tell(row, file.population ?? '', 'not-a-number', { given: read(file.population ?? ''), code }),
    );
  if (found.length > 0 || population === undefined) return { found, one: null };
  const hasValues = population !== null || figures.some(({ value }) => value !== null);
  const said = { figures, population, hasValues, reason: 'withheld-at-source' } as const;
  return { found, one: { file: file.name, row: row.number, placeCode: `ES_${code}`, year, ...said } };
}

function tell(row: TableRow, column: string, code: string, values: TableFinding['values']): TableFinding {
  return toFinding('error', code, row.number, column, values);
}

function listFigureFindings(row: TableRow, given: string, { column, most }: SpanishColumn): TableFinding[] {
  const figure = parseFigure(given);
  if (figure === undefined) return [tell(row, column, 'not-a-number', { given, code: '' })];
  if (figure === null || (figure >= 0 && figure <= most)) return [];
  return [tell(row, column, 'number-out-of-range', { given, maximum: most })];
}

/** Inhabitants; null: none given; undefined: not a number of people. */
function readPopulation(given: string): number | null | undefined {
  const figure = parseFigure(given);
  if (figure === null || figure === undefined) return figure;
  return Number.isInteger(figure) && figure >= 0 ? figure : undefined;
}

/** Six decimals keep what the source says and leave out what binary fractions add. */
const CONVERSIONS: Readonly<Record<Conversion, (figure: number) => number>> = {
  'as-is': (figure) => figure,
  'share-to-percent': (figure) => Math.round(figure * 100_000_000) / 1_000_000,
  'rest-of-100': (figure) => Math.round((100 - figure) * 1_000_000) / 1_000_000,
};

function convert(figure: number | null, { conversion }: SpanishColumn): number | null {
  return figure === null ? null : CONVERSIONS[conversion](figure);
}

export interface KnownCodes {
  /** localities of the register, ended ones included */
  readonly known: ReadonlySet<string>;
  /** codes that another code replaced */
  readonly ended: ReadonlyMap<string, { readonly year: number; readonly successors: string }>;
  /** codes that began in a year: before, there was nothing to withhold */
  readonly begun: ReadonlyMap<string, number>;
}

/**
 * Rows of places the register knows. Rows of unknown or ended codes are left out where they hold nothing (the files
 * list such codes through all years), and are errors where they hold numbers.
 */
export function checkSpanishRows(
  { rows }: SpanishContent,
  { known, ended, begun }: KnownCodes,
): CheckedDataset<SpanishContent> {
  const findings: DatasetFinding[] = [];
  const refused: RefusedRow[] = [];
  const kept = rows.filter((one) => {
    const end = ended.get(one.placeCode);
    const isOver = end !== undefined && one.year >= end.year;
    if (!isOver && (known.has(one.placeCode) || end !== undefined)) return true;
    const code = isOver ? 'place-replaced' : 'place-unknown';
    const values = { code: one.placeCode, successor: end?.successors ?? '', year: String(end?.year ?? '') };
    if (one.hasValues)
      findings.push(...nameFile([toFinding('error', code, one.row, 'mun_code', values)], one.file));
    else refused.push({ file: one.file, row: one.row, reason: isOver ? 'place-ended' : 'place-unknown' });
    return false;
  });
  const placed = kept.map((one) =>
    one.year < (begun.get(one.placeCode) ?? one.year) ? { ...one, reason: 'not-applicable' as const } : one,
  );
  return { findings, refused, content: { rows: placed } };
}
