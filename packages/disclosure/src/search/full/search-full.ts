import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import type { Solver } from '../../disclosure.types.ts';
import { openWholeRandom } from '../../random.ts';
import { ReaderModel } from '../reader-model.ts';
import type { Move, Pattern, SearchOptions } from '../search.types.ts';
import { explainComputed } from '../separate.ts';
import type { Cut } from '../cut-pool.ts';
import { LARGE_MOVES, closeCovering, coverCells, openCovering } from './first-pattern.ts';
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
import { reroute, shuffle } from './reroute.ts';
import { openTimedSolver } from './timed-solver.ts';
import type { Rerouting, Routing } from './reroute.ts';

/** Cells from which a first pattern is built of few, large moves. */
const MANY_CELLS = 2000;

/** Cells up to which the whole table is the first neighbourhood to be improved. */
const FEW_CELLS = 60;

/** Protected cells raised together in the second pattern of large tables, at least. */
const TOGETHER = 6;

/** Moves of that pattern: the larger the table, the longer each takes. */
const countMoves = (cells: number) => (cells > 5000 ? 60 : 200);

/** Cells above which the first pattern stands: what comes after it brought nothing there within a minute. */
const TOO_MANY_CELLS = 15_000;

/** Tries without a gain after which moves are left as they are. */
const MOST_IDLE = 200;

/** Reward for raising another protected cell besides, as a multiple of the price of withholding one. */
const SMALL_MOVES = 0.3;

interface FullSearch {
  readonly system: CountSystem;
  readonly solver: Solver;
  readonly options: SearchOptions;
  store: MoveStore;
  check: PatternCheck;
  /** moves that keep the only person of one cell from computing another */
  untying: Move[];
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
  if (options.solver === undefined) throw new TypeError('the guarantee "full" needs a solver');
  const solver = openTimedSolver(options.solver, () => options.mayContinue());
  options.report?.({ step: 'protecting' });
  const order = listCells(system, CELL_STATES.primary).sort(
    (a, b) => (system.value[a] as number) - (system.value[b] as number) || a - b,
  );
  const isLarge = system.cellCount > MANY_CELLS;
  const first = buildPattern(system, solver, order, options);
  const { unprotectable } = first;
  const search: FullSearch = { system, solver, options, ...first, best: first.withheld };
  report(search, 'protecting');
  // Few large moves are found at once; many small ones withhold less and are easier to mend.
  const isRefined = system.cellCount <= TOO_MANY_CELLS;
  if (isLarge && isRefined && unprotectable.length === 0 && options.mayContinue())
    takeSmallMoves(search, order);
  const bound = refine(search, unprotectable);
  const witnesses = listWitnesses(search, search.best);
  search.check.close();
  return {
    withheld: search.best,
    secondary: countSecondary(system, search.best),
    ...(bound === undefined ? {} : { bound }),
    witnesses,
    ...(unprotectable.length === 0 ? {} : { unprotectable }),
  };
}

interface FirstPattern {
  readonly store: MoveStore;
  readonly check: PatternCheck;
  readonly untying: Move[];
  readonly withheld: Uint8Array;
  readonly unprotectable: readonly number[];
}

/** A safe pattern from nothing. */
function buildPattern(
  system: CountSystem,
  solver: Solver,
  order: readonly number[],
  options: SearchOptions,
): FirstPattern {
  const store = openMoveStore(system);
  const isLarge = system.cellCount > MANY_CELLS;
  const covering = openCovering(system, solver, store, { isLarge });
  const mayContinue = () => options.mayContinue();
  const reward = isLarge ? LARGE_MOVES : SMALL_MOVES;
  const failed = coverCells(covering, order, { reward, mayContinue });
  const { moves, tied } = untieInsiders(covering, store.moves, options);
  closeCovering(covering);
  const check = openPatternCheck(system, solver, store, failed);
  check.check(covering.withheld);
  const unprotectable = [...new Set([...failed, ...tied.map(({ cell }) => cell)])];
  return { store, check, untying: moves, withheld: covering.withheld, unprotectable };
}

/** Builds a second pattern of more, smaller moves, takes it if it withholds less, and leads its moves around. */
function takeSmallMoves(search: FullSearch, order: readonly number[]): void {
  const { system, solver, options } = search;
  const random = openWholeRandom(options.seed);
  const store = openMoveStore(system);
  const covering = openCovering(system, solver, store, { isLarge: true });
  const mayContinue = () => options.mayContinue();
  const together = Math.max(TOGETHER, Math.ceil(order.length / countMoves(system.cellCount)));
  const failed = coverCells(covering, shuffle(order, random), {
    reward: LARGE_MOVES,
    together,
    isOptional: true,
    mayContinue,
  });
  const routed = [...store.moves];
  const untied = failed.length === 0 && mayContinue() ? untieInsiders(covering, routed, options) : undefined;
  closeCovering(covering);
  const { withheld } = covering;
  if (untied?.tied.length !== 0) return;
  if (countSecondary(system, withheld) < countSecondary(system, search.best))
    adopt(search, { moves: routed, withheld }, untied.moves);
  const kept = untied.moves;
  const rerouting: Rerouting = {
    system,
    solver,
    kept,
    random,
    mayContinue,
    isSafeBesides: (moves, pattern) =>
      listInsiderPairs(system, pattern, [...moves, ...kept], options.seed).length === 0,
    onBetter: (routing) => {
      last = routing;
      options.report?.({ step: 'improving', secondary: countSecondary(system, routing.withheld) });
    },
  };
  let last: Routing | undefined;
  reroute(rerouting, { moves: routed, withheld }, MOST_IDLE);
  if (last !== undefined && countSecondary(system, last.withheld) < countSecondary(system, search.best))
    adopt(search, last, kept);
}

/** Goes on from other moves and the pattern they need. */
function adopt(search: FullSearch, { moves, withheld }: Routing, untying: readonly Move[]): void {
  const { system, solver } = search;
  const store = openMoveStore(system);
  for (const move of moves) store.add(move);
  search.check.close();
  search.check = openPatternCheck(system, solver, store);
  search.check.check(withheld);
  search.store = store;
  search.untying = [...untying];
  search.best = withheld;
  report(search, 'improving');
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
  if (unprotectable.length > 0 || system.cellCount > TOO_MANY_CELLS) return undefined;
  search.best = prunePattern(check, search.best, {
    mayContinue,
    isSafeBesides: (withheld) => isSafeBesides(search, withheld),
    onPublished: (withheld) => {
      search.best = withheld;
      report(search, 'pruning');
    },
  });
  if (!mayContinue()) return undefined;
  const reader = new ReaderModel(system, options.solver ?? solver);
  const improving: Improving = {
    system,
    solver,
    check,
    pool: openFullCutPool(system),
    best: search.best,
    bound: 0,
    random: openWholeRandom(options.seed),
    mayContinue,
    explainBesides: (withheld) => explainInsiders(search, withheld, reader),
    onBetter: () => {
      search.best = improving.best;
      report(search, 'improving');
    },
  };
  // Small tables are proved at once.
  if (listCells(system, CELL_STATES.withholdable).length > FEW_CELLS) improvePattern(improving, 40);
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
