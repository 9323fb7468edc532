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
function findRaisingMove(covering: Covering, cell: number, isAlone: boolean): Move | undefined {
  const { system, program, definitions, solver, withheld } = covering;
  const range = readRange(system, cell);
  program.setRange(cell, { low: REQUIRED_PERSONS, high: range.high });
  const { x } = program.model.solve();
  program.setRange(cell, range);
  if (x.length === 0) return undefined;
  const changes = program.readChanges(x);
  const move = toWholeMove(system, definitions, changes);
  if (move !== undefined || !isAlone) return move;
  const isOpen = (other: number) => withheld[other] === 1 || system.state[other] === CELL_STATES.hidden;
  return (
    roundMove(system, definitions, changes, { solver, targets: [cell], isOpen }) ??
    roundMove(system, definitions, changes, { solver, targets: [cell], isOpen: () => true })
  );
}

/** Large moves in fractions, one after the other, after which smaller ones are asked for. */
const MOST_FRACTIONAL = 2;

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
  const setRewards = (share: number) => {
    program.setRewards(
      [...open],
      [...open].map((cell) => share * (system.weight[cell] as number)),
    );
  };
  const failed: number[] = [];
  let share = reward;
  let fractional = 0;
  setRewards(share);
  for (const cell of order) {
    if (!open.has(cell)) continue;
    let move = share > 0 ? findRaisingMove(covering, cell, false) : undefined;
    if (move === undefined) {
      fractional += 1;
      setRewards(0);
      move = findRaisingMove(covering, cell, true);
    } else fractional = 0;
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
    if (fractional > 0 && share > 0) {
      if (fractional % MOST_FRACTIONAL === 0) share = share > 0.1 ? share / 3 : 0;
      setRewards(share);
    }
  }
  return failed;
}

function listRaised(move: Move | undefined): number[] {
  if (move === undefined) return [];
  return [...move.cells].filter((_, at) => (move.changes[at] as number) >= REQUIRED_PERSONS);
}
