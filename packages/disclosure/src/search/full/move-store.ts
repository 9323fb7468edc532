import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import type { Move } from '../search.types.ts';

/** Persons more that each protected cell must be able to have. */
export const REQUIRED_PERSONS = 2;

/** Moves of one cell that are tried again before a new one is looked for; the newest fit best. */
const TRIED_AGAIN = 24;

/** Moves found so far, and which of them raise a protected cell far enough. */
export interface MoveStore {
  readonly moves: Move[];
  add(move: Move): number;
  /** a move within the pattern that raises the cell far enough; -1 if none is known */
  find(cell: number, withheld: Uint8Array): number;
}

/** True when the move changes withheld and hidden cells only. */
export function isWithin(system: CountSystem, move: Move, withheld: Uint8Array): boolean {
  for (const cell of move.cells)
    if (withheld[cell] !== 1 && system.state[cell] !== CELL_STATES.hidden) return false;
  return true;
}

export function openMoveStore(system: CountSystem): MoveStore {
  const moves: Move[] = [];
  const raising = new Map<number, number[]>();
  return {
    moves,
    add: (move) => {
      const number = moves.push(move) - 1;
      for (const [at, cell] of move.cells.entries()) {
        if (system.state[cell] !== CELL_STATES.primary) continue;
        if ((move.changes[at] as number) < REQUIRED_PERSONS) continue;
        const known = raising.get(cell);
        if (known === undefined) raising.set(cell, [number]);
        else known.push(number);
      }
      return number;
    },
    find: (cell, withheld) => {
      const known = raising.get(cell) ?? [];
      for (let at = known.length - 1; at >= Math.max(0, known.length - TRIED_AGAIN); at -= 1) {
        const number = known[at] as number;
        if (isWithin(system, moves[number] as Move, withheld)) return number;
      }
      return -1;
    },
  };
}

/** Cells of a state, ascending. */
export function listCells(system: CountSystem, state: number): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < system.cellCount; cell += 1) if (system.state[cell] === state) cells.push(cell);
  return cells;
}

/** Keys of the withheld cells that are not protected themselves. */
export function countSecondary(system: CountSystem, withheld: Uint8Array): number {
  let keys = 0;
  for (let cell = 0; cell < system.visibleCount; cell += 1)
    if (withheld[cell] === 1 && system.state[cell] === CELL_STATES.withholdable)
      keys += system.weight[cell] as number;
  return keys;
}
