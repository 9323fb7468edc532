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
  /** finds moves that raise one cell and whatever others pay for; far from where the other program stands */
  readonly joint: MoveProgram;
  /** finds moves that raise one cell */
  single: MoveProgram;
  readonly store: MoveStore;
  /** the growing pattern */
  readonly withheld: Uint8Array;
}

export function openCovering(system: CountSystem, solver: Solver, store: MoveStore): Covering {
  const withheld = Uint8Array.from(system.state, (state) => (state === CELL_STATES.primary ? 1 : 0));
  const definitions = listDefinitions(system);
  const [joint, single] = [1, 2].map(() => openPricedProgram(system, solver, withheld)) as [
    MoveProgram,
    MoveProgram,
  ];
  return { system, solver, definitions, joint, single, store, withheld };
}

/** A program of moves that pays for each key not yet withheld. */
function openPricedProgram(system: CountSystem, solver: Solver, withheld: Uint8Array): MoveProgram {
  const program = openMoveProgram(system, solver, REQUIRED_PERSONS);
  const priced = listCells(system, CELL_STATES.withholdable).filter((cell) => withheld[cell] !== 1);
  program.setPrices(
    priced,
    priced.map((cell) => system.weight[cell] as number),
  );
  return program;
}

/** From no move at all the next one is found sooner than from one that is far from it. */
export function restartSingle(covering: Covering): void {
  covering.single.model.close();
  covering.single = openPricedProgram(covering.system, covering.solver, covering.withheld);
}

export function closeCovering({ joint, single }: Covering): void {
  joint.model.close();
  single.model.close();
}

/** Cells the move changes become withheld, at no further price. */
export function withholdMove({ system, joint, single, withheld }: Covering, move: Move): void {
  const added = [...move.cells].filter(
    (cell) => withheld[cell] !== 1 && system.state[cell] === CELL_STATES.withholdable,
  );
  for (const cell of added) withheld[cell] = 1;
  const free = added.map(() => 0);
  joint.setPrices(added, free);
  single.setPrices(added, free);
}

/** The cheapest move that raises the cell far enough and, if they pay for it, others with it. */
function findRaisingMove(covering: Covering, cell: number, isAlone: boolean): Move | undefined {
  const { system, definitions, solver, withheld } = covering;
  const program = isAlone ? covering.single : covering.joint;
  const range = readRange(system, cell);
  program.setRange(cell, { low: REQUIRED_PERSONS, high: range.high });
  const { x } = program.model.solve();
  program.setRange(cell, range);
  if (x.length === 0) return undefined;
  const changes = program.readChanges(x);
  const move = toWholeMove(system, definitions, changes);
  if (move !== undefined || !isAlone) return move;
  const wanted = { cell, low: REQUIRED_PERSONS, high: Infinity };
  const isOpen = (other: number) => withheld[other] === 1 || system.state[other] === CELL_STATES.hidden;
  return (
    roundMove(system, definitions, changes, { solver, wanted, isOpen }) ??
    roundMove(system, definitions, changes, { solver, wanted, isOpen: () => true })
  );
}

/** Large moves in fractions, one after the other, after which smaller ones are asked for. */
const MOST_FRACTIONAL = 2;

/** Below it others are not raised besides. */
const LEAST_REWARD = 0.1;

/**
 * Raises one protected cell after the other at the least price, until each has a move that raises it far enough.
 * Cells paid for once are free for all later moves.
 *
 * @param order protected cells, those to begin with first
 * @param options `reward` for each key of a protected cell that a move raises besides: high = few, large moves; when it
 *   may not continue, cells are left without a move
 * @returns protected cells that could not be raised
 */
export function coverCells(
  covering: Covering,
  order: readonly number[],
  { reward, mayContinue }: { readonly reward: number; mayContinue(): boolean },
): number[] {
  const { system, joint, store, withheld } = covering;
  const open = new Set(order.filter((cell) => store.find(cell, withheld) < 0));
  const reset = (share: number) => {
    joint.setRewards(
      [...open],
      [...open].map((cell) => share * (system.weight[cell] as number)),
    );
    return share;
  };
  const failed: number[] = [];
  let share = reset(reward);
  let fractional = 0;
  for (const cell of order) {
    if (!mayContinue()) return failed;
    if (!open.has(cell)) continue;
    const together = share > 0 ? findRaisingMove(covering, cell, false) : undefined;
    fractional = together === undefined ? fractional + 1 : 0;
    if (share > 0 && fractional === MOST_FRACTIONAL) {
      share = reset(share > LEAST_REWARD ? share / 3 : 0);
      fractional = 0;
    }
    const move = together ?? findRaisingMove(covering, cell, true);
    if (move === undefined) failed.push(cell);
    else {
      store.add(move);
      withholdMove(covering, move);
    }
    const done = [cell, ...listRaised(move)].filter((other) => open.delete(other));
    joint.setRewards(
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
