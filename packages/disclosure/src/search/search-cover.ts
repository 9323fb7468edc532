import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { CoverProgram } from './cover-program.ts';
import { openCutPool } from './cut-pool.ts';
import type { CutPool } from './cut-pool.ts';
import { listComputed } from './pattern-check.ts';
import { prunePattern } from './prune.ts';
import { FloorWitness } from './floor-witness.ts';
import { searchFull } from './full/search-full.ts';
import { freeCell, raiseFloor } from './raise-floor.ts';
import { ReaderModel } from './reader-model.ts';
import { costOf, countSecondary, hideComputed, openPattern } from './repair.ts';
import { listCertain } from './list-certain.ts';
import { separate } from './separate.ts';
import type { Question, Readers } from './separate.ts';
import type { Pattern, SearchOptions } from './search.types.ts';
import { WitnessModel } from './witness-model.ts';

interface Search {
  readonly system: CountSystem;
  readonly options: SearchOptions;
  readonly solver: Solver;
  readonly pool: CutPool;
  readonly readers: Readers;
  readonly witnesses: WitnessModel;
  readonly question: Question;
  best?: { readonly withheld: Uint8Array; readonly secondary: number };
  /** false until a pattern was grown and pruned once */
  isGrown: boolean;
  bound: number;
}

const FEW = 40;

function offer(search: Search, withheld: Uint8Array): boolean {
  const secondary = countSecondary(search.system, withheld);
  if (search.best && search.best.secondary <= secondary) return false;
  search.best = { withheld: withheld.slice(), secondary };
  search.options.report?.({ step: 'improving', secondary });
  return true;
}

/** Withholds more until nothing can be computed and the floor can rise; what is added later leaves it risen. */
function raise({ system, pool, question, witnesses }: Search, withheld: Uint8Array): boolean {
  if (hideComputed(system, withheld, pool, question) < 0) return false;
  if (!question.isPersonal) return true;
  if (!raiseFloor(system, withheld, witnesses, (cell) => costOf(system, cell))) return false;
  return hideComputed(system, withheld, pool, question) >= 0;
}

/**
 * Withholds more until no value is certain: what is added never makes another cell certain. Gives up where time is over
 * and a safe pattern is at hand already.
 */
function secure(search: Search, withheld: Uint8Array): boolean {
  const { system, pool, question, witnesses, solver, options } = search;
  if (hideComputed(system, withheld, pool, question) < 0) return false;
  if (!question.isPersonal) return true;
  const mayGoOn = (): boolean => search.best === undefined || options.mayContinue();
  const certain = listCertain(system, withheld, solver, mayGoOn);
  for (const cell of certain)
    if (!mayGoOn() || !freeCell(system, withheld, cell, witnesses, pool)) return false;
  return certain.length === 0 || hideComputed(system, withheld, pool, question) >= 0;
}

/** Times the floor's table is made to change fewer cells, so that more can be published without a question. */
const PASSES = 4;

/** Publishes again what a pattern does not need. */
class Pruning {
  readonly #search: Search;
  readonly #withheld: Uint8Array;
  readonly #floor: FloorWitness | undefined;
  readonly #needed = new Set<number>();
  readonly #refused = new Set<number>();
  #left = 0;

  constructor(search: Search, withheld: Uint8Array) {
    this.#search = search;
    this.#withheld = withheld;
    const { system, question, witnesses } = search;
    if (question.isPersonal) this.#floor = FloorWitness.open(system, withheld, witnesses);
  }

