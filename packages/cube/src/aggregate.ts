import { listLeaves, listSizes, visitGroups } from './axes.ts';
import type { AxisGroups } from './axes.ts';
import { writeCell } from './build.ts';
import { CubeProblem } from './cube.problems.ts';
import type { Column, Cube, Dimension, Measure } from './cube.types.ts';
import { readCellAt, readColumn } from './read.ts';
import { countPositions } from './structure.ts';
import { sumCells } from './sum.ts';

export interface Aggregation {
  /** dimensions to add up and take away; only their leaves are added, so subtotals are not counted twice */
  readonly drop?: readonly string[];
  /** dimensions whose parents are computed anew from the leaves under them; what stood there is replaced */
  readonly rollUp?: readonly string[];
  /** measures to keep, all of kind `count` or `sum`; left out: all measures of the cube */
  readonly measures?: readonly string[];
}

/**
 * Adds a cube up: over whole dimensions, or from leaves to their parents. Only counts and sums add; a mean, share,
 * index or bound is refused, never averaged. Cells without a number follow `sumCells`: a sum over a withheld cell is
 * withheld.
 *
 * @param cube any cube
 * @param aggregation what to drop, what to roll up, which measures to keep
 * @returns a new cube with the kept measures
 * @throws CubeProblem `measure-does-not-add` (name the additive ones in `measures`), `unknown-dimension`,
 *   `unknown-measure`, `number-not-finite`
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'kind', label: { en: 'Kind' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } },
 *     { code: 'ngo', label: { en: 'Associations' }, parent: 'all' },
 *     { code: 'church', label: { en: 'Churches' }, parent: 'all' }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { kind: 'ngo' }, measures: { n: 12 } }, { at: { kind: 'church' }, measures: { n: 5 } }],
 *   unmentioned: 'not-collected',
 * });
 * readCell(aggregateCube(cube, { rollUp: ['kind'] }), { kind: 'all' }, 'n') // => {"kind":"number","value":17,"status":"final"}
 * readCell(aggregateCube(cube, { drop: ['kind'] }), {}, 'n') // => {"kind":"number","value":17,"status":"final"}
 */
export function aggregateCube(cube: Cube, aggregation: Aggregation): Cube {
  const { drop = [], rollUp = [] } = aggregation;
  checkDimensions(cube, [...drop, ...rollUp]);
  const measures = chooseMeasures(cube, aggregation.measures);
  const axes = cube.dimensions.map((dimension) => planAxis(dimension, drop, rollUp));
  const dimensions = cube.dimensions.filter((dimension) => !drop.includes(dimension.id));
  const sizes = listSizes(cube.dimensions);
  const columns = measures.map(({ id }): [string, Column] => [
    id,
    sumColumn(readColumn(cube, id), sizes, axes, countPositions(dimensions)),
  ]);
  return { ...cube, dimensions, measures, columns: Object.fromEntries(columns) };
}

function checkDimensions(cube: Cube, ids: readonly string[]): void {
  for (const id of ids) {
    if (!cube.dimensions.some((dimension) => dimension.id === id)) {
      throw new CubeProblem('unknown-dimension', `dimensions.${id}`, 'the cube has no such dimension');
    }
  }
}

function chooseMeasures(cube: Cube, ids: readonly string[] | undefined): Measure[] {
  for (const id of ids ?? []) readColumn(cube, id);
  const chosen = cube.measures.filter((measure) => ids === undefined || ids.includes(measure.id));
  if (chosen.length === 0) throw new CubeProblem('bad-shape', 'measures', 'name at least one measure');
  for (const { id, kind } of chosen) {
    if (kind !== 'count' && kind !== 'sum') {
      const hint = 'only counts and sums do; name those in "measures"';
      throw new CubeProblem('measure-does-not-add', `measures.${id}`, `a ${kind} does not add up; ${hint}`);
    }
  }
  return chosen;
}

function planAxis(dimension: Dimension, drop: readonly string[], rollUp: readonly string[]): AxisGroups {
  const positions = dimension.categories.map((_, i) => i);
  if (!drop.includes(dimension.id) && !rollUp.includes(dimension.id)) return positions.map((i) => [i]);
  const leaves = listLeaves(dimension.categories);
  // A leaf is the only leaf under itself.
  return drop.includes(dimension.id) ? [positions.filter((i) => leaves[i]?.[0] === i)] : leaves;
}

function sumColumn(
  column: Column,
  sizes: readonly number[],
  axes: readonly AxisGroups[],
  size: number,
): Column {
  const sums: Column = { values: new Float64Array(size), states: new Uint8Array(size) };
  visitGroups(sizes, axes, (index, members) => {
    writeCell(sums, index, sumCells(members.map((member) => readCellAt(column, member))), 'sum');
  });
  return sums;
}
