import { describePlace, writeCell } from './build.ts';
import type { CellEntry } from './build.ts';
import type { Column, Cube } from './cube.types.ts';
import { computeIndex, readColumn } from './read.ts';

/**
 * Replaces cells by numbers or reasons in a copy; the given cube and its columns stay as they are.
 *
 * @param cube any cube
 * @param changes new cells in the form `buildCube` takes; if a cell is named twice the later one stays
 * @returns a new cube; measures without a change share their column with the old one
 * @throws CubeProblem `unknown-dimension`, `unknown-code`, `unknown-measure`, `number-not-finite`, `bad-shape`
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: 3 } }],
 * });
 * readCell(withCells(cube, [{ at: {}, measures: { n: { kind: 'none', reason: 'withheld' } } }]), {}, 'n') // => {"kind":"none","reason":"withheld"}
 * readCell(cube, {}, 'n') // => {"kind":"number","value":3,"status":"final"}
 */
export function withCells(cube: Cube, changes: Iterable<CellEntry>): Cube {
  const copies = new Map<string, Column>();
  for (const { at, measures } of changes) {
    const index = computeIndex(cube.dimensions, at);
    for (const [measureId, cell] of Object.entries(measures)) {
      const column = copies.get(measureId) ?? copyColumn(readColumn(cube, measureId));
      copies.set(measureId, column);
      writeCell(column, index, cell, describePlace(measureId, at));
    }
  }
  const columns = Object.entries(cube.columns).map(([id, column]): [string, Column] => [
    id,
    copies.get(id) ?? column,
  ]);
  return { ...cube, columns: Object.fromEntries(columns) };
}

function copyColumn({ values, states }: Column): Column {
  return { values: values.slice(), states: states.slice() };
}
