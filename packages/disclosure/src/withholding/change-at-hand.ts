import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import { listRows } from '../search/full/elastic-moves.ts';
import type { RowIndex } from '../search/full/elastic-moves.ts';
import type { Knowledge } from './family-knowledge.ts';

/** Rows tried for each cell: enough to find a cheap pair, few enough for large tables. */
const MOST_TRIED = 40;

/**
 * A change of a cell by one that leaves what is known as it is, without a solver: one person more in one row, or one more
 * here and one fewer there, in rows that stand in the same known cells. Withholds more than it must.
 *
 * @returns the cells that change; undefined where no such rows are found
 */
export function findChangeAtHand(
  system: CountSystem,
  index: RowIndex,
  withheld: Uint8Array,
  cell: number,
  known: Knowledge,
): readonly number[] | undefined {
  const isKnown = new Set(known);
  const cellsOf = (row: number) => index.cells.subarray(index.start[row], index.start[row + 1]);
  const signatureOf = (row: number) =>
    cellsOf(row)
      .filter((one) => isKnown.has(one))
      .join();
  const own = listRows(system, cell);
  const isOwn = new Set(own);
  const rows = Array.from({ length: system.rowCount }, (_, row) => row).filter((row) => !isOwn.has(row));
  let best: { readonly cells: readonly number[]; readonly price: number } | undefined;
  for (const row of own.subarray(0, MOST_TRIED)) {
    const signature = signatureOf(row);
    const others = signature === '' ? [undefined] : rows.filter((other) => signatureOf(other) === signature);
    for (const other of others.slice(0, MOST_TRIED)) {
      const cells = subtract(cellsOf(row), other === undefined ? new Int32Array(0) : cellsOf(other));
      if (cells.some((one) => system.state[one] === CELL_STATES.fixed)) continue;
      const price = cells.reduce((sum, one) => sum + weigh(system, withheld, one), 0);
      if (best === undefined || price < best.price) best = { cells, price };
    }
  }
  return best?.cells;
}

/** Cells that only one of the two rows is in. */
function subtract(cells: Int32Array, others: Int32Array): readonly number[] {
  const [first, second] = [new Set(cells), new Set(others)];
  return [...cells.filter((one) => !second.has(one)), ...others.filter((one) => !first.has(one))];
}

function weigh({ state, weight }: CountSystem, withheld: Uint8Array, cell: number): number {
  return state[cell] === CELL_STATES.withholdable && withheld[cell] !== 1 ? (weight[cell] as number) : 0;
}
