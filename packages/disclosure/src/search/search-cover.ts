import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { openCutPool } from './cut-pool.ts';
import { listComputed } from './pattern-check.ts';
import { publishComputable, publishUnneeded } from './pruning.ts';
import { searchFull } from './full/search-full.ts';
import { openTimedSolver } from './full/timed-solver.ts';
import { freeCells } from './free-cells.ts';
import { readReach, VERY_LARGE } from './floor-program.ts';
import { freeCell, raiseFloor } from './raise-floor.ts';
import { costOf, countSecondary, hideComputed, openPattern } from './repair.ts';
import { listCertain } from './list-certain.ts';
import { improvePattern } from './improve.ts';
import type { Improving } from './improve.ts';
import { Programs } from './programs.ts';
import type { Pattern, SearchOptions } from './search.types.ts';

interface Search extends Improving {
  readonly options: SearchOptions;
  readonly solver: Solver;
  /** the same for the end of a look, see `mayEnd` */
  readonly ending: Solver;
  best?: { readonly withheld: Uint8Array; readonly secondary: number };
  /** share of the time that was used up when a very large table had published whatever needs no question */
  idleShare?: number;
  /** false until a pattern was grown and pruned once */
  isGrown: boolean;
  /** see `FloorProgram`; grows in the search of a very large table */
  reach: number;
}

/** Explanations at most of what a pattern allows: each is a program. */
const MOST_EXPLAINED = 40;

function offer(search: Search, withheld: Uint8Array): boolean {
  const secondary = countSecondary(search.system, withheld);
  if (search.best && search.best.secondary <= secondary) return false;
  search.best = { withheld: withheld.slice(), secondary };
  search.options.report?.({ step: 'improving', secondary });
  return true;
}

/** Withholds more until nothing can be computed and the floor can rise; what is added later leaves it risen. */
function raise({ system, pool, question, solver, isGrown }: Search, withheld: Uint8Array): boolean {
  if (hideComputed(system, withheld, pool, question) < 0) return false;
  if (!question.isPersonal) return true;
  // What the floor adds does in part what these were for: begin with as few as can be.
  if (!isGrown) publishComputable(system, withheld, question);
  const price = (cell: number): number => costOf(system, cell);
  if (!raiseFloor(system, withheld, solver, price, () => question.mayContinue())) return false;
  return hideComputed(system, withheld, pool, question) >= 0;
}

/** Whether a dear pattern can be made at once, so that no step need be taken to its end. */
const hasWayOut = ({ system, question }: Search): boolean => question.isPersonal && system.cellCount >= LARGE;

/** Whether time is left, or a safe pattern is needed all the same. */
const mayGoOn = (search: Search): boolean =>
  search.options.mayContinue() || (!search.best && !hasWayOut(search));

/** Share of the time that the end of a look may take besides: without it, all that the look cost would be lost. */
const GRACE = 0.05;

/** Whether freeing the last cells may go on: also a little beyond the time given, unless the search was ended otherwise. */
function mayEnd(search: Search): boolean {
  const share = search.options.readSpentShare?.() ?? 0;
  return mayGoOn(search) || (share >= 1 && share < 1 + GRACE);
}

/** Freeing cells of very large tables takes so many times as long as everything before the questions took. */
const FREEING_TAKES = 0.3;

/** Whether the look may go on: what it has not come to when it ends counts as certain, and is freed like the rest. */
function mayLook(search: Search): boolean {
  const { system, options, idleShare = 0 } = search;
  if (!mayGoOn(search) || system.cellCount < VERY_LARGE) return mayGoOn(search);
  return (options.readSpentShare?.() ?? 0) < 1 - FREEING_TAKES * idleShare;
}

/**
 * Withholds more until no value is certain: what is added never makes another cell certain. Gives up where time is over
 * and a safe pattern is at hand or soon made.
 */
function secure(search: Search, withheld: Uint8Array): boolean {
  const { system, pool, question, programs, solver, ending } = search;
  if (hideComputed(system, withheld, pool, question) < 0) return false;
  if (!question.isPersonal) return true;
  const certain = listCertain(system, withheld, solver, () => mayLook(search));
  const isLarge = system.cellCount >= VERY_LARGE && mayGoOn(search);
  const left = isLarge ? freeCells(system, withheld, certain, ending, () => mayEnd(search)) : certain;
  for (const cell of left)
    if (!mayGoOn(search) || !freeCell(system, withheld, cell, programs.openWitness(), pool)) return false;
  return certain.length === 0 || hideComputed(system, withheld, pool, question) >= 0;
}

/** Cells from which on whole persons take so long to look at that the first safe pattern is not pruned thoroughly. */
const LARGE = 1500;

/**
 * The floor's reach before the first look at whole persons of very large tables: the more, the fewer cells are withheld, and
 * the longer the look takes. At 14 it did not end within a minute for 10,000 cells, and nothing cheap was safe yet.
 */
const FIRST_REACH = 12;

/** How it grows after each look. */
const REACH_GROWTH = 4 / 3;
const MOST_REACH = 60;

