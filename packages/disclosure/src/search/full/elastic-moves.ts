import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import { openWholeRandom } from '../../random.ts';
import type { Move } from '../search.types.ts';
import { listRowCells } from './definitions.ts';
import { readRange } from './move-program.ts';
import { REQUIRED_PERSONS } from './move-store.ts';

/** Distance to a whole number under which a change is taken to be whole. */
const TOLERANCE = 1e-5;

/** Price of a person where there must be none: below what a reader believes, or in a cell published before. */
const FORBIDDEN = 1e6;

/** Steps tried for each row that is not whole: enough for most sums to meet again. */
const STEPS_PER_ROW = 400;
const MOST_STEPS = 400_000;

/** Dearer steps are taken at first, less and less often. */
const WARMTH = 0.6;

/** Rows of each cell turned round: which cells a row is in. */
export interface RowIndex {
  readonly cellOfRow: Int32Array;
  readonly start: Int32Array;
  readonly cells: Int32Array;
}

export function indexRows(system: CountSystem): RowIndex {
  const { cellCount, cellRows, rowCount } = system;
  const start = new Int32Array(rowCount + 1);
  for (const row of cellRows.items) start[row + 1] = (start[row + 1] as number) + 1;
  for (let row = 0; row < rowCount; row += 1)
    start[row + 1] = (start[row + 1] as number) + (start[row] as number);
  const next = start.slice();
  const cells = new Int32Array(cellRows.items.length);
  for (let cell = 0; cell < cellCount; cell += 1)
    for (let at = cellRows.start[cell] as number; at < (cellRows.start[cell + 1] as number); at += 1) {
      const row = cellRows.items[at] as number;
      cells[next[row] as number] = cell;
      next[row] = (next[row] as number) + 1;
    }
  return { cellOfRow: listRowCells(system), start, cells };
}

/** What a change of a cell by so many persons costs. */
type Pricing = (cell: number, change: number) => number;

/**
 * Whole changes of elementary rows. Any of them make a move: sums follow, and a published number that they change has to
 * be withheld besides, which is what it costs.
 */
class RowChanges {
  readonly #index: RowIndex;
  readonly #price: Pricing;
  readonly rows: Int32Array;
  readonly cells: Int32Array;

  constructor(system: CountSystem, index: RowIndex, price: Pricing) {
    this.#index = index;
    this.#price = price;
    this.rows = new Int32Array(system.rowCount);
    this.cells = new Int32Array(system.cellCount);
  }

  add(row: number, by: number): void {
    const { start, cells } = this.#index;
    this.rows[row] = (this.rows[row] as number) + by;
    for (let at = start[row] as number; at < (start[row + 1] as number); at += 1) {
      const cell = cells[at] as number;
      this.cells[cell] = (this.cells[cell] as number) + by;
    }
  }

  /** What adding would cost more; negative = less. */
  weigh(row: number, by: number): number {
    const { start, cells } = this.#index;
    let more = 0;
    for (let at = start[row] as number; at < (start[row + 1] as number); at += 1) {
      const cell = cells[at] as number;
      const change = this.cells[cell] as number;
      more += this.#price(cell, change + by) - this.#price(cell, change);
    }
    return more;
  }
}

function openPricing(system: CountSystem, withheld: Uint8Array, wanted: Int32Array): Pricing {
  const low = Float64Array.from({ length: system.cellCount }, (_, cell) => readRange(system, cell).low);
  return (cell, change) => {
    if (change < (low[cell] as number)) return FORBIDDEN * ((low[cell] as number) - change);
    const missing = (wanted[cell] as number) - change;
    if (missing > 0) return missing * (system.weight[cell] as number);
    if (change === 0) return 0;
    const state = system.state[cell];
    if (state === CELL_STATES.fixed) return FORBIDDEN * Math.abs(change);
    if (state !== CELL_STATES.withholdable || withheld[cell] === 1) return 0;
    return (system.weight[cell] as number) * (0.7 + 0.3 * Math.min(8, Math.abs(change)));
  };
}

