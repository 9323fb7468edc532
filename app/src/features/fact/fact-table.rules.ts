/** Tables of a release laid out so that any number in them can be taken. */
import { readCell, readText, type Coordinates, type Cube, type Dimension } from '@vicus/cube';
import { formatValue } from '#ui/measure-formats.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { listTellableMeasures } from './fact.rules.ts';
import { toFactToken } from './fact-address.rules.ts';

export interface PickCell {
  readonly text: string;
  readonly isNone: boolean;
  /** what a button sends */
  readonly token: string;
  /** read out: row and column */
  readonly name: string;
}

export interface PickTable {
  readonly caption: string;
  readonly rowsLabel: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly PickCell[] }[];
}

/** More columns than this nobody reads. */
const MAXIMUM_COLUMNS = 8;
const MAXIMUM_CELLS = 800;

interface Column {
  readonly label: string;
  readonly measure: string;
  readonly at: Coordinates;
}

/** The longest dimension in rows, the next beside the measures in columns, a table for each code of the rest; newest first. */
export function layOutFacts(cube: Cube, releaseId: string, language: Language): PickTable[] {
  const ordered = cube.dimensions.toSorted((a, b) => b.categories.length - a.categories.length);
  const [rows, ...others] = ordered;
  if (rows === undefined) return [];
  const measures = listTellableMeasures(cube);
  const across = others.find(
    ({ categories }) => categories.length > 1 && categories.length * measures.length <= MAXIMUM_COLUMNS,
  );
  const rest = others.filter((one) => one !== across);
  const columns = listColumns(measures, across, language);
  const perTable = Math.max(1, rows.categories.length * columns.length);
  return listPositions(rest)
    .slice(0, Math.max(1, Math.floor(MAXIMUM_CELLS / perTable)))
    .map((at) => layOutTable(cube, { releaseId, rows, columns, at, rest }, language));
}

function listColumns(
  measures: Cube['measures'],
  across: Dimension | undefined,
  language: Language,
): Column[] {
  const named = (label: string, measure: string): string =>
    [label, measures.length > 1 ? measure : ''].filter(Boolean).join(': ');
  return (across?.categories ?? [undefined]).flatMap((category) =>
    measures.map(({ id, label }) => {
      const words = readText(label, language);
      if (category === undefined || across === undefined) return { label: words, measure: id, at: {} };
      return {
        label: named(readText(category.label, language), words),
        measure: id,
        at: { [across.id]: category.code },
      };
    }),
  );
}

/** Time comes from its end. */
function listPositions(dimensions: readonly Dimension[]): Coordinates[] {
  return dimensions.reduce<Coordinates[]>(
    (all, { id, role, categories }) => {
      const codes = (role === 'time' ? categories.toReversed() : categories).map(({ code }) => code);
      return codes.flatMap((code) => all.map((one) => ({ ...one, [id]: code })));
    },
    [{}],
  );
}

interface Layout {
  readonly releaseId: string;
  readonly rows: Dimension;
  readonly columns: readonly Column[];
  readonly at: Coordinates;
  readonly rest: readonly Dimension[];
}

function layOutTable(
  cube: Cube,
  { releaseId, rows, columns, at, rest }: Layout,
  language: Language,
): PickTable {
  const t = createTranslator(language);
  const places = rest
    .filter(({ categories }) => categories.length > 1)
    .map(({ id, categories }) =>
      readText(categories.find(({ code }) => code === at[id])?.label ?? { en: '' }, language),
    );
  const toCell = (row: Dimension['categories'][number], column: Column): PickCell => {
    const here = { ...at, ...column.at, [rows.id]: row.code };
    const cell = readCell(cube, here, column.measure);
    const measure = cube.measures.find(({ id }) => id === column.measure);
    const text =
      cell.kind === 'none' || measure === undefined
        ? t(`word.${cell.kind === 'none' ? cell.reason : 'no-base'}`)
        : formatValue(cell.value, measure, language);
    return {
      text,
      isNone: cell.kind === 'none',
      token: toFactToken({ releaseId, tableId: cube.id, measure: column.measure, at: here }),
      name: `${readText(row.label, language)}, ${column.label}`,
    };
  };
  return {
    caption: [readText(cube.provenance.title, language), ...places].join(' – '),
    rowsLabel: readText(rows.label, language),
    columns: columns.map(({ label }) => label),
    rows: rows.categories.map((row) => ({
      label: readText(row.label, language),
      cells: columns.map((column) => toCell(row, column)),
    })),
  };
}
