import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { openCutPool } from './cut-pool.ts';
import { listComputed } from './pattern-check.ts';
import { publishComputable, publishUnneeded } from './pruning.ts';
import { searchFull } from './full/search-full.ts';
import { openTimedSolver } from './full/timed-solver.ts';
import { readReach, VERY_LARGE } from './floor-program.ts';
import { raiseFloor } from './raise-floor.ts';
import { costOf, countSecondary, hideComputed, openPattern } from './repair.ts';
import { listCertain } from './list-certain.ts';
import { hasWayOut, LARGE, mayEnd, mayGoOn, secure } from './secure.ts';
import type { CoverSearch } from './secure.ts';
import { improvePattern } from './improve.ts';
import { Programs } from './programs.ts';
import type { Pattern, SearchOptions } from './search.types.ts';

/** Explanations at most of what a pattern allows: each is a program. */
const MOST_EXPLAINED = 40;

function offer(search: CoverSearch, withheld: Uint8Array): boolean {
  const secondary = countSecondary(search.system, withheld);
  if (search.best && search.best.secondary <= secondary) return false;
  search.best = { withheld: withheld.slice(), secondary };
  search.options.report?.({ step: 'improving', secondary });
  return true;
}

/** Withholds more until nothing can be computed and the floor can rise; what is added later leaves it risen. */
function raise({ system, pool, question, solver, isGrown }: CoverSearch, withheld: Uint8Array): boolean {
  if (hideComputed(system, withheld, pool, question) < 0) return false;
  if (!question.isPersonal) return true;
  // What the floor adds does in part what these were for: begin with as few as can be.
  if (!isGrown) publishComputable(system, withheld, question);
  const price = (cell: number): number => costOf(system, cell);
  if (!raiseFloor(system, withheld, solver, price, () => question.mayContinue())) return false;
  return hideComputed(system, withheld, pool, question) >= 0;
}

/**
 * The floor's reach before the first look at whole persons of very large tables: the more, the fewer cells are withheld, and
 * the longer the look takes. At 14 it did not end within a minute for 10,000 cells, and nothing cheap was safe yet.
 */
const FIRST_REACH = 12;

/**
 * How much further it goes once questions have ended, without any more of them: that publishes in two seconds what questions
 * do not, and makes few cells certain.
 */
const LAST_STRETCH = 7 / 6;

/** How it grows after each look. */
const REACH_GROWTH = 4 / 3;
const MOST_REACH = 60;

/** Questions before a large pattern is looked at for the first time, and again. */
const FIRST_QUESTIONS = 10;
const QUESTIONS = 150;

/** The same where the floor reaches further each time: the first hundred publish most, and more than this next to nothing. */
const QUESTIONS_OF_REACH = 100;

/**
 * The look and freeing what it finds must end in time: with the last stretch they take so many times as long as everything
 * before the questions took, on a slow machine too. What is left before them goes into questions.
 */
const LOOK_TAKES = 2.7;

/**
 * Publishes again with more and more reach of the floor: each time fewer cells are withheld, and more of them must be freed
 * one by one, as long as that is worth it.
 */
function widen(search: CoverSearch, withheld: Uint8Array): void {
  search.reach = FIRST_REACH;
  const readShare = (): number => search.options.readSpentShare?.() ?? 0;
  const isEarly = (): boolean => readShare() < 1 - LOOK_TAKES * (search.idleShare ?? 0);
  const mayAsk = (): boolean => {
    search.idleShare ??= readShare();
    return search.question.mayContinue() && isEarly();
  };
  for (; search.reach <= MOST_REACH && isEarly(); search.reach *= REACH_GROWTH) {
    if (!publishUnneeded({ ...search, mayAsk }, withheld, QUESTIONS_OF_REACH)) break;
    publishUnneeded({ ...search, reach: search.reach * LAST_STRETCH }, withheld, 0);
    if (!secure(search, withheld) || !offer(search, withheld)) break;
  }
  search.reach = readReach(search.system);
}

/** Publishes again little before the first look, then ever more: what frees certain cells may be withheld again later. */
function publishGradually(search: CoverSearch, withheld: Uint8Array): void {
  publishUnneeded(search, withheld, FIRST_QUESTIONS);
  search.idleShare ??= search.options.readSpentShare?.() ?? 0;
  publishUnneeded({ ...search, reach: search.reach * LAST_STRETCH }, withheld, 0);
  do if (!secure(search, withheld) || !offer(search, withheld)) return;
  while (publishUnneeded(search, withheld, QUESTIONS));
}

function secureAndPrune(search: CoverSearch, withheld: Uint8Array): void {
  const { system, question } = search;
  if (search.best && !question.mayContinue()) return;
  if (!raise(search, withheld)) return;
  if (!question.isPersonal) offer(search, withheld);
  const isGradual = question.isPersonal && !search.isGrown && system.cellCount >= LARGE;
  search.isGrown = true;
  if (isGradual) return (system.cellCount < VERY_LARGE ? publishGradually : widen)(search, withheld);
  publishUnneeded(search, withheld, Infinity);
  if (secure(search, withheld)) offer(search, withheld);
}

function openSolver({ solver }: SearchOptions): Solver {
  if (!solver) throw new TypeError('a search for a pattern needs a solver');
  return solver;
}

function openSearch(system: CountSystem, options: SearchOptions, isPersonal: boolean): CoverSearch {
  const { seed } = options;
  const untimed = openSolver(options);
  // Single programs of very large tables take seconds: they end when time is over. What a table or a move of one that was
  // ended says stays true, its prices are not read. Others end soon, and asking would take longer.
  const isTimed = isPersonal && system.cellCount >= VERY_LARGE;
  const solver = isTimed ? openTimedSolver(untimed, () => mayGoOn(search)) : untimed;
  const search: CoverSearch = {
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
function beginFromAll(search: CoverSearch): void {
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
function beginFromFull(search: CoverSearch): void {
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
