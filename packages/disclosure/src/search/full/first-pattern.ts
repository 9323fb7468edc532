import type { Solver } from '../../disclosure.types.ts';
import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import { listDefinitions } from './definitions.ts';
import { openMoveProgram, readRange } from './move-program.ts';
import type { MoveProgram } from './move-program.ts';
import { REQUIRED_PERSONS, listCells } from './move-store.ts';
import type { MoveStore } from './move-store.ts';
import { roundMove, toWholeMove } from './whole-moves.ts';
import type { Move } from '../search.types.ts';

/** What a cover is built with. */
export interface Covering {
  readonly system: CountSystem;
  readonly solver: Solver;
  readonly definitions: readonly Int32Array[];
  readonly program: MoveProgram;
  readonly store: MoveStore;
  /** the growing pattern */
  readonly withheld: Uint8Array;
}

export function openCovering(system: CountSystem, solver: Solver, store: MoveStore): Covering {
  const program = openMoveProgram(system, solver, REQUIRED_PERSONS);
  const free = listCells(system, CELL_STATES.withholdable);
  program.setPrices(
    free,
    free.map((cell) => system.weight[cell] as number),
  );
  const withheld = Uint8Array.from(system.state, (state) => (state === CELL_STATES.primary ? 1 : 0));
  return { system, solver, definitions: listDefinitions(system), program, store, withheld };
}

/** Cells the move changes become withheld, at no further price. */
export function withholdMove({ system, program, withheld }: Covering, move: Move): void {
  const added = [...move.cells].filter(
    (cell) => withheld[cell] !== 1 && system.state[cell] === CELL_STATES.withholdable,
  );
  for (const cell of added) withheld[cell] = 1;
  program.setPrices(
    added,
    added.map(() => 0),
  );
}

/** The cheapest move that raises the cell far enough and, if they pay for it, others with it. */
export function findRaisingMove(covering: Covering, cell: number): Move | undefined {
  const { system, program, definitions, solver, withheld } = covering;
  const range = readRange(system, cell);
  program.setRange(cell, { low: REQUIRED_PERSONS, high: range.high });
  const { status, x } = program.model.solve();
  program.setRange(cell, range);
  if (status !== 'optimal') return undefined;
  const changes = program.readChanges(x);
  const isOpen = (other: number) => withheld[other] === 1 || system.state[other] === CELL_STATES.hidden;
  return (
    toWholeMove(system, definitions, changes) ??
    roundMove(system, definitions, changes, { solver, targets: [cell], isOpen }) ??
    roundMove(system, definitions, changes, { solver, targets: [cell], isOpen: () => true })
  );
}

/**
 * Raises one protected cell after the other at the least price, until each has a move that raises it far enough.
 * Cells paid for once are free for all later moves.
 *
 * @param order protected cells, those to begin with first
 * @param reward for each key of a protected cell that a move raises besides; high = few, large moves
 * @returns protected cells that could not be raised
 */
export function coverCells(covering: Covering, order: readonly number[], reward: number): number[] {
  const { system, program, store, withheld } = covering;
  const open = new Set(order.filter((cell) => store.find(cell, withheld) < 0));
  if (reward > 0)
    program.setRewards(
      [...open],
      [...open].map((cell) => reward * (system.weight[cell] as number)),
    );
  const failed: number[] = [];
  for (const cell of order) {
    if (!open.has(cell)) continue;
    const move = findRaisingMove(covering, cell);
    if (move === undefined) failed.push(cell);
    else {
      store.add(move);
      withholdMove(covering, move);
    }
    const done = [cell, ...listRaised(move)].filter((other) => open.delete(other));
    program.setRewards(
      done,
      done.map(() => 0),
    );
  }
  return failed;
}

function listRaised(move: Move | undefined): number[] {
  if (move === undefined) return [];
  return [...move.cells].filter((_, at) => (move.changes[at] as number) >= REQUIRED_PERSONS);
}
