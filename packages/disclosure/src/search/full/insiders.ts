import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import { invertModulo, multiplyModulo, PRIME } from '../modulo.ts';
import { openWholeRandom } from '../../random.ts';
import { listComputed } from '../pattern-check.ts';
import type { Computed } from '../pattern-check.ts';
import { listRows, raiseRow } from './elastic-moves.ts';
import { openSingle, restartSingle } from './first-pattern.ts';
import type { Covering } from './first-pattern.ts';
import { readRange } from './move-program.ts';
import { isWithin } from './move-store.ts';
import { roundMove, toWholeMove } from './whole-moves.ts';
import type { Wanted } from './whole-moves.ts';
import type { Move, SearchOptions } from '../search.types.ts';

/** Random sums of moves that decide; a wrong "safe" is as good as impossible, a wrong alarm is looked at again. */
const WIDTH = 3;

/**
 * Whether some protected cell moves in step with a cell of one person in all the moves: then that person might
 * compute it. Quick, because moves are short; without an alarm nobody can, whatever else may move.
 */
function hasAlarm(system: CountSystem, moves: Iterable<Move>, seed: number): boolean {
  const random = openWholeRandom(seed);
  const sums = new Float64Array(system.cellCount * WIDTH);
  for (const { cells, changes } of moves) {
    const factors = Array.from({ length: WIDTH }, () => random() % PRIME);
    for (const [at, cell] of cells.entries()) {
      const change = ((changes[at] as number) + PRIME) % PRIME;
      for (const [k, factor] of factors.entries()) {
        const slot = cell * WIDTH + k;
        sums[slot] = ((sums[slot] as number) + multiplyModulo(factor, change)) % PRIME;
      }
    }
  }
  const kinds = new Map<string, boolean>();
  for (let cell = 0; cell < system.visibleCount; cell += 1) {
    if (system.state[cell] !== CELL_STATES.primary) continue;
    const direction = directionOf(sums, cell);
    const isOne = system.value[cell] === 1;
    const known = kinds.get(direction);
    if (direction === '' || (known !== undefined && (known || isOne))) return true;
    kinds.set(direction, isOne);
  }
  return false;
}

/** Text that is equal for cells whose sums are proportional: one tells the other. */
function directionOf(sums: Float64Array, cell: number): string {
  const own = sums.subarray(cell * WIDTH, (cell + 1) * WIDTH);
  const first = own.findIndex((sum) => sum !== 0);
  if (first === -1) return '';
  const scale = invertModulo(own[first] as number);
  return [first, ...own.subarray(first + 1).map((sum) => multiplyModulo(sum, scale))].join(' ');
}

/** Protected cells that the only person of another withheld cell can compute, each with that other cell. */
export function listInsiderPairs(
  system: CountSystem,
  withheld: Uint8Array,
  moves: Iterable<Move>,
  seed: number,
): Computed[] {
  if (!hasAlarm(system, moves, seed)) return [];
  return listComputed(system, withheld, true, seed).filter(({ knowing }) => knowing !== undefined);
}

/** A cheap move that changes `cell` by a person or more and leaves `knowing` as it is: fewer persons first, then more. */
function findUntyingMove(covering: Covering, cell: number, knowing: number): Move | undefined {
  restartSingle(covering);
  const { system } = covering;
  const single = openSingle(covering);
  const range = readRange(system, cell);
  single.setRange(knowing, { low: 0, high: 0 });
  let found: Move | undefined;
  for (const wanted of [
    { cell, low: range.low, high: -1 },
    { cell, low: 1, high: range.high },
  ])
    if (found === undefined && wanted.low <= wanted.high) found = findMove(covering, wanted);
  single.setRange(cell, range);
  single.setRange(knowing, readRange(system, knowing));
  return found;
}

function findMove(covering: Covering, wanted: Wanted): Move | undefined {
  const { system, definitions, solver, withheld } = covering;
  const single = openSingle(covering);
  single.setRange(wanted.cell, wanted);
  const { x } = single.model.solve();
  if (x.length === 0) return undefined;
  const changes = single.readChanges(x);
  const isOpen = (other: number) => withheld[other] === 1 || system.state[other] === CELL_STATES.hidden;
  return (
    toWholeMove(system, definitions, changes) ??
    roundMove(system, definitions, changes, { solver, wanted, isOpen })
  );
}

function withholdCells({ system, withheld }: Covering, { cells }: Move): void {
  for (const cell of cells) if (system.state[cell] === CELL_STATES.withholdable) withheld[cell] = 1;
}

/**
 * Withholds what it takes so that no only person of a cell can compute another protected cell.
 *
 * @param serving moves that raise the protected cells
 * @returns the moves that were added, and pairs that nothing could be found for
 */
export function untieInsiders(
  covering: Covering,
  serving: readonly Move[],
  { seed, mayContinue }: Pick<SearchOptions, 'seed' | 'mayContinue'>,
): { readonly moves: Move[]; readonly tied: Computed[] } {
  const moves: Move[] = [];
  const tied: Computed[] = [];
  const { system, withheld } = covering;
  for (;;) {
    const pairs = listInsiderPairs(system, withheld, [...serving, ...moves], seed).filter(
      (pair) => !tied.some((other) => other.cell === pair.cell && other.knowing === pair.knowing),
    );
    if (pairs.length === 0) return { moves, tied };
    for (const pair of pairs) {
      if (moves.some((move) => isUntied(move, pair) && isWithin(system, move, withheld))) continue;
      const move =
        (mayContinue() ? findUntyingMove(covering, pair.cell, pair.knowing as number) : undefined) ??
        raiseOne(covering, pair);
      if (move === undefined) tied.push(pair);
      else {
        moves.push(move);
        withholdCells(covering, move);
      }
    }
  }
}

/** One person more in a row of one of the two cells only. */
function raiseOne({ system, index }: Covering, { cell, knowing = -1 }: Computed): Move | undefined {
  const [own, others] = [listRows(system, cell), listRows(system, knowing)];
  const apart = own.filter((row) => !others.includes(row));
  return raiseRow(system, index, apart.length > 0 ? apart : others.filter((row) => !own.includes(row)), 1);
}

const isUntied = (move: Move, { cell, knowing }: Computed) =>
  move.cells.includes(cell) !== move.cells.includes(knowing as number);
