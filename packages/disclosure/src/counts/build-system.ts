import { listRelations } from './cell-relations.ts';
import { classifyRows, collectCells, collectZeroKeys, toLists } from './cells.ts';
import type { RawCell } from './cells.ts';
import { checkCountProblem } from './check-problem.ts';
import { numberComponents } from './components.ts';
import { CELL_STATES } from './counts.types.ts';
import type { CountProblem, CountSystem, Lists } from './counts.types.ts';
import { listElementaryRows } from './elementary-rows.ts';
import { buildFrame } from './slices.ts';

interface MergedCell {
  readonly rows: readonly number[];
  readonly keys: Set<string>;
}

/** Cells made of the same rows become one; the order is that of their first appearance in `cells`. */
function mergeIdentical(
  cells: readonly RawCell[],
  classOfRow: Int32Array,
): { merged: MergedCell[]; indexOf: Map<number, number> } {
  const merged: MergedCell[] = [];
  const indexOf = new Map<number, number>();
  const byRows = new Map<string, number>();
  for (const cell of cells) {
    const rows = [...new Set(cell.rows.map((row) => classOfRow[row] ?? -1))].sort((a, b) => a - b);
    const text = rows.join(',');
    const index = byRows.get(text) ?? merged.length;
    if (index === merged.length) merged.push({ rows, keys: new Set() });
    byRows.set(text, index);
    indexOf.set(cell.number, index);
    for (const key of cell.keys) merged[index]?.keys.add(key);
  }
  return { merged, indexOf };
}

/** Adds a hidden cell for each elementary row that no published cell shows alone. */
function appendHidden(merged: MergedCell[], rowCount: number): Int32Array {
  const cellOfRow = new Int32Array(rowCount).fill(-1);
  for (const [index, { rows }] of merged.entries()) if (rows.length === 1) cellOfRow[rows[0] ?? 0] = index;
  for (let row = 0; row < rowCount; row += 1)
    if (cellOfRow[row] === -1) {
      cellOfRow[row] = merged.length;
      merged.push({ rows: [row], keys: new Set() });
    }
  return cellOfRow;
}

function sumRows(cellRows: Lists, rowValue: Float64Array, cellCount: number): Float64Array {
  const value = new Float64Array(cellCount);
  for (let cell = 0; cell < cellCount; cell += 1)
    for (let at = cellRows.start[cell] ?? 0; at < (cellRows.start[cell + 1] ?? 0); at += 1)
      value[cell] = (value[cell] ?? 0) + (rowValue[cellRows.items[at] ?? 0] ?? 0);
  return value;
}

function stateOf(
  cell: MergedCell,
  value: number,
  rules: CountProblem['rules'],
  known: ReadonlySet<string>,
): number {
  if (cell.keys.size === 0) return CELL_STATES.hidden;
  for (const key of cell.keys) if (known.has(key)) return CELL_STATES.fixed;
  const isPrimary = value >= 1 ? value <= rules.maxN : rules.protectZeros;
  return isPrimary ? CELL_STATES.primary : CELL_STATES.withholdable;
}

/** Cells, identical ones merged, with the hidden ones at the end, and their relations. */
function connectCells(problem: CountProblem): {
  readonly merged: readonly MergedCell[];
  readonly visibleCount: number;
  readonly rowValue: Float64Array;
  readonly rowLeaves: Int32Array;
  readonly relations: Lists;
  readonly zeroKeys: readonly string[];
} {
  const frame = buildFrame(problem);
  const elementary = listElementaryRows(problem, frame);
  const raw = collectCells(frame, elementary);
  const cells = [...raw.values()].sort((a, b) => a.number - b.number);
  const classes = classifyRows(cells, elementary.count);
  const rowValue = new Float64Array(classes.count);
  const width = problem.variables.length;
  const rowLeaves = new Int32Array(classes.count * width);
  for (const [row, one] of classes.of.entries()) {
    if (one < 0) continue;
    rowValue[one] = (rowValue[one] ?? 0) + (elementary.value[row] ?? 0);
    rowLeaves.set(elementary.leaves.subarray(row * width, (row + 1) * width), one * width);
  }
  const { merged, indexOf } = mergeIdentical(cells, classes.of);
  const visibleCount = merged.length;
  const cellOfRow = appendHidden(merged, classes.count);
  const relations = listRelations(problem, frame, cells, {
    indexOf,
    visibleCount,
    rowsOf: merged.map((cell) => cell.rows),
    cellOfRow,
  });
  return {
    merged,
    visibleCount,
    rowValue,
    rowLeaves,
    relations: toLists(relations),
    zeroKeys: collectZeroKeys(frame, raw),
  };
}

/**
 * Turns a problem into cells, elementary rows and the additive relations between them.
 *
 * @param problem tables over the same persons, counts of persons
 * @param alreadyPublished keys of cells that everybody knows already; they become `fixed`
 * @returns see `CountSystem`; its order depends on the order of variables, levels and leaves, never on names of codes
 *   or the order of rows
 * @throws DisclosureProblem see `checkCountProblem`
 * @example
 * buildCountSystem({ name: '', variables: [{ name: 'sex', leaves: ['f', 'm'], levels: [] }], tables: [{ name: 't', vars: { sex: ['leaf', 'Total'] } }], rules: { type: 'freq', maxN: 4, protectZeros: false }, rows: [{ codes: ['f'], count: 3 }, { codes: ['m'], count: 9 }] }).keys // => [["f"], ["m"], ["Total"]]
 */
export function buildCountSystem(
  problem: CountProblem,
  alreadyPublished: ReadonlySet<string> = new Set(),
): CountSystem {
  checkCountProblem(problem);
  const { rules } = problem;
  const { merged, visibleCount, rowValue, rowLeaves, relations, zeroKeys } = connectCells(problem);
  const cellRows = toLists(merged.map((cell) => cell.rows));
  const value = sumRows(cellRows, rowValue, merged.length);
  const { component, count } = numberComponents(merged.length, relations);
  return {
    cellCount: merged.length,
    visibleCount,
    value,
    weight: Uint32Array.from(merged, (cell) => cell.keys.size),
    keys: merged.map((cell) => [...cell.keys].sort()),
    state: Uint8Array.from(merged, (cell, at) => stateOf(cell, value[at] ?? 0, rules, alreadyPublished)),
    rowCount: rowValue.length,
    rowValue,
    rowLeaves,
    cellRows,
    relations,
    component,
    componentCount: count,
    zeroKeys: rules.protectZeros ? [] : zeroKeys,
    smallestWithheld: rules.protectZeros ? 0 : 1,
    rules,
  };
}