  /** Cells that the floor's table at hand does not change; without a floor, all. */
  publishIdle(): void {
    for (let pass = 0; pass < (this.#floor ? PASSES : 1); pass += 1) {
      this.#floor?.changeFewer();
      this.ask(0);
    }
  }

  /** Also cells that it changes: each takes a program, at most so many. Says whether something was published. */
  ask(questions: number): boolean {
    const { system, options, question } = this.#search;
    this.#left = questions;
    const before = countSecondary(system, this.#withheld);
    prunePattern(system, this.#withheld, {
      isPersonal: question.isPersonal,
      seed: options.seed,
      refused: this.#refused,
      isStillSafe: (cell) => this.#floor === undefined || this.#mayPublish(this.#floor, cell),
      mayContinue: () => options.mayContinue(),
    });
    return countSecondary(system, this.#withheld) < before;
  }

  #mayPublish(floor: FloorWitness, cell: number): boolean {
    if (floor.isIdle(cell)) return floor.mayPublish(cell);
    if (this.#left <= 0 || this.#needed.has(cell)) return false;
    this.#left -= 1;
    const isSafe = floor.mayPublish(cell);
    if (!isSafe) this.#needed.add(cell);
    return isSafe;
  }
}

/** Cells from which on whole persons take so long to look at that the first safe pattern is not pruned thoroughly. */
const LARGE = 1500;

/** Questions before a large pattern is looked at again; the look takes about half as long. */
const QUESTIONS = 150;

function secureAndPrune(search: Search, withheld: Uint8Array): void {
  const { system, question } = search;
  if (!raise(search, withheld)) return;
  if (!question.isPersonal) offer(search, withheld);
  const isGradual = question.isPersonal && !search.isGrown && system.cellCount >= LARGE;
  search.isGrown = true;
  const pruning = new Pruning(search, withheld);
  pruning.publishIdle();
  if (question.isPersonal && !isGradual) pruning.ask(Infinity);
  if (!secure(search, withheld)) return;
  offer(search, withheld);
  if (!isGradual) return;
  // What frees certain cells may be published and withheld again: only progress goes on.
  while (pruning.ask(QUESTIONS)) if (!secure(search, withheld) || !offer(search, withheld)) return;
}

function improve(search: Search): void {
  const { system, pool, solver, options, readers, question } = search;
  if (search.best?.secondary === 0) return;
  const program = new CoverProgram(system, pool, solver);
  let gap = 0.02;
  try {
    while (search.best && options.mayContinue()) {
      const found = program.solve(search.best.withheld, {
        relativeGap: gap,
        mayContinue: () => options.mayContinue(),
      });
      search.bound = Math.max(search.bound, Math.ceil(found.bound - 1e-6));
      if (!found.withheld) return;
      const { cuts, isSafe } = separate(system, found.withheld, readers, question);
      if (isSafe) offer(search, found.withheld);
      if (search.best.secondary <= search.bound) return;
      if (isSafe && gap < 1e-6) return;
      const added = cuts.filter((cut) => pool.add(cut)).length;
      if (!isSafe && added === 0) return;
      if (!isSafe) secureAndPrune(search, found.withheld);
      if (cuts.length < FEW) gap = gap > 2e-4 ? gap / 4 : 0;
    }
  } finally {
    program.close();
  }
}

function openSolver({ solver }: SearchOptions): Solver {
  if (!solver) throw new TypeError('a search for a pattern needs a solver');
  return solver;
}

function openSearch(system: CountSystem, options: SearchOptions, isPersonal: boolean): Search {
  const { seed } = options;
  const solver = openSolver(options);
  return {
    system,
    options,
    solver,
    pool: openCutPool(system, isPersonal),
    readers: { solver, explains: new ReaderModel(system, solver, 'objective') },
    witnesses: new WitnessModel(system, solver),
    question: { isPersonal, seed, most: FEW, mayContinue: () => options.mayContinue() },
    isGrown: false,
    bound: 0,
  };
}

/** Begins where everything is withheld: what a search falls back on that cannot mend a pattern from below. */
function beginFromAll(search: Search): void {
  const { system, question, solver } = search;
  const all = system.state.map((state) =>
    state === CELL_STATES.primary || state === CELL_STATES.withholdable ? 1 : 0,
  );
  offer(search, all);
  const pruning = new Pruning(search, all);
  pruning.publishIdle();
  pruning.ask(Infinity);
  if (!question.isPersonal || listCertain(system, all, solver).length === 0) offer(search, all);
}

/**
 * The first pattern of the full guarantee is safe for this one too and stands after seconds: from then on a large search
 * may end at any time.
 */
function beginFromFull(search: Search): void {
  const { system, options } = search;
  let isSafe = false;
  const { withheld, unprotectable } = searchFull(system, {
    ...options,
    guarantee: 'full',
    mayContinue: () => !isSafe && options.mayContinue(),
    report: ({ secondary }) => {
      isSafe ||= secondary !== undefined;
    },
  });
  if (unprotectable === undefined) offer(search, withheld);
}

function searchProtectable(system: CountSystem, options: SearchOptions, isPersonal: boolean): Pattern {
  const search = openSearch(system, options, isPersonal);
  try {
    if (isPersonal && system.cellCount >= LARGE) beginFromFull(search);
    secureAndPrune(search, openPattern(system));
    if (!search.best) beginFromAll(search);
    improve(search);
  } finally {
    search.readers.explains.close();
    search.witnesses.close();
  }
  const { withheld, secondary } = search.best ?? { withheld: new Uint8Array(0), secondary: 0 };
  return { withheld, secondary, bound: search.bound };
}

/** Primary cells that what is published already tells, whatever is withheld from now on. */
function listUnprotectable(system: CountSystem, options: SearchOptions, isPersonal: boolean): number[] {
  if (!system.state.includes(CELL_STATES.fixed)) return [];
  const all = system.state.map((state) => (state === CELL_STATES.fixed ? 0 : 1));
  const isPrimary = (cell: number): boolean => system.state[cell] === CELL_STATES.primary;
  const computed = listComputed(system, all, isPersonal, options.seed).map(({ cell }) => cell);
  if (computed.some(isPrimary) || !isPersonal) return computed.filter(isPrimary);
  return listCertain(system, all, openSolver(options));
}

function searchCover(system: CountSystem, options: SearchOptions, isPersonal: boolean): Pattern {
  const state = system.state.slice();
  const unprotectable: number[] = [];
  for (;;) {
    const found = listUnprotectable({ ...system, state }, options, isPersonal);
    if (found.length === 0) break;
    // Everybody knows them: they count as published for the others, and stay withheld themselves.
    for (const cell of found) state[cell] = CELL_STATES.fixed;
    unprotectable.push(...found);
  }
  const pattern = searchProtectable({ ...system, state }, options, isPersonal);
  for (const cell of unprotectable) pattern.withheld[cell] = 1;
  return unprotectable.length === 0 ? pattern : { ...pattern, unprotectable };
}

/**
 * Searches for the fewest keys to withhold so that no primary cell can be computed from what is published (profile
 * R0). Alone it is no protection: intervals may still be narrow.
 *
 * @param system see `buildCountSystem`
 * @param options `solver` is needed; `mayContinue` may end the search once there is a safe pattern
 * @returns the pattern; `bound` equals `secondary` where it is proved to be the best
 * @throws TypeError without a solver
 */
export const searchExact = (system: CountSystem, options: SearchOptions): Pattern =>
  searchCover(system, options, false);

/**
 * Searches for the fewest keys to withhold so that no primary cell can be computed, by the only person of another
 * withheld cell neither, and for each primary cell another whole number is possible (profile R1).
 *
 * @param system see `buildCountSystem`
 * @param options `solver` is needed; `mayContinue` may end the search once there is a safe pattern
 * @returns the pattern; `bound` equals `secondary` where it is proved to be the best
 * @throws TypeError without a solver
 */
export const searchPerson = (system: CountSystem, options: SearchOptions): Pattern =>
  searchCover(system, options, true);
