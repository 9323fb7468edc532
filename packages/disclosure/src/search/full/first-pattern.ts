import type { Solver } from '../../disclosure.types.ts';
import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import { listDefinitions } from './definitions.ts';
import { indexRows, listRows, raiseRow, settleMove } from './elastic-moves.ts';
import type { RowIndex } from './elastic-moves.ts';
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
  readonly index: RowIndex;
  /** large tables: few moves in common, each from a program of its own, made whole at the price of a few cells */
  readonly isLarge: boolean;
  /** finds moves that raise one cell and whatever others pay for; far from where the other program stands */
  joint: MoveProgram;
  /** finds moves that raise one cell */
  single: MoveProgram | undefined;
  readonly store: MoveStore;
  /** the growing pattern */
  readonly withheld: Uint8Array;
}

/** @param start `withheld`: a pattern to begin from, else only the protected cells are withheld */
export function openCovering(
  system: CountSystem,
  solver: Solver,
  store: MoveStore,
  start: { readonly isLarge: boolean; readonly withheld?: Uint8Array },
): Covering {
  const withheld =
    start.withheld ?? Uint8Array.from(system.state, (state) => (state === CELL_STATES.primary ? 1 : 0));
  const definitions = listDefinitions(system);
  const joint = openPricedProgram(system, solver, withheld, start.isLarge);
  const index = indexRows(system);
  const { isLarge } = start;
  return { system, solver, definitions, index, isLarge, joint, single: undefined, store, withheld };
}

/** The program for one cell alone, opened when it is needed. */
export function openSingle(covering: Covering): MoveProgram {
  covering.single ??= openPricedProgram(covering.system, covering.solver, covering.withheld);
  return covering.single;
}

/** A program of moves that pays for each key not yet withheld. */
function openPricedProgram(
  system: CountSystem,
  solver: Solver,
  withheld: Uint8Array,
  isSolvedOnce = false,
): MoveProgram {
  const program = openMoveProgram(system, solver, REQUIRED_PERSONS, isSolvedOnce);
  const priced = listCells(system, CELL_STATES.withholdable).filter((cell) => withheld[cell] !== 1);
  program.setPrices(
    priced,
    priced.map((cell) => system.weight[cell] as number),
  );
  return program;
}

/** From no move at all the next one is found sooner than from one that is far from it. */
export function restartSingle(covering: Covering): void {
  covering.single?.model.close();
  covering.single = undefined;
}

export function closeCovering({ joint, single }: Covering): void {
  joint.model.close();
  single?.model.close();
}

/** Cells the move changes become withheld, at no further price. */
export function withholdMove({ system, joint, single, withheld }: Covering, move: Move): void {
  const added = [...move.cells].filter(
    (cell) => withheld[cell] !== 1 && system.state[cell] === CELL_STATES.withholdable,
  );
  for (const cell of added) withheld[cell] = 1;
  const free = added.map(() => 0);
  joint.setPrices(added, free);
  single?.setPrices(added, free);
}

/** The cheapest move that raises the cell far enough and, if they pay for it, others with it. */
function findRaisingMove(covering: Covering, cell: number, isAlone: boolean): Move | undefined {
  const { system, definitions, index, withheld } = covering;
  const program = isAlone ? openSingle(covering) : covering.joint;
  const range = readRange(system, cell);
  program.setRange(cell, { low: REQUIRED_PERSONS, high: range.high });
  const { x } = program.model.solve();
  program.setRange(cell, range);
  if (x.length === 0) return undefined;
  const changes = program.readChanges(x);
  const move = toWholeMove(system, definitions, changes);
  if (move !== undefined) return move;
  const settled = () => settleMove(system, index, { changes, cell, withheld, seed: cell });
  if (!isAlone) return covering.isLarge ? settled() : undefined;
  return roundNear(covering, changes, cell) ?? settled() ?? raiseRow(system, index, listRows(system, cell));
}

