/** Pictures and tables of any cube that nobody drew by its id: indicators, use of services, attendance. */
import type { DotIntervalChoice, ScaleChoice } from '@vicus/charts';
import { listCells, type Coordinates, type Cube, type Dimension } from '@vicus/cube';
import type { FigureChoice } from './figure-choice.types.ts';
import { chooseIndicatorFigure, chooseScale, PERCENT_SCALE } from './indicator-figures.rules.ts';
import { choosePlainColumns } from './plain-table.rules.ts';
import type { TableChoice } from './table-view.rules.ts';

/** More rows fill a screen twice; more series nobody tells apart; more columns nobody reads on a phone. */
const MAXIMUM_ROWS = 30;
const MAXIMUM_SERIES = 3;
const MAXIMUM_COLUMNS = 6;

/** One question answered by rows, with the newest periods beside one another. */
export function chooseGeneralFigure(cube: Cube): FigureChoice {
  const known = chooseIndicatorFigure(cube);
  if (known !== undefined && known.chart !== null) return known;
  const rows = chooseRows(cube);
  const value = cube.measures.find(({ kind }) => kind !== 'bound');
  if (rows === undefined || value === undefined)
    return known ?? { chart: null, tables: choosePlainColumns(cube) };
  const inPercent = value.unit.startsWith('share');
  const scale = inPercent ? PERCENT_SCALE : chooseScale(cube, value.id);
  const choice = scale === null ? null : chooseDots(cube, rows, { value: value.id, scale });
  return {
    chart: choice === null ? null : { kind: 'dot-interval', choice },
    tables: known?.tables ?? chooseTables(cube, rows, value.id),
    inPercent,
  };
}

const findTime = ({ dimensions }: Cube): Dimension | undefined =>
  dimensions.find(({ role }) => role === 'time');

/** What is told apart most finely, time aside; time itself where nothing else is. */
function chooseRows(cube: Cube): Dimension | undefined {
  const others = cube.dimensions.filter(({ role, categories }) => role !== 'time' && categories.length > 1);
  const [longest] = others.toSorted((a, b) => b.categories.length - a.categories.length);
  return longest ?? findTime(cube) ?? cube.dimensions[0];
}

/** The whole of each dimension, of time the newest period; where a dimension has no whole, its first code. */
function placeAtWhole(cube: Cube, laidOut: readonly string[]): Coordinates {
  const rest = cube.dimensions.filter(({ id }) => !laidOut.includes(id));
  return Object.fromEntries(
    rest.map(({ id, role, categories }) => [
      id,
      (role === 'time' ? categories.at(-1) : (findWhole(categories) ?? categories[0]))?.code ?? '',
    ]),
  );
}

function findWhole(categories: Dimension['categories']) {
  return categories.find(({ code }) => categories.some(({ parent }) => parent === code));
}

function chooseDots(
  cube: Cube,
  rows: Dimension,
  { value, scale }: { readonly value: string; readonly scale: ScaleChoice },
): DotIntervalChoice | null {
  const series = chooseSeries(cube, rows);
  const at = placeAtWhole(cube, [rows.id, ...(series === undefined ? [] : [series.dimension])]);
  const fixed = Object.entries(at);
  const shown = new Set<string | undefined>();
  for (const { at: here, cell } of listCells(cube, value))
    if (cell.kind === 'number' && fixed.every(([id, own]) => here[id] === own)) shown.add(here[rows.id]);
  const rowCodes = rows.categories.map(({ code }) => code).filter((code) => shown.has(code));
  if (rowCodes.length === 0 || rowCodes.length > MAXIMUM_ROWS) return null;
  return { rows: rows.id, rowCodes, at, ...(series !== undefined && { series }), value, scale };
}

/** Groups that have no whole beside one another, otherwise the newest two periods. */
function chooseSeries(cube: Cube, rows: Dimension): DotIntervalChoice['series'] | undefined {
  const group = cube.dimensions.find(
    ({ id, role, categories }) =>
      id !== rows.id &&
      role !== 'time' &&
      categories.length > 1 &&
      categories.length <= MAXIMUM_SERIES &&
      findWhole(categories) === undefined,
  );
  if (group !== undefined) return { dimension: group.id, codes: group.categories.map(({ code }) => code) };
  const time = findTime(cube);
  if (time === undefined || time.id === rows.id || time.categories.length < 2) return undefined;
  return { dimension: time.id, codes: time.categories.slice(-2).map(({ code }) => code) };
}

/** The rows over time, then told apart by every other dimension in the newest period. */
function chooseTables(cube: Cube, rows: Dimension, value: string): TableChoice[] {
  const at = placeAtWhole(cube, [rows.id]);
  const time = findTime(cube);
  const periods = time === undefined || time.id === rows.id ? [] : time.categories.slice(-4);
  const overTime: TableChoice = {
    rows: rows.id,
    at,
    columns:
      periods.length === 0
        ? cube.measures.map(({ id }) => ({ measure: id }))
        : periods
            .flatMap(({ code }) =>
              cube.measures.map(({ id }) => ({ measure: id, at: { [time?.id ?? '']: code } })),
            )
            .slice(-MAXIMUM_COLUMNS),
  };
  const others = cube.dimensions.filter(
    ({ id, role, categories }) => id !== rows.id && role !== 'time' && categories.length > 1,
  );
  const apart = others.map(({ id, categories }): TableChoice => ({
    rows: rows.id,
    at,
    columns: categories.map(({ code }) => ({
      measure: value,
      at: { [id]: code },
      words: 'position' as const,
    })),
    ...(time !== undefined && time.id !== rows.id && { captionOf: time.id }),
  }));
  return [overTime, ...apart];
}
