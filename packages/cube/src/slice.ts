import { keepCategories, listSizes, pickColumn } from './axes.ts';
import type { AxisGroups } from './axes.ts';
import { CubeProblem } from './cube.problems.ts';
import type { Column, Cube, Dimension } from './cube.types.ts';
import { readPositions } from './read.ts';

/**
 * Cuts a part out of a cube. One code fixes a dimension and takes it away; a list of codes keeps the dimension with
 * these codes in this order. A code whose parent is not kept becomes part of its nearest ancestor that is.
 *
 * @param cube any cube
 * @param selection code or codes by dimension id; dimensions not named stay whole
 * @returns a new cube with the same id, provenance and measures
 * @throws CubeProblem `unknown-dimension`, `unknown-code`, `duplicate-code`, `bad-shape` for an empty list
 * @example
 * const years = ['2024', '2025'].map((code) => ({ code, label: { en: code } }));
 * const roles = ['official', 'elected'].map((code) => ({ code, label: { en: code } }));
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [
 *     { id: 'year', label: { en: 'Year' }, role: 'time', categories: years },
 *     { id: 'role', label: { en: 'Role' }, role: 'category', categories: roles }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [
 *     { at: { year: '2025', role: 'official' }, measures: { n: 12 } },
 *     { at: { year: '2025', role: 'elected' }, measures: { n: 5 } }],
 *   unmentioned: 'not-collected',
 * });
 * [...listCoordinates(sliceCube(cube, { year: '2025' }))] // => [{"role":"official"},{"role":"elected"}]
 * readCell(sliceCube(cube, { year: '2025', role: ['elected'] }), { role: 'elected' }, 'n') // => {"kind":"number","value":5,"status":"final"}
 */
export function sliceCube(cube: Cube, selection: Readonly<Record<string, string | readonly string[]>>): Cube {
  for (const id of Object.keys(selection)) {
    if (!cube.dimensions.some((dimension) => dimension.id === id)) {
      throw new CubeProblem('unknown-dimension', `dimensions.${id}`, 'the cube has no such dimension');
    }
  }
  const axes: AxisGroups[] = [];
  const dimensions: Dimension[] = [];
  for (const dimension of cube.dimensions) {
    const chosen = Object.hasOwn(selection, dimension.id) ? selection[dimension.id] : undefined;
    const codes = chosen === undefined ? dimension.categories.map(({ code }) => code) : [chosen].flat();
    axes.push(listPositions(dimension, codes).map((position) => [position]));
    if (chosen === undefined) dimensions.push(dimension);
    else if (typeof chosen !== 'string') {
      dimensions.push({ ...dimension, categories: keepCategories(dimension.categories, codes) });
    }
  }
  const sizes = listSizes(cube.dimensions);
  const columns = Object.entries(cube.columns).map(([id, column]): [string, Column] => [
    id,
    pickColumn(column, sizes, axes),
  ]);
  return { ...cube, dimensions, columns: Object.fromEntries(columns) };
}

function listPositions(dimension: Dimension, codes: readonly string[]): number[] {
  const where = `dimensions.${dimension.id}`;
  if (codes.length === 0) throw new CubeProblem('bad-shape', where, 'a slice needs at least one code');
  if (new Set(codes).size < codes.length)
    throw new CubeProblem('duplicate-code', where, 'a code is named twice');
  const positions = readPositions(dimension);
  return codes.map((code) => {
    const position = positions.get(code);
    if (position === undefined) throw new CubeProblem('unknown-code', where, `there is no code "${code}"`);
    return position;
  });
}
