/** Reads files by their recipe, row by row, and holds the rows against the register: pure. */
import {
  matchColumns,
  readCell,
  type ColumnMap,
  type FieldOfTable,
} from '#server/spreadsheet/match-columns.ts';
import {
  toFinding,
  type Table,
  type TableFinding,
  type TableRow,
} from '#server/spreadsheet/spreadsheet.types.ts';
import {
  hasErrors,
  listRepeatedCodes,
  listSoundRows,
  listTableFindings,
  parseFigure,
} from './dataset.rules.ts';
import type { Conversion, RecipeColumn, RecipeFigure, RecipeFile, RecipeRow } from './recipe.types.ts';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Columns of a file. Ids are the headings themselves. */
export function listFields(file: RecipeFile): readonly FieldOfTable[] {
  const required = [
    file.code.column,
    ...(file.year === null ? ['year'] : []),
    ...(file.population === null ? [] : [file.population]),
    ...file.columns.flatMap((one) => (one.isRequired ? listColumns(one) : [])),
  ];
  const optional = [
    ...(file.nameColumn === null ? [] : [file.nameColumn]),
    ...file.columns.flatMap((one) => (one.isRequired ? [] : listColumns(one))),
  ];
  const toField = (isRequired: boolean) => (id: string) => ({ id, isRequired, synonyms: [id] });
  return [
    ...[...new Set(required)].map(toField(true)),
    ...[...new Set(optional)].filter((id) => !required.includes(id)).map(toField(false)),
  ];
}

const listColumns = ({ column, of }: RecipeColumn): string[] => (of === null ? [column] : [column, of]);

/** Rows of one file, and what is wrong with it by row. */
export function readRecipeTable(
  table: Table,
  file: RecipeFile,
): { readonly rows: readonly RecipeRow[]; readonly findings: readonly TableFinding[] } {
  const fields = listFields(file);
  const columns = matchColumns(table.columns, fields);
  const findings = listTableFindings(table, fields, columns);
  if (findings.some(({ severity, row }) => severity === 'error' && row === null))
    return { rows: [], findings };
  const there = file.columns.filter((one) => listColumns(one).every((id) => (columns[id] ?? null) !== null));
  const rows: RecipeRow[] = [];
  for (const row of listSoundRows(table)) {
    const { found, one } = parseRow(row, { ...file, columns: there }, columns);
    findings.push(...found);
    if (one !== null) rows.push(one);
  }
  const keys = rows.map(({ row, placeCode, year }) => ({ row, code: `${placeCode} ${year}` }));
  return {
    rows,
    findings: [...findings, ...listRepeatedCodes(keys), ...listUnread(table, file), ...listAbove(rows, file)],
  };
}

function parseRow(
  row: TableRow,
  file: RecipeFile,
  columns: ColumnMap,
): { readonly found: readonly TableFinding[]; readonly one: RecipeRow | null } {
  const read = (column: string) => readCell(row, columns[column]);
  const code = read(file.code.column);
  const year = file.year ?? Number(read('year'));
  const isYear = Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
  const found: TableFinding[] = [
    ...(file.code.pattern.test(code)
      ? []
      : [tell(row, file.code.column, 'municipality-code-malformed', { given: code })]),
    ...(isYear ? [] : [tell(row, 'year', 'year-unknown', { given: read('year') })]),
    ...file.columns.flatMap((column) => listFigureFindings(row, read, column)),
  ];
  const figures = file.columns.flatMap((column): RecipeFigure[] => {
    if (isBeyond(read, column)) return [];
    return [{ characteristic: column.characteristic, value: convert(read, column) }];
  });
  const population = readPopulation(file.population === null ? '' : read(file.population));
  if (population === undefined)
    found.push(
      tell(row, file.population ?? '', 'not-a-number', { given: read(file.population ?? ''), code }),
    );
  if (hasErrors(found) || population === undefined) return { found, one: null };
  const hasValues = population !== null || figures.some(({ value }) => value !== null);
  const name = file.nameColumn === null ? '' : read(file.nameColumn);
  const said = { figures, population, hasValues, name, reason: file.missing };
  return {
    found,
    one: { file: file.name, row: row.number, placeCode: `${file.code.prefix}${code}`, year, ...said },
  };
}

