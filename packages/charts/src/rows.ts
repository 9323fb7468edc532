import { readCell } from '@vicus/cube';
import type { Category, Cell, Coordinates, Cube, Dimension, Measure } from '@vicus/cube';
import type { Bounds, RowChoice, SeriesChoice } from './chart.types.ts';
import type { Wording } from './texts.ts';

/** One value to draw, or the reason why there is none. */
export interface Lane {
  /** position of the series in the choice, 0 without series */
  readonly series: number;
  readonly cell: Cell;
  readonly interval?: readonly [number, number];
  readonly range?: readonly [number, number];
}

export interface Row {
  readonly code: string;
  readonly label: string;
  /** label of the code's parent; empty without */
  readonly heading: string;
  readonly at: Coordinates;
  readonly lanes: readonly Lane[];
  /** answers behind the row, one per lane; a cell without a number is left out */
  readonly answered: readonly number[];
  readonly asked: readonly number[];
}

export interface Series {
  readonly code: string;
  readonly label: string;
}

/** A choice that names what a cube does not have is a mistake of the program, said in one sentence. */
export class ChartChoiceError extends Error {
  override readonly name = 'ChartChoiceError';
}

export function readDimension(cube: Cube, id: string): Dimension {
  const dimension = cube.dimensions.find((candidate) => candidate.id === id);
  if (!dimension) throw new ChartChoiceError(`cube ${cube.id} has no dimension "${id}"`);
  return dimension;
}

export function readMeasure(cube: Cube, id: string): Measure {
  const measure = cube.measures.find((candidate) => candidate.id === id);
  if (!measure) throw new ChartChoiceError(`cube ${cube.id} has no measure "${id}"`);
  return measure;
}

function readCategory(dimension: Dimension, code: string): Category {
  const category = dimension.categories.find((candidate) => candidate.code === code);
  if (!category) throw new ChartChoiceError(`dimension ${dimension.id} has no code "${code}"`);
  return category;
}

/** The chosen codes of the row dimension; by default the ones that are nobody's parent. */
export function readRowCategories(cube: Cube, choice: RowChoice): readonly Category[] {
  const dimension = readDimension(cube, choice.rows);
  if (choice.rowCodes) return choice.rowCodes.map((code) => readCategory(dimension, code));
  const parents = new Set(dimension.categories.map(({ parent }) => parent));
  return dimension.categories.filter(({ code }) => !parents.has(code));
}

export function readSeries(
  cube: Cube,
  choice: SeriesChoice | undefined,
  wording: Wording,
): readonly Series[] {
  if (!choice) return [];
  const dimension = readDimension(cube, choice.dimension);
  const codes = choice.codes ?? dimension.categories.map(({ code }) => code);
  if (codes.length > 4) throw new ChartChoiceError('a chart tells at most four series apart');
  return codes.map((code) => ({ code, label: wording.label(readCategory(dimension, code).label) }));
}

/** Coordinates with every dimension filled that has one code only. */
export function completeCoordinates(cube: Cube, at: Coordinates): Coordinates {
  const full: Record<string, string> = {};
  for (const { id, categories } of cube.dimensions) {
    const code = at[id] ?? (categories.length === 1 ? categories[0]?.code : undefined);
    if (code === undefined) throw new ChartChoiceError(`the choice says nothing about dimension "${id}"`);
    full[id] = code;
  }
  return full;
}

function readBounds(
  cube: Cube,
  at: Coordinates,
  bounds: Bounds | undefined,
): readonly [number, number] | undefined {
  if (!bounds) return undefined;
  const low = readCell(cube, at, bounds.low);
  const high = readCell(cube, at, bounds.high);
  return low.kind === 'number' && high.kind === 'number' ? [low.value, high.value] : undefined;
}

function readNumbers(cube: Cube, places: readonly Coordinates[], measureId: string | undefined): number[] {
  if (measureId === undefined) return [];
  return places.flatMap((at) => {
    const cell = readCell(cube, at, measureId);
    return cell.kind === 'number' ? [cell.value] : [];
  });
}

export interface LaneChoice extends RowChoice {
  readonly series?: SeriesChoice;
  readonly value: string;
  readonly interval?: Bounds;
  readonly range?: Bounds;
}

/** Reads what a chart of one value per row (and series) draws. */
export function readRows(
  cube: Cube,
  choice: LaneChoice,
  series: readonly Series[],
  wording: Wording,
): readonly Row[] {
  const dimension = readDimension(cube, choice.rows);
  readMeasure(cube, choice.value);
  const seriesId = choice.series?.dimension ?? '';
  return readRowCategories(cube, choice).map((category) => {
    const parts = series.length > 0 ? series.map(({ code }) => ({ [seriesId]: code })) : [{}];
    const places = parts.map((part) =>
      completeCoordinates(cube, { ...choice.at, ...part, [choice.rows]: category.code }),
    );
    const lanes = places.map((at, position): Lane => {
      const interval = readBounds(cube, at, choice.interval);
      const range = readBounds(cube, at, choice.range);
      return {
        series: position,
        cell: readCell(cube, at, choice.value),
        ...(interval && { interval }),
        ...(range && { range }),
      };
    });
    return {
      code: category.code,
      label: wording.label(category.label),
      heading:
        category.parent === undefined ? '' : wording.label(readCategory(dimension, category.parent).label),
      at: places[0] ?? {},
      lanes,
      answered: readNumbers(cube, places, choice.answered),
      asked: readNumbers(cube, places, choice.asked),
    };
  });
}