/** In whole numbers within the pattern, else with any cells; large tables have no time for that. */
function roundNear(covering: Covering, changes: Float64Array, cell: number): Move | undefined {
  const { system, definitions, solver, withheld, isLarge } = covering;
  if (isLarge) return undefined;
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

/** Reward that makes few, large moves. */
export const LARGE_MOVES = 10;

/** How a cover is built. */
export interface CoverOptions {
  /** for each key of a protected cell that a move raises besides: high = few, large moves */
  readonly reward: number;
  /** protected cells that a move is rewarded for, at most; all if absent. Large tables only */
  readonly together?: number;
  /** when time is over, the rest is given up */
  readonly isOptional?: boolean;
  /** when it says no, the rest is raised by the first moves at hand, which withhold much */
  mayContinue(): boolean;
}

function setRewards({ system, joint }: Covering, cells: Iterable<number>, share: number): void {
  const list = [...cells];
  joint.setRewards(
    list,
    list.map((cell) => share * (system.weight[cell] as number)),
  );
}

/** A program that is solved once is opened anew for each move. */
function restartJoint(covering: Covering): void {
  covering.joint.model.close();
  covering.joint = openPricedProgram(covering.system, covering.solver, covering.withheld, true);
}

/** How far a cover has come. */
interface CoverState {
  /** protected cells without a move */
  readonly open: Set<number>;
  /** reward now paid for each key */
  share: number;
  /** moves in common, one after the other, that were not whole */
  fractional: number;
}

/** A move in common; where these are not whole, smaller ones are asked for next time. */
function findJointMove(covering: Covering, cell: number, state: CoverState): Move | undefined {
  if (state.share === 0) return undefined;
  const move = findRaisingMove(covering, cell, false);
  state.fractional = move === undefined ? state.fractional + 1 : 0;
  if (state.fractional === MOST_FRACTIONAL) {
    state.share = state.share > LEAST_REWARD ? state.share / 3 : 0;
    state.fractional = 0;
    setRewards(covering, state.open, state.share);
  }
  return move;
}

/** In common with others, else for this cell alone. */
function findFarMove(covering: Covering, cell: number, state: CoverState): Move | undefined {
  return findJointMove(covering, cell, state) ?? findRaisingMove(covering, cell, true);
}

/**
 * Raises one protected cell after the other at the least price, until each has a move that raises it far enough.
 * Cells paid for once are free for all later moves.
 *
 * @param order protected cells, those to begin with first
 * @returns protected cells that could not be raised
 */
export function coverCells(
  covering: Covering,
  order: readonly number[],
  { reward, together = Infinity, isOptional = false, mayContinue }: CoverOptions,
): number[] {
  const { system, store, withheld, index } = covering;
  const open = new Set(order.filter((cell) => store.find(cell, withheld) < 0));
  const state: CoverState = { open, share: reward, fractional: 0 };
  const failed: number[] = [];
  const listNext = () => (together < open.size ? [...open].slice(0, together) : open);
  setRewards(covering, listNext(), reward);
  for (const cell of order) {
    if (!open.has(cell)) continue;
    const isInTime = mayContinue();
    if (!isInTime && isOptional) return [...open];
    const found = isInTime ? findFarMove(covering, cell, state) : undefined;
    // Programs that time has ended find nothing; that says nothing of the cell.
    const isAtHand = found === undefined && !mayContinue();
    const move = isAtHand ? raiseRow(system, index, listRows(system, cell)) : found;
    if (move === undefined) failed.push(cell);
    else {
      store.add(move);
      withholdMove(covering, move);
    }
    const done = [cell, ...listRaised(move)].filter((other) => open.delete(other));
    if (!isAtHand && covering.isLarge && open.size > 0) {
      restartJoint(covering);
      setRewards(covering, listNext(), state.share);
    } else setRewards(covering, done, 0);
  }
  return failed;
}

function listRaised(move: Move | undefined): number[] {
  if (move === undefined) return [];
  return [...move.cells].filter((_, at) => (move.changes[at] as number) >= REQUIRED_PERSONS);
}
