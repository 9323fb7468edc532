import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import type { CutPool } from './cut-pool.ts';
import { FloorProgram, readReach, VERY_LARGE } from './floor-program.ts';
import { keepCuts } from './repair.ts';
import type { WitnessModel } from './witness-model.ts';

/** Times the costs are set anew from the last table: small changes become dear, so that fewer cells change. */
const ROUNDS = 7;

/** Very large tables gain more from publishing again with the time that more rounds would take. */
const ROUNDS_OF_LARGE = 4;

/** Cells that may be withheld or published. */
export function listFree(system: CountSystem): number[] {
  return Array.from(system.state.keys()).filter((cell) => system.state[cell] === CELL_STATES.withholdable);
}

function addChanged(cells: readonly number[], changes: Float64Array, withheld: Uint8Array): void {
  for (const cell of cells) if (changes[cell] !== 0) withheld[cell] = 1;
}

/**
 * Withholds more cells until one table exists in which every primary cell at its smallest value is larger: nobody
 * can be certain of such a cell then, however many of them add up to a published number.
 *
 * @param prices what withholding a cell costs, by cell
 * @param mayContinue false ends it with the first table found
 * @returns false where no table is found (the solver stopped)
 */
export function raiseFloor(
  system: CountSystem,
  withheld: Uint8Array,
  solver: Solver,
  prices: (cell: number) => number,
  mayContinue: () => boolean,
): boolean {
  const priced = listFree(system).filter((cell) => withheld[cell] !== 1);
  const isPriced = new Set(priced);
  const program = new FloorProgram(
    system,
    solver,
    (cell) => system.state[cell] !== CELL_STATES.fixed,
    (cell) => isPriced.has(cell),
    readReach(system),
  );
  program.setCosts(new Map(priced.map((cell) => [cell, prices(cell)])));
  let best: readonly number[] | undefined;
  let least = Infinity;
  const rounds = system.cellCount >= VERY_LARGE ? ROUNDS_OF_LARGE : ROUNDS;
  for (let round = 0; round < rounds; round += 1) {
    if (best && !mayContinue()) break;
    const changeOf = program.solve();
    if (!changeOf) break;
    const added = priced.filter((cell) => changeOf(cell) !== 0);
    const cost = added.reduce((sum, cell) => sum + prices(cell), 0);
    if (cost < least) [best, least] = [added, cost];
    program.setCosts(new Map(priced.map((cell) => [cell, prices(cell) / (Math.abs(changeOf(cell)) + 0.5)])));
  }
  program.close();
  for (const cell of best ?? []) withheld[cell] = 1;
  return best !== undefined;
}

/** Withholds the cheapest cells that let one primary cell move by a person, up or, where it can, down. */
export function freeCell(
  system: CountSystem,
  withheld: Uint8Array,
  cell: number,
  model: WitnessModel,
  pool: CutPool,
): boolean {
  const free = listFree(system);
  model.setCosts(new Map(free.map((one) => [one, withheld[one] === 1 ? 0 : (system.weight[one] ?? 1)])));
  const directions =
    (system.value[cell] ?? 0) > system.smallestWithheld ? ([1, -1] as const) : ([1] as const);
  let best: Float64Array | undefined;
  let least = Infinity;
  for (const direction of directions) {
    const changes = model.move(cell, direction);
    if (!changes) continue;
    let cost = 0;
    for (const one of free) if (changes[one] !== 0 && withheld[one] !== 1) cost += system.weight[one] ?? 0;
    if (cost < least) [best, least] = [changes, cost];
  }
  if (!best) return false;
  addChanged(free, best, withheld);
  return keepCuts(system, withheld, pool);
}
