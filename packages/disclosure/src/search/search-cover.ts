import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { CoverProgram } from './cover-program.ts';
import { openCutPool } from './cut-pool.ts';
import type { CutPool } from './cut-pool.ts';
import { listComputed } from './pattern-check.ts';
import { prunePattern } from './prune.ts';
import { FloorWitness, freeCell, raiseFloor } from './raise-floor.ts';
import { ReaderModel } from './reader-model.ts';
import { costOf, countSecondary, hideComputed, openPattern } from './repair.ts';
import { listCertain, separate } from './separate.ts';
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

/** Withholds more until nothing can be computed and the floor can rise. */
function raise(search: Search, withheld: Uint8Array): boolean {
  const { system, pool, question, witnesses } = search;
  for (;;) {
    if (hideComputed(system, withheld, pool, question) < 0) return false;
    if (!question.isPersonal) return true;
    const before = countSecondary(system, withheld);
    if (!raiseFloor(system, withheld, witnesses, (cell) => costOf(system, cell))) return false;
    if (countSecondary(system, withheld) === before) return true;
  }
}

/**
 * Withholds more until no value is certain: what is added never makes another cell certain. Gives up where time is over
 * and a safe pattern is at hand already.
 */
function secure(search: Search, withheld: Uint8Array): boolean {
  const { system, pool, question, witnesses, readers, options } = search;
  if (!raise(search, withheld)) return false;
  if (!question.isPersonal) return true;
  const mayGoOn = (): boolean => search.best === undefined || options.mayContinue();
  for (const cell of listCertain(system, withheld, readers, mayGoOn))
    if (!mayGoOn() || !freeCell(system, withheld, cell, witnesses, pool)) return false;
  return mayGoOn() && raise(search, withheld);
}

/** `isThorough`: also cells that the table at hand changes; each takes a program. */
function prune(search: Search, withheld: Uint8Array, isThorough: boolean): void {
  const { system, question, witnesses, options } = search;
  const floor = question.isPersonal ? FloorWitness.open(system, withheld, witnesses) : undefined;
  prunePattern(system, withheld, {
    isPersonal: question.isPersonal,
    seed: options.seed,
    isStillSafe: (cell) =>
      floor === undefined || ((isThorough || floor.isIdle(cell)) && floor.mayPublish(cell)),
    mayContinue: () => options.mayContinue(),
  });
}

/** Cells from which on whole persons take so long to look at that a first pattern is not pruned thoroughly. */
const LARGE = 1500;

function secureAndPrune(search: Search, withheld: Uint8Array): void {
  const { system, question, options } = search;
  if (!raise(search, withheld)) return;
  if (!question.isPersonal) offer(search, withheld);
  const isThorough = !question.isPersonal || search.best !== undefined || system.cellCount < LARGE;
  prune(search, withheld, isThorough);
  if (secure(search, withheld)) offer(search, withheld);
  if (isThorough || !options.mayContinue()) return;
  prune(search, withheld, true);
  if (secure(search, withheld)) offer(search, withheld);
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

function openSearch(system: CountSystem, options: SearchOptions, isPersonal: boolean): Search {
  const { solver, seed } = options;
  if (!solver) throw new TypeError('a search for a pattern needs a solver');
  return {
    system,
    options,
    solver,
    pool: openCutPool(system, isPersonal),
    readers: {
      tries: new ReaderModel(system, solver),
      pushes: new ReaderModel(system, solver, 'objective'),
      explains: new ReaderModel(system, solver, 'objective'),
    },
    witnesses: new WitnessModel(system, solver),
    question: { isPersonal, seed, most: FEW, mayContinue: () => options.mayContinue() },
    bound: 0,
  };
}

/** Begins where everything is withheld: what a search falls back on that cannot mend a pattern from below. */
function beginFromAll(search: Search): void {
  const { system, question, readers } = search;
  const all = system.state.map((state) =>
    state === CELL_STATES.primary || state === CELL_STATES.withholdable ? 1 : 0,
  );
  offer(search, all);
  prune(search, all, true);
  if (!question.isPersonal || listCertain(system, all, readers).length === 0) offer(search, all);
}

function searchProtectable(system: CountSystem, options: SearchOptions, isPersonal: boolean): Pattern {
  const search = openSearch(system, options, isPersonal);
  try {
    secureAndPrune(search, openPattern(system));
    if (!search.best) beginFromAll(search);
    improve(search);
  } finally {
    for (const model of Object.values(search.readers)) model.close();
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
  const { readers, witnesses } = openSearch(system, options, isPersonal);
  try {
    return listCertain(system, all, readers);
  } finally {
    for (const model of Object.values(readers)) model.close();
    witnesses.close();
  }
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
