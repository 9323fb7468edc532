import { CubeProblem } from './cube.problems.ts';
import { CELL_STATES, STATUSES } from './cube.types.ts';
import type { Cell, Column, Coordinates, Cube, Dimension, Reason, Status, Texts } from './cube.types.ts';
import { countPositions } from './structure.ts';

/**
 * Says how many cells one measure of a cube has: the product of the numbers of codes, 1 without dimensions.
 *
 * @param cube any cube
 * @returns number of cells of each measure
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'role', label: { en: 'Role' }, role: 'category', categories: [
 *     { code: 'official', label: { en: 'Officials' } }, { code: 'elected', label: { en: 'Elected' } }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { role: 'official' }, measures: { n: 12 } }],
 *   unmentioned: 'not-collected',
 * });
 * cubeSize(cube) // => 2
 */
export function cubeSize(cube: Cube): number {
  return countPositions(cube.dimensions);
}

/** Codes → positions, built once per dimension object: cubes are immutable and share their dimensions. */
const positionsByDimension = new WeakMap<Dimension, Map<string, number>>();

/** Position of each code in its dimension. */
export function readPositions(dimension: Dimension): ReadonlyMap<string, number> {
  let positions = positionsByDimension.get(dimension);
  if (positions === undefined) {
    positions = new Map(dimension.categories.map((category, i) => [category.code, i]));
    positionsByDimension.set(dimension, positions);
  }
  return positions;
}

/** Row-major position of complete coordinates. Errors: `unknown-dimension`, `unknown-code`. */
export function computeIndex(dimensions: readonly Dimension[], at: Coordinates): number {
  let index = 0;
  for (const dimension of dimensions) {
    const code = at[dimension.id];
    if (code === undefined) {
      throw new CubeProblem(
        'unknown-dimension',
        dimension.id,
        'the coordinates name no code of this dimension',
      );
    }
    const position = readPositions(dimension).get(code);
    if (position === undefined) {
      throw new CubeProblem('unknown-code', `dimensions.${dimension.id}`, `there is no code "${code}"`);
    }
    index = index * dimension.categories.length + position;
  }
  const known = Object.keys(at).length;
  if (known > dimensions.length) {
    const extra = Object.keys(at).find((id) => !dimensions.some((dimension) => dimension.id === id));
    throw new CubeProblem('unknown-dimension', extra ?? '', 'the cube has no such dimension');
  }
  return index;
}

/** The column of a measure. Errors: `unknown-measure`. */
export function readColumn(cube: Cube, measureId: string): Column {
  const column = Object.hasOwn(cube.columns, measureId) ? cube.columns[measureId] : undefined;
  if (column === undefined) {
    throw new CubeProblem('unknown-measure', `measures.${measureId}`, 'the cube has no such measure');
  }
  return column;
}

/** The cell at a row-major position of a column. */
export function readCellAt(column: Column, index: number): Cell {
  const state = column.states[index] ?? 0;
  if (state < STATUSES.length) {
    return { kind: 'number', value: column.values[index] ?? 0, status: CELL_STATES[state] as Status };
  }
  return { kind: 'none', reason: CELL_STATES[state] as Reason };
}

/**
 * Reads one cell: a number with its status, or the reason why there is none.
 *
 * @param cube any cube
 * @param at one code for every dimension of the cube
 * @param measureId id of a measure of the cube
 * @returns the cell; a withheld cell has no number
 * @throws CubeProblem `unknown-dimension`, `unknown-code`, `unknown-measure`
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'role', label: { en: 'Role' }, role: 'category', categories: [
 *     { code: 'official', label: { en: 'Officials' } }, { code: 'elected', label: { en: 'Elected' } }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { role: 'official' }, measures: { n: 12 } }],
 *   unmentioned: 'withheld',
 * });
 * readCell(cube, { role: 'official' }, 'n') // => {"kind":"number","value":12,"status":"final"}
 * readCell(cube, { role: 'elected' }, 'n') // => {"kind":"none","reason":"withheld"}
 */
export function readCell(cube: Cube, at: Coordinates, measureId: string): Cell {
  const column = readColumn(cube, measureId);
  return readCellAt(column, computeIndex(cube.dimensions, at));
}

/**
 * Walks over all positions of a cube in the order of its columns: the last dimension changes fastest.
 *
 * @param cube any cube
 * @returns a sequence of coordinates; the i-th belongs to `columns[m].values[i]`
 * @example
 * const cube = buildCube({
 *   id: 'empty',
 *   provenance: { title: { en: 'Empty' }, period: '2025', source: { en: 'None' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'year', label: { en: 'Year' }, role: 'time', categories: [
 *     { code: '2024', label: { en: '2024' } }, { code: '2025', label: { en: '2025' } }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [],
 *   unmentioned: 'not-collected',
 * });
 * [...listCoordinates(cube)] // => [{"year":"2024"},{"year":"2025"}]
 */
export function* listCoordinates(cube: Cube): Generator<Coordinates> {
  yield* walkPositions(cube.dimensions, 0, {});
}

function* walkPositions(
  dimensions: readonly Dimension[],
  depth: number,
  at: Readonly<Record<string, string>>,
): Generator<Coordinates> {
  const dimension = dimensions[depth];
  if (dimension === undefined) {
    yield at;
    return;
  }
  for (const { code } of dimension.categories) {
    yield* walkPositions(dimensions, depth + 1, { ...at, [dimension.id]: code });
  }
}

/**
 * Walks over all cells of a measure in the order of `listCoordinates`.
 *
 * @param cube any cube
 * @param measureId id of a measure of the cube
 * @returns a sequence of coordinates and cells
 * @throws CubeProblem `unknown-measure`
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'year', label: { en: 'Year' }, role: 'time', categories: [{ code: '2025', label: { en: '2025' } }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { year: '2025' }, measures: { n: 17 } }],
 * });
 * [...listCells(cube, 'n')] // => [{"at":{"year":"2025"},"cell":{"kind":"number","value":17,"status":"final"}}]
 */
export function* listCells(cube: Cube, measureId: string): Generator<{ at: Coordinates; cell: Cell }> {
  const column = readColumn(cube, measureId);
  let index = 0;
  for (const at of listCoordinates(cube)) {
    yield { at, cell: readCellAt(column, index) };
    index += 1;
  }
}

/**
 * Picks the text in a language: the exact tag, else its base language (`de` for `de-AT`), else English.
 *
 * @param texts the text in several languages; `en` is always there
 * @param language BCP 47 tag
 * @returns the text
 * @example
 * readText({ en: 'Contacts', de: 'Kontakte' }, 'de-AT') // => "Kontakte"
 * readText({ en: 'Contacts', de: 'Kontakte' }, 'uk') // => "Contacts"
 */
export function readText(texts: Texts, language: string): string {
  const base = language.split('-')[0] ?? language;
  for (const tag of [language, base]) {
    if (Object.hasOwn(texts, tag)) return texts[tag] ?? texts.en;
  }
  return texts.en;
}