function tell(row: TableRow, column: string, code: string, values: TableFinding['values']): TableFinding {
  return toFinding('error', code, row.number, column, values);
}

function listFigureFindings(
  row: TableRow,
  read: (column: string) => string,
  column: RecipeColumn,
): TableFinding[] {
  const malformed = listColumns(column).flatMap((name) => {
    const given = read(name);
    const isNumber = parseFigure(given) !== undefined;
    return isNumber ? [] : [tell(row, name, 'not-a-number', { given, code: '' })];
  });
  const { column: name, least, most, beyond } = column;
  if (malformed.length > 0 || !isBeyond(read, column)) return malformed;
  if (beyond === 'refuse-file')
    return [tell(row, name, 'number-out-of-range', { given: read(name), maximum: most })];
  return [toFinding('warning', 'number-left-out', row.number, name, { given: read(name), least, most })];
}

function isBeyond(read: (column: string) => string, { column, least, most }: RecipeColumn): boolean {
  const figure = parseFigure(read(column));
  return typeof figure === 'number' && (figure < least || figure > most);
}

/** Inhabitants; null: none given; undefined: not a number of people. */
function readPopulation(given: string): number | null | undefined {
  const figure = parseFigure(given);
  if (figure === null || figure === undefined) return figure;
  return Number.isInteger(figure) && figure >= 0 ? figure : undefined;
}

/** Six decimals keep what the source says and leave out what binary fractions add. */
const CONVERSIONS: Readonly<Record<Conversion, (figure: number, whole: number) => number>> = {
  'as-is': (figure) => figure,
  'share-to-percent': (figure) => Math.round(figure * 100_000_000) / 1_000_000,
  'rest-of-100': (figure) => Math.round((100 - figure) * 1_000_000) / 1_000_000,
  'percent-of': (figure, whole) => Math.round((figure / whole) * 100_000_000) / 1_000_000,
};

function convert(read: (column: string) => string, column: RecipeColumn): number | null {
  const figure = parseFigure(read(column.column)) ?? null;
  const whole = column.of === null ? 1 : (parseFigure(read(column.of)) ?? null);
  if (figure === null || whole === null || whole === 0) return null;
  return CONVERSIONS[column.conversion](figure, whole);
}

/** Said at each import, so that nobody looks for figures that were left out on purpose. */
function listUnread({ columns }: Table, { unread }: RecipeFile): TableFinding[] {
  return unread.flatMap((one) => {
    const there = one.columns.filter((column) => columns.includes(column));
    if (one.why !== 'labels-wrong' || there.length === 0) return [];
    return [toFinding('warning', 'columns-labels-wrong', null, null, { columns: there.join(', ') })];
  });
}

/** A part above its whole: the office's own noise or an error; both figures come in as they are. */
function listAbove(rows: readonly RecipeRow[], { notAbove, columns }: RecipeFile): TableFinding[] {
  return notAbove.flatMap(([part, whole]) => {
    const headingOf = (id: string) =>
      columns.find(({ characteristic }) => characteristic === id)?.column ?? id;
    return rows.flatMap(({ row, figures, placeCode }) => {
      const [first, second] = [part, whole].map(
        (id) => figures.find(({ characteristic }) => characteristic === id)?.value ?? null,
      );
      if (typeof first !== 'number' || typeof second !== 'number' || first <= second) return [];
      const values = { code: placeCode, part: first, whole: second, other: headingOf(whole) };
      return [toFinding('warning', 'share-above-whole', row, headingOf(part), values)];
    });
  });
}
