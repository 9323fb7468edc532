import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import type { Solver } from '../../disclosure.types.ts';
import type { Move } from '../search.types.ts';
import { LARGE_MOVES, closeCovering, coverCells, openCovering } from './first-pattern.ts';
import { REQUIRED_PERSONS, countSecondary, openMoveStore } from './move-store.ts';

/** Moves taken back at once, at most. */
const MOST_TAKEN_BACK = 20;

/** Cells looked at for one that few moves change. */
const LOOKED_AT = 12;

/** Moves that raise every protected cell, and the pattern they need. */
export interface Routing {
  readonly moves: readonly Move[];
  readonly withheld: Uint8Array;
}

export interface Rerouting {
  readonly system: CountSystem;
  readonly solver: Solver;
  /** moves that are needed for something else and stay */
  readonly kept: readonly Move[];
  random(): number;
  mayContinue(): boolean;
  /** what else a pattern has to keep */
  isSafeBesides(moves: readonly Move[], withheld: Uint8Array): boolean;
  onBetter(routing: Routing): void;
}

function withholdAll(system: CountSystem, moves: readonly Move[]): Uint8Array {
  const withheld = Uint8Array.from(system.state, (state) => (state === CELL_STATES.primary ? 1 : 0));
  for (const { cells } of moves)
    for (const cell of cells) if (system.state[cell] === CELL_STATES.withholdable) withheld[cell] = 1;
  return withheld;
}

/** Moves to take back, so that a cell which few of them change could be published. */
function chooseMoves({ system, random }: Rerouting, { moves, withheld }: Routing): Set<Move> {
  const uses = new Int32Array(system.cellCount);
  for (const { cells } of moves) for (const cell of cells) uses[cell] = (uses[cell] as number) + 1;
  const free = Array.from(withheld.keys()).filter(
    (cell) =>
      withheld[cell] === 1 && system.state[cell] === CELL_STATES.withholdable && (uses[cell] as number) > 0,
  );
  if (free.length === 0) return new Set();
  const looked = Array.from({ length: LOOKED_AT }, () => free[random() % free.length] as number);
  const cell = looked.reduce((best, one) => ((uses[one] as number) < (uses[best] as number) ? one : best));
  return new Set(moves.filter(({ cells }) => cells.includes(cell)).slice(0, MOST_TAKEN_BACK));
}

const listRaisedBy = (system: CountSystem, { cells, changes }: Move): number[] =>
  [...cells].filter(
    (cell, at) => system.state[cell] === CELL_STATES.primary && (changes[at] as number) >= REQUIRED_PERSONS,
  );

/** Takes some moves back and raises their protected cells anew, over what the other moves withhold anyway. */
function tryAnew(rerouting: Rerouting, routing: Routing, taken: ReadonlySet<Move>): Routing | undefined {
  const { system, solver, kept, mayContinue, random } = rerouting;
  const rest = routing.moves.filter((move) => !taken.has(move));
  const start = withholdAll(system, [...rest, ...kept]);
  const store = openMoveStore(system);
  for (const move of [...kept, ...rest]) store.add(move);
  const asked = [...new Set([...taken].flatMap((move) => listRaisedBy(system, move)))];
  const order = shuffle(
    asked.filter((cell) => store.find(cell, start) < 0),
    random,
  );
  const covering = openCovering(system, solver, store, { isLarge: true, withheld: start });
  const together = Math.ceil(order.length / (taken.size + 1));
  const failed = coverCells(covering, order, {
    reward: LARGE_MOVES,
    together,
    isOptional: true,
    mayContinue,
  });
  closeCovering(covering);
  if (failed.length > 0 || !mayContinue()) return undefined;
  return { moves: store.moves.slice(kept.length), withheld: covering.withheld };
}

/** In an order of chance. */
export function shuffle(cells: readonly number[], random: () => number): number[] {
  const mixed = [...cells];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random() % (at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as number, mixed[at] as number];
  }
  return mixed;
}

/**
 * Takes back moves through cells that few moves change, and looks for others that withhold less, as long as that
 * brings something.
 *
 * @param mostIdle tries without a gain, one after the other, that end it
 */
export function reroute(rerouting: Rerouting, start: Routing, mostIdle: number): void {
  const { system, mayContinue, isSafeBesides } = rerouting;
  let routing = start;
  for (let idle = 0; idle < mostIdle && mayContinue(); idle += 1) {
    const taken = chooseMoves(rerouting, routing);
    if (taken.size === 0) return;
    const next = tryAnew(rerouting, routing, taken);
    if (next === undefined) continue;
    const gain = countSecondary(system, routing.withheld) - countSecondary(system, next.withheld);
    if (gain < 0 || !isSafeBesides(next.moves, next.withheld)) continue;
    routing = next;
    if (gain === 0) continue;
    idle = 0;
    rerouting.onBetter(routing);
  }
}
