import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { CutPool } from './cut-pool.ts';
import { keepCuts } from './repair.ts';
import type { WitnessModel } from './witness-model.ts';

/** Times the costs are set anew from the last table: small changes become dear, so that fewer cells change. */
const ROUNDS = 7;

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
 * @returns false where no table is found (the solver stopped)
 */
export function raiseFloor(
  system: CountSystem,
  withheld: Uint8Array,
  model: WitnessModel,
  prices: (cell: number) => number,
): boolean {
  const free = listFree(system);
  model.wish({ withheld, isStrict: false });
  model.setCosts(new Map(free.map((cell) => [cell, withheld[cell] === 1 ? 0 : prices(cell)])));
  let best: Float64Array | undefined;
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const changes = model.solve();
    if (!changes) return false;
    const added = free.filter((cell) => changes[cell] !== 0 && withheld[cell] !== 1);
    const cost = added.reduce((sum, cell) => sum + prices(cell), 0);
    if (cost < least) [best, least] = [changes, cost];
    model.setCosts(
      new Map(
        free
          .filter((cell) => withheld[cell] !== 1)
          .map((cell) => [cell, prices(cell) / (Math.abs(changes[cell] ?? 0) + 0.5)]),
      ),
    );
  }
  if (best) addChanged(free, best, withheld);
  return true;
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
    model.wish({ withheld, isStrict: false, target: { cell, direction } });
    const changes = model.solve();
    if (!changes) continue;
    let cost = 0;
    for (const one of free) if (changes[one] !== 0 && withheld[one] !== 1) cost += system.weight[one] ?? 0;
    if (cost < least) [best, least] = [changes, cost];
  }
  if (!best) return false;
  addChanged(free, best, withheld);
  return keepCuts(system, withheld, pool);
}