/** Tries steps of one person in one row, or one more in a row and one fewer in another; cheaper ones are kept. */
function settle(changes: RowChanges, rows: readonly number[], random: () => number): void {
  const steps = Math.min(MOST_STEPS, rows.length * STEPS_PER_ROW);
  const pick = () => rows[random() % rows.length] as number;
  for (let step = 0; step < steps; step += 1) {
    const warmth = WARMTH * Math.max(0, 1 - (1.25 * step) / steps);
    const row = pick();
    const by = random() % 2 === 0 ? 1 : -1;
    let more = changes.weigh(row, by);
    changes.add(row, by);
    const isPair = step % 2 === 0;
    const other = isPair ? pick() : -1;
    if (isPair) {
      more += changes.weigh(other, -by);
      changes.add(other, -by);
    }
    if (more <= 0 || (warmth > 0 && random() < 2 ** 32 * Math.exp(-more / warmth))) continue;
    changes.add(row, -by);
    if (isPair) changes.add(other, by);
  }
}

/** The row of a cell in which one person more costs least. */
function findCheapestRow(system: CountSystem, changes: RowChanges, cell: number): number {
  let [best, price] = [-1, Infinity];
  for (const row of listRows(system, cell)) {
    const more = changes.weigh(row, 1);
    if (more < price || best === -1) [best, price] = [row, more];
  }
  return best;
}

/** Raises rows until no cell is below what a reader believes; this always ends: nothing limits a rise. */
function liftCells(system: CountSystem, changes: RowChanges, least: (cell: number) => number): void {
  for (let cell = 0; cell < system.cellCount; cell += 1)
    while ((changes.cells[cell] as number) < least(cell))
      changes.add(findCheapestRow(system, changes, cell), 1);
}

function toMove(system: CountSystem, changes: RowChanges): Move | undefined {
  const { cells } = changes;
  if (cells.some((change, cell) => change !== 0 && system.state[cell] === CELL_STATES.fixed))
    return undefined;
  const changed = Int32Array.from(cells.keys()).filter((cell) => cells[cell] !== 0);
  return { cells: changed, changes: changed.map((cell) => cells[cell] as number) };
}

/**
 * Turns a move with fractions into one in whole numbers that raises `cell`, withholding more where sums do not meet:
 * rows are rounded, then changed person by person as long as that costs fewer keys.
 *
 * @returns undefined only where a cell published before would change
 */
export function settleMove(
  system: CountSystem,
  index: RowIndex,
  options: {
    readonly changes: Float64Array;
    readonly cell: number;
    readonly withheld: Uint8Array;
    readonly seed: number;
  },
): Move | undefined {
  const { changes, cell, withheld, seed } = options;
  const wanted = new Int32Array(system.cellCount).fill(-2_147_483_648);
  for (let other = 0; other < system.visibleCount; other += 1)
    if (
      system.state[other] === CELL_STATES.primary &&
      (changes[other] as number) > REQUIRED_PERSONS - TOLERANCE
    )
      wanted[other] = REQUIRED_PERSONS;
  const moving = new RowChanges(system, index, openPricing(system, withheld, wanted));
  const broken: number[] = [];
  for (let row = 0; row < system.rowCount; row += 1) {
    const change = changes[index.cellOfRow[row] as number] as number;
    const whole = Math.round(change);
    if (whole !== 0) moving.add(row, whole);
    if (Math.abs(change - whole) > TOLERANCE) broken.push(row);
  }
  if (broken.length > 0) settle(moving, broken, openWholeRandom(seed));
  const least = (other: number) => (other === cell ? REQUIRED_PERSONS : readRange(system, other).low);
  liftCells(system, moving, least);
  return toMove(system, moving);
}

/** Rows of a cell. */
export function listRows({ cellRows }: CountSystem, cell: number): Int32Array {
  return cellRows.items.subarray(cellRows.start[cell], cellRows.start[cell + 1]);
}

/** So many persons more in one of the rows: changes every cell that contains it, and needs nothing else. */
export function raiseRow(
  system: CountSystem,
  index: RowIndex,
  rows: ArrayLike<number>,
  by = REQUIRED_PERSONS,
): Move | undefined {
  let best: Int32Array | undefined;
  for (const row of Array.from(rows)) {
    const cells = index.cells.subarray(index.start[row], index.start[row + 1]);
    if (cells.some((cell) => system.state[cell] === CELL_STATES.fixed)) continue;
    if (best === undefined || cells.length < best.length) best = cells;
  }
  return best && { cells: best.slice().sort(), changes: best.map(() => by) };
}
