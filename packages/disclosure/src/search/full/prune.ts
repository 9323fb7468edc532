import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import { listCells } from './move-store.ts';
import type { PatternCheck } from './pattern-check.ts';
import type { Move } from '../search.types.ts';

/** Withholds only what the serving moves, and the moves kept besides, change. */
export function withholdNeeded(check: PatternCheck, besides: Iterable<Move> = []): Uint8Array {
  const { system, serving, store } = check;
  const withheld = Uint8Array.from(system.state, (state) => (state === CELL_STATES.primary ? 1 : 0));
  const numbers = new Set(serving.filter((number) => number >= 0));
  const moves = [...[...numbers].map((number) => store.moves[number] as Move), ...besides];
  for (const { cells } of moves)
    for (const cell of cells) if (system.state[cell] === CELL_STATES.withholdable) withheld[cell] = 1;
  return withheld;
}

/** Dearest first: those that stand for most keys, then the largest counts, which readers look for. */
function listByPrice(system: CountSystem, withheld: Uint8Array): number[] {
  const { weight, value } = system;
  return listCells(system, CELL_STATES.withholdable)
    .filter((cell) => withheld[cell] === 1)
    .sort(
      (a, b) =>
        (weight[b] as number) - (weight[a] as number) || (value[b] as number) - (value[a] as number) || a - b,
    );
}

/**
 * Publishes one withheld cell after the other where the protected cells can be raised without it, and every cell
 * that no move needs any more.
 *
 * @param isSafeBesides what else a pattern has to keep
 */
export function prunePattern(
  check: PatternCheck,
  start: Uint8Array,
  options: {
    mayContinue(): boolean;
    isSafeBesides(withheld: Uint8Array): boolean;
    onPublished(withheld: Uint8Array): void;
  },
): Uint8Array {
  let withheld = start;
  for (const cell of listByPrice(check.system, start)) {
    if (!options.mayContinue()) break;
    if (withheld[cell] !== 1) continue;
    const tried = Uint8Array.from(withheld);
    tried[cell] = 0;
    if (check.check(tried).length > 0) continue;
    const needed = withholdNeeded(check);
    const next = options.isSafeBesides(needed) ? needed : options.isSafeBesides(tried) ? tried : undefined;
    if (next === undefined) continue;
    withheld = next;
    options.onPublished(withheld);
  }
  return withheld;
}
