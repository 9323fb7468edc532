import type { Solver } from '../../disclosure.types.ts';
import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import { listDefinitions } from './definitions.ts';
import { openMoveProgram, readRange } from './move-program.ts';
import type { MoveProgram } from './move-program.ts';
import { REQUIRED_PERSONS, isWithin, listCells } from './move-store.ts';
import type { MoveStore } from './move-store.ts';
import { roundMove, toWholeMove } from './whole-moves.ts';
import type { Move } from '../search.types.ts';

/** A cell that a pattern leaves too narrow, and the prices of the program that shows it. */
export interface Failure {
  readonly cell: number;
  /** for the columns of the program of moves; empty where only whole numbers fail */
  readonly prices: Float64Array;
}

/** Asks of one pattern after the other whether every protected cell can be raised far enough. */
export interface PatternCheck {
  readonly system: CountSystem;
  readonly program: MoveProgram;
  readonly store: MoveStore;
  /** the move that raises each protected cell in the last pattern that passed; -1 = none yet */
  readonly serving: Int32Array;
  /**
   * Protected cells a pattern fails, at most `most` of them. On success the moves that serve it are kept.
   */
  check(withheld: Uint8Array, most?: number): readonly Failure[];
  close(): void;
}

interface Checking {
  readonly system: CountSystem;
  readonly solver: Solver;
  readonly definitions: readonly Int32Array[];
  readonly program: MoveProgram;
  readonly store: MoveStore;
  readonly open: Uint8Array;
}

const CLOSED = { low: 0, high: 0 };

/** @param except protected cells that cannot be raised, which are not asked about */
export function openPatternCheck(
  system: CountSystem,
  solver: Solver,
  store: MoveStore,
  except: readonly number[] = [],
): PatternCheck {
  const program = openMoveProgram(system, solver, REQUIRED_PERSONS);
  const open = new Uint8Array(system.cellCount).fill(1);
  const checking = { system, solver, definitions: listDefinitions(system), program, store, open };
  const serving = new Int32Array(system.cellCount).fill(-1);
  const primary = listCells(system, CELL_STATES.primary).filter((cell) => !except.includes(cell));
  return {
    system,
    program,
    store,
    serving,
    check: (withheld, most = 1) => {
      const found = Int32Array.from(serving);
      const affected = listAffected(checking, primary, found, withheld);
      const failures = affected.length === 0 ? [] : raiseAll(checking, affected, found, withheld, most);
      if (failures.length === 0) serving.set(found);
      return failures;
    },
    close: () => {
      program.model.close();
    },
  };
}

/** Protected cells whose move leaves the pattern and for which no other known move stays within. */
function listAffected(
  { system, store }: Checking,
  primary: readonly number[],
  found: Int32Array,
  withheld: Uint8Array,
): number[] {
  const within = new Map<number, boolean>();
  return primary.filter((cell) => {
    const number = found[cell] as number;
    if (number >= 0) {
      const known = within.get(number) ?? isWithin(system, store.moves[number] as Move, withheld);
      within.set(number, known);
      if (known) return false;
    }
    found[cell] = store.find(cell, withheld);
    return found[cell] === -1;
  });
}

function openCells({ system, program, open }: Checking, withheld: Uint8Array): void {
  for (let cell = 0; cell < system.visibleCount; cell += 1) {
    if (system.state[cell] !== CELL_STATES.withholdable || open[cell] === withheld[cell]) continue;
    open[cell] = withheld[cell] as number;
    program.setRange(cell, withheld[cell] === 1 ? readRange(system, cell) : CLOSED);
  }
}

function raiseAll(
  checking: Checking,
  affected: readonly number[],
  found: Int32Array,
  withheld: Uint8Array,
  most: number,
): readonly Failure[] {
  openCells(checking, withheld);
  const left = new Set(affected);
  // All at once as long as that brings something, then one by one.
  while (left.size > 1 && raise(checking, [...left], left, found) === undefined);
  const failures: Failure[] = [];
  for (const cell of affected) {
    if (!left.has(cell)) continue;
    const failure = raise(checking, [cell], left, found);
    left.delete(cell);
    if (failure !== undefined && failures.push(failure) >= most) break;
  }
  return failures;
}

/** Looks for one move that raises the cells; undefined when it raises one of those left, which are then taken off. */
function raise(
  { system, solver, definitions, program, store, open }: Checking,
  cells: readonly number[],
  left: Set<number>,
  found: Int32Array,
): Failure | undefined {
  program.setRewards(
    cells,
    cells.map(() => 1),
  );
  const { status, x, columnPrices } = program.model.solve();
  program.setRewards(
    cells,
    cells.map(() => 0),
  );
  const cell = cells[0] as number;
  // Ended by time: what it tells is no condition for any pattern.
  if (status === 'stopped') return { cell, prices: new Float64Array(0) };
  const changes = program.readChanges(x);
  const isTooLow = cells.every((one) => (changes[one] as number) < REQUIRED_PERSONS - 1e-6);
  if (isTooLow) return { cell, prices: columnPrices };
  const wanted = cells.find((one) => (changes[one] as number) > REQUIRED_PERSONS - 1e-6) ?? cell;
  const move =
    toWholeMove(system, definitions, changes) ??
    roundMove(system, definitions, changes, {
      solver,
      wanted: { cell: wanted, low: REQUIRED_PERSONS, high: Infinity },
      isOpen: (other) => open[other] === 1,
    });
  if (move === undefined) return { cell, prices: new Float64Array(0) };
  const number = store.add(move);
  let raised = 0;
  for (const [at, one] of move.cells.entries())
    if ((move.changes[at] as number) >= REQUIRED_PERSONS && left.delete(one)) {
      found[one] = number;
      raised += 1;
    }
  return raised > 0 ? undefined : { cell, prices: new Float64Array(0) };
}
