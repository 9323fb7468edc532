import type { Solver, SolverModel } from '../../disclosure.types.ts';
import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import { listDefinitions } from './definitions.ts';

/** By how much each cell may fall and rise in a move, in persons. */
export interface MoveRange {
  readonly low: number;
  readonly high: number;
}

/** How much a careful reader lets a withheld cell fall and rise. */
export function readRange(system: CountSystem, cell: number): MoveRange {
  const value = system.value[cell] as number;
  const state = system.state[cell] as number;
  if (state === CELL_STATES.fixed) return { low: 0, high: 0 };
  if (state === CELL_STATES.hidden) return { low: -value, high: Infinity };
  return { low: system.smallestWithheld - value, high: Infinity };
}

/**
 * The moves of a system as a program. Column `2 · cell` is the part of its change that is priced or rewarded, column
 * `2 · cell + 1` the rest: for protected cells the change up to `required` and what goes beyond (their sum is the
 * change), for others what it rises and what it falls (the change is their difference).
 */
export interface MoveProgram {
  readonly model: SolverModel;
  /** the change of each cell, as the solver gave it */
  readChanges(x: Float64Array): Float64Array;
  /** lets the cell change within these bounds only */
  setRange(cell: number, range: MoveRange): void;
  /** price of one person more or fewer in a cell that is not protected */
  setPrices(cells: readonly number[], prices: readonly number[]): void;
  /** reward for each person more in a protected cell, up to `required` */
  setRewards(cells: readonly number[], rewards: readonly number[]): void;
}

const isSplit = (system: CountSystem, cell: number) => system.state[cell] === CELL_STATES.withholdable;

/** +1 where the second column is added to the change, -1 where it is taken off. */
const signOf = (system: CountSystem, cell: number) => (isSplit(system, cell) ? -1 : 1);

function boundsOf(system: CountSystem, cell: number, range: MoveRange, required: number): readonly number[] {
  const { low, high } = range;
  if (isSplit(system, cell))
    return [Math.max(0, low), Math.max(0, high), Math.max(0, -high), Math.max(0, -low)];
  if (system.state[cell] !== CELL_STATES.primary) return [low, high, 0, 0];
  if (low > required) return [required, required, low - required, high - required];
  return [low, Math.min(high, required), 0, Math.max(0, high - required)];
}

/**
 * Opens the program of all moves: every cell may change as far as a reader could believe, at no price.
 *
 * @param isSolvedOnce the solver may take its time to make the program smaller, which does not pay for one that is
 *   solved again and again
 */
export function openMoveProgram(
  system: CountSystem,
  solver: Solver,
  required: number,
  isSolvedOnce = false,
): MoveProgram {
  const { cellCount } = system;
  const model = solver.openModel({
    objective: new Float64Array(2 * cellCount),
    ...listColumnBounds(system, required),
    rows: listProgramRows(system),
    ...(isSolvedOnce ? {} : { changes: 'bounds' as const }),
  });
  return {
    model,
    readChanges: (x) =>
      Float64Array.from(
        { length: cellCount },
        (_, cell) => (x[2 * cell] as number) + signOf(system, cell) * (x[2 * cell + 1] as number),
      ),
    setRange: (cell, range) => {
      const bounds = boundsOf(system, cell, range, required) as [number, number, number, number];
      model.setColumnBounds([2 * cell, 2 * cell + 1], [bounds[0], bounds[2]], [bounds[1], bounds[3]]);
    },
    setPrices: (cells, prices) => {
      model.setObjective(
        cells.flatMap((cell) => [2 * cell, 2 * cell + 1]),
        prices.flatMap((price) => [price, price]),
      );
    },
    setRewards: (cells, rewards) => {
      model.setObjective(
        cells.map((cell) => 2 * cell),
        rewards.map((reward) => -reward),
      );
    },
  };
}

function listColumnBounds(system: CountSystem, required: number) {
  const low = new Float64Array(2 * system.cellCount);
  const high = new Float64Array(2 * system.cellCount);
  for (let cell = 0; cell < system.cellCount; cell += 1) {
    const bounds = boundsOf(system, cell, readRange(system, cell), required);
    low.set([bounds[0] as number, bounds[2] as number], 2 * cell);
    high.set([bounds[1] as number, bounds[3] as number], 2 * cell);
  }
  return { low, high };
}

function listProgramRows(system: CountSystem) {
  const definitions = listDefinitions(system);
  const starts = [0];
  const columns: number[] = [];
  const coefficients: number[] = [];
  for (const items of definitions) {
    for (const [at, cell] of items.entries()) {
      const sign = at === 0 ? 1 : -1;
      columns.push(2 * cell);
      coefficients.push(sign);
      if (system.state[cell] === CELL_STATES.hidden || system.state[cell] === CELL_STATES.fixed) continue;
      columns.push(2 * cell + 1);
      coefficients.push(sign * signOf(system, cell));
    }
    starts.push(columns.length);
  }
  const zeros = new Float64Array(definitions.length);
  return { low: zeros, high: zeros, starts, columns, coefficients };
}