/** Questions before a large pattern is looked at for the first time, and again. */
const FIRST_QUESTIONS = 10;
const QUESTIONS = 150;

/** The same where the floor reaches further each time: the first hundred publish most, and more than this next to nothing. */
const QUESTIONS_OF_REACH = 150;

/**
 * The look and freeing what it finds must end in time: they take so many times as long as everything before the questions
 * took, on a slow machine too. What is left before them goes into questions.
 */
const LOOK_TAKES = 2.2;

/**
 * Publishes again with more and more reach of the floor: each time fewer cells are withheld, and more of them must be freed
 * one by one, as long as that is worth it.
 */
function widen(search: Search, withheld: Uint8Array): void {
  search.reach = FIRST_REACH;
  const readShare = (): number => search.options.readSpentShare?.() ?? 0;
  const isEarly = (): boolean => readShare() < 1 - LOOK_TAKES * (search.idleShare ?? 0);
  const mayAsk = (): boolean => {
    search.idleShare ??= readShare();
    return search.question.mayContinue() && isEarly();
  };
  for (; search.reach <= MOST_REACH && isEarly(); search.reach *= REACH_GROWTH) {
    if (!publishUnneeded({ ...search, mayAsk }, withheld, QUESTIONS_OF_REACH)) break;
    if (!secure(search, withheld) || !offer(search, withheld)) break;
  }
  search.reach = readReach(search.system);
}

function secureAndPrune(search: Search, withheld: Uint8Array): void {
  const { system, question } = search;
  if (search.best && !question.mayContinue()) return;
  if (!raise(search, withheld)) return;
  if (!question.isPersonal) offer(search, withheld);
  const isGradual = question.isPersonal && !search.isGrown && system.cellCount >= LARGE;
  search.isGrown = true;
  if (isGradual && system.cellCount >= VERY_LARGE) {
    widen(search, withheld);
    return;
  }
  publishUnneeded(search, withheld, isGradual ? FIRST_QUESTIONS : Infinity);
  if (!secure(search, withheld)) return;
  offer(search, withheld);
  if (!isGradual) return;
  // What frees certain cells may be published and withheld again: only progress goes on.
  while (publishUnneeded(search, withheld, QUESTIONS))
    if (!secure(search, withheld) || !offer(search, withheld)) return;
}

function openSolver({ solver }: SearchOptions): Solver {
  if (!solver) throw new TypeError('a search for a pattern needs a solver');
  return solver;
}

function openSearch(system: CountSystem, options: SearchOptions, isPersonal: boolean): Search {
  const { seed } = options;
  const untimed = openSolver(options);
  // Single programs of very large tables take seconds: they end when time is over. What a table or a move of one that was
  // ended says stays true, its prices are not read. Others end soon, and asking would take longer.
  const isTimed = isPersonal && system.cellCount >= VERY_LARGE;
  const solver = isTimed ? openTimedSolver(untimed, () => mayGoOn(search)) : untimed;
  const search: Search = {
    system,
    options,
    solver,
    ending: isTimed ? openTimedSolver(untimed, () => mayEnd(search)) : untimed,
    pool: openCutPool(system, isPersonal),
    programs: new Programs(system, solver),
    question: { isPersonal, seed, most: MOST_EXPLAINED, mayContinue: () => options.mayContinue() },
    isGrown: false,
    reach: readReach(system),
    bound: 0,
    offer: (withheld) => offer(search, withheld),
    mend: (withheld) => secureAndPrune(search, withheld),
  };
  return search;
}

/** Begins where everything is withheld: what a search falls back on that cannot mend a pattern from below. */
function beginFromAll(search: Search): void {
  const { system, question, solver } = search;
  const all = system.state.map((state) =>
    state === CELL_STATES.primary || state === CELL_STATES.withholdable ? 1 : 0,
  );
  offer(search, all);
  publishUnneeded(search, all, Infinity);
  if (!question.isPersonal || listCertain(system, all, solver).length === 0) offer(search, all);
}

/**
 * The first pattern of the full guarantee is safe for this one too and stands after seconds: from then on a large search
 * may end at any time.
 */
function beginFromFull(search: Search): void {
  const { system, options } = search;
  // Where time is over already, the little that this takes is well spent.
  const isLate = !options.mayContinue();
  let isSafe = false;
  const { withheld, unprotectable } = searchFull(system, {
    ...options,
    guarantee: 'full',
    mayContinue: () => !isSafe && (isLate || options.mayContinue()),
    report: ({ secondary }) => {
      isSafe ||= secondary !== undefined;
    },
  });
  if (unprotectable === undefined) offer(search, withheld);
}

function searchProtectable(system: CountSystem, options: SearchOptions, isPersonal: boolean): Pattern {
  const search = openSearch(system, options, isPersonal);
  try {
    if (hasWayOut(search) && system.cellCount >= VERY_LARGE) beginFromFull(search);
    secureAndPrune(search, openPattern(system));
    if (!search.best && hasWayOut(search)) beginFromFull(search);
    if (!search.best) beginFromAll(search);
    improvePattern(search);
  } finally {
    search.programs.close();
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
