import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import type { Solver } from '../../disclosure.types.ts';
import { openRandom } from '../modulo.ts';
import { ReaderModel } from '../reader-model.ts';
import type { Move, Pattern, SearchOptions } from '../search.types.ts';
import { explainComputed } from '../separate.ts';
import type { Cut } from '../cut-pool.ts';
import { coverCells, openCovering } from './first-pattern.ts';
import { openFullCutPool } from './full-cuts.ts';
import { improvePattern } from './improve.ts';
import type { Improving } from './improve.ts';
import { listInsiderPairs, untieInsiders } from './insiders.ts';
import { countSecondary, isWithin, listCells, openMoveStore } from './move-store.ts';
import type { MoveStore } from './move-store.ts';
import { openPatternCheck } from './pattern-check.ts';
import type { PatternCheck } from './pattern-check.ts';
import { prunePattern, withholdNeeded } from './prune.ts';
import { provePattern } from './prove.ts';

/** Cells from which a first pattern is built of few, large moves. */
const MANY_CELLS = 2000;

interface FullSearch {
  readonly system: CountSystem;
  readonly solver: Solver;
  readonly options: SearchOptions;
  readonly store: MoveStore;
  readonly check: PatternCheck;
  /** moves that keep the only person of one cell from computing another */
  readonly untying: Move[];
  best: Uint8Array;
}

/** Moves that show a pattern safe: one for each protected cell, and those against insiders. */
function listWitnesses({ system, check, store, untying }: FullSearch, withheld: Uint8Array): Move[] {
  const numbers = new Set(check.serving.filter((number) => number >= 0));
  return [...[...numbers].map((number) => store.moves[number] as Move), ...untying].filter((move) =>
    isWithin(system, move, withheld),
  );
}

/**
 * Searches a pattern with the guarantee `full`: every protected cell of value v can be v + 2 or more for all that a
 * careful reader knows, nothing can be computed, not even by the only person of another withheld cell.
 *
 * @param options `solver` is needed; the result depends on `seed` and on when `mayContinue` says no
 * @returns the best pattern found, safe from the first one on, with the moves that prove it
 */
export function searchFull(system: CountSystem, options: SearchOptions): Pattern {
  const { solver } = options;
  if (solver === undefined) throw new TypeError('the guarantee "full" needs a solver');
  const store = openMoveStore(system);
  const covering = openCovering(system, solver, store);
  const order = listCells(system, CELL_STATES.primary).sort(
    (a, b) => (system.value[a] as number) - (system.value[b] as number) || a - b,
  );
  options.report?.({ step: 'protecting' });
  const failed = coverCells(covering, order, system.cellCount > MANY_CELLS ? 10 : 1);
  const untied = untieInsiders(covering, store.moves, options.seed);
  covering.program.model.close();
  const unprotectable = [...new Set([...failed, ...untied.tied.map(({ cell }) => cell)])];
  const check = openPatternCheck(system, solver, store, failed);
  const search = { system, solver, options, store, check, untying: untied.moves, best: covering.withheld };
  check.check(search.best);
  report(search, 'protecting');
  const bound = refine(search, unprotectable);
  const witnesses = listWitnesses(search, search.best);
  check.close();
  return {
    withheld: search.best,
    secondary: countSecondary(system, search.best),
    ...(bound === undefined ? {} : { bound }),
    witnesses,
    ...(unprotectable.length === 0 ? {} : { unprotectable }),
  };
}

function report({ system, options, best }: FullSearch, step: 'protecting' | 'pruning' | 'improving'): void {
  options.report?.({ step, secondary: countSecondary(system, best) });
}

function isSafeBesides(search: FullSearch, withheld: Uint8Array): boolean {
  const moves = listWitnesses(search, withheld);
  return listInsiderPairs(search.system, withheld, moves, search.options.seed).length === 0;
}

/** Prunes and improves; the bound that was proved, if any. */
function refine(search: FullSearch, unprotectable: readonly number[]): number | undefined {
  const { system, check, options, solver } = search;
  const mayContinue = () => options.mayContinue();
  const needed = withholdNeeded(check, search.untying);
  if (isSafeBesides(search, needed)) search.best = needed;
  // What cannot be protected cannot be told apart from what a pattern breaks: leave it at a safe pattern.
  if (unprotectable.length > 0) return undefined;
  search.best = prunePattern(check, search.best, {
    mayContinue,
    isSafeBesides: (withheld) => isSafeBesides(search, withheld),
    onPublished: (withheld) => {
      search.best = withheld;
      report(search, 'pruning');
    },
  });
  if (!mayContinue()) return undefined;
  const reader = new ReaderModel(system, solver);
  const improving: Improving = {
    system,
    solver,
    check,
    pool: openFullCutPool(system),
    best: search.best,
    bound: 0,
    random: openRandom(options.seed),
    mayContinue,
    explainBesides: (withheld) => explainInsiders(search, withheld, reader),
    onBetter: () => {
      search.best = improving.best;
      report(search, 'improving');
    },
  };
  improvePattern(improving, 40);
  provePattern(improving);
  improvePattern(improving, Infinity);
  reader.close();
  return improving.bound > 0 ? improving.bound : undefined;
}

function explainInsiders(search: FullSearch, withheld: Uint8Array, reader: ReaderModel): Cut[] | undefined {
  const { system, options } = search;
  const pairs = listInsiderPairs(system, withheld, listWitnesses(search, withheld), options.seed);
  if (pairs.length === 0) return undefined;
  return pairs
    .slice(0, 20)
    .map((pair) => explainComputed(system, withheld, pair, reader))
    .filter((cut) => cut !== undefined);
}
