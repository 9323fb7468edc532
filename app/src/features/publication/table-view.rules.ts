/** Tables of a page from cubes: what stands in rows, in columns and in each cell, in one language. */
import {
  readCell,
  readText,
  type Category,
  type Cell,
  type Coordinates,
  type Cube,
  type Dimension,
  type Measure,
} from '@vicus/cube';
import { formatValue } from '#ui/measure-formats.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import type { TableCell, TableRow, TableView } from './publication.types.ts';

/** One column of numbers: a measure, and where it is read. `lower` and `upper`: written as an interval instead. */
export interface ColumnChoice {
  readonly measure: string;
  readonly upper?: string;
  readonly at?: Coordinates;
  /** what the column is called after: its position alone, or that it is an interval or range; default: its measure */
  readonly words?: 'position' | 'interval' | 'range';
  /** a number that is not final says so */
  readonly showsStatus?: true;
}

export interface TableChoice {
  /** id of the dimension whose codes are rows */
  readonly rows: string;
  readonly at: Coordinates;
  readonly columns: readonly ColumnChoice[];
  /** dimension whose position is named in the caption, where there are several tables */
  readonly captionOf?: string;
}

/** An old phone shows so many; the files beside the table hold all of it. */
const MAXIMUM_ROWS_OF_A_PAGE = 200;

export function buildTableView(cube: Cube, choice: TableChoice, language: Language): TableView {
  const dimension = cube.dimensions.find(({ id }) => id === choice.rows);
  if (dimension === undefined) throw new Error(`table ${cube.id} has no dimension ${choice.rows}`);
  const columns = choice.columns.map((column) => ({ ...column, at: { ...choice.at, ...column.at } }));
  const rows = listRowsByParent(dimension, language, (code) =>
    columns.map((column) => writeCell(cube, column, code, choice.rows, language)),
  );
  return {
    caption: writeCaption(cube, choice, language),
    columns: [
      { label: readText(dimension.label, language), isNumber: false },
      ...choice.columns.map((column) => ({
        label: writeColumnLabel(cube, column, language),
        isNumber: true,
      })),
    ],
    rows,
  };
}

/** As much of it as a page holds, and how much it is in all. */
export function shortenForPage(table: TableView): TableView {
  const { length } = table.rows;
  if (length <= MAXIMUM_ROWS_OF_A_PAGE) return table;
  return { ...table, rows: table.rows.slice(0, MAXIMUM_ROWS_OF_A_PAGE), rowsInAll: length };
}

/** The codes of a dimension as lines, parts below their whole; a whole without any number is a heading. */
export function listRowsByParent(
  dimension: Dimension,
  language: Language,
  readCells: (code: string) => TableCell[],
): TableRow[] {
  const parents = new Set(dimension.categories.map((category) => category.parent));
  return orderByParent(dimension.categories).map((category): TableRow => {
    const label = readText(category.label, language);
    const cells = readCells(category.code);
    const isHeading = parents.has(category.code) && cells.every((cell) => cell.isNone);
    return isHeading ? { kind: 'heading', label } : { kind: 'row', label, cells };
  });
}

/** Each code directly after the one it is part of, otherwise in the order of the dimension. */
function orderByParent(categories: readonly Category[]): Category[] {
  const known = new Set(categories.map((category) => category.code));
  const place = (parent: string | undefined): Category[] =>
    categories
      .filter((category) => (known.has(category.parent ?? '') ? category.parent : undefined) === parent)
      .flatMap((category) => [category, ...place(category.code)]);
  return place(undefined);
}

function writeCell(
  cube: Cube,
  column: ColumnChoice,
  code: string,
  rows: string,
  language: Language,
): TableCell {
  const at = { ...column.at, [rows]: code };
  const measure = readMeasure(cube, column.measure);
  const cell = readCell(cube, at, column.measure);
  if (cell.kind === 'none') return { text: writeReason(cell, language), isNone: true };
  const low = formatValue(cell.value, measure, language);
  if (column.upper === undefined)
    return { text: `${low}${writeStatus(cell, column, language)}`, isNone: false };
  const upper = readCell(cube, at, column.upper);
  if (upper.kind === 'none') return { text: writeReason(upper, language), isNone: true };
  return { text: `${low} – ${formatValue(upper.value, measure, language)}`, isNone: false };
}

function writeStatus(
  { status }: Extract<Cell, { kind: 'number' }>,
  { showsStatus }: ColumnChoice,
  language: Language,
): string {
  if (showsStatus !== true || status === 'final') return '';
  return ` (${createTranslator(language)(`word.${status}`)})`;
}

function writeReason(cell: Extract<Cell, { kind: 'none' }>, language: Language): string {
  return createTranslator(language)(`word.${cell.reason}`);
}

export function readMeasure(cube: Cube, id: string): Measure {
  const measure = cube.measures.find((candidate) => candidate.id === id);
  if (measure === undefined) throw new Error(`table ${cube.id} has no measure ${id}`);
  return measure;
}

function writeCaption(cube: Cube, { at, captionOf }: TableChoice, language: Language): string {
  const title = readText(cube.provenance.title, language);
  if (captionOf === undefined) return title;
  return `${title}: ${readLabel(cube, captionOf, at[captionOf] ?? '', language)}`;
}

function writeColumnLabel(cube: Cube, { measure, at, words }: ColumnChoice, language: Language): string {
  const t = createTranslator(language);
  const positions = Object.entries(at ?? {}).map(([id, code]) => readLabel(cube, id, code, language));
  if (words === 'position') return positions.join(', ');
  const own =
    words === undefined ? readText(readMeasure(cube, measure).label, language) : t(`public.column.${words}`);
  return [...positions, own].join(': ');
}

export function readLabel(cube: Cube, dimensionId: string, code: string, language: Language): string {
  const dimension = cube.dimensions.find(({ id }) => id === dimensionId);
  const category = dimension?.categories.find((candidate) => candidate.code === code);
  return category === undefined ? code : readText(category.label, language);
}
