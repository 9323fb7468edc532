import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { CoverProgram } from './cover-program.ts';
import { openCutPool } from './cut-pool.ts';
import type { CutPool } from './cut-pool.ts';
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

/** Withholds more until no value is certain: what is added never makes another cell certain. */
function secure(search: Search, withheld: Uint8Array): boolean {
  const { system, pool, question, witnesses, readers } = search;
  if (!raise(search, withheld)) return false;
  if (!question.isPersonal) return true;
  for (const cell of listCertain(system, withheld, readers))
    if (!freeCell(system, withheld, cell, witnesses, pool)) return false;
  return raise(search, withheld);
}

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

function secureAndPrune(search: Search, withheld: Uint8Array): void {
  if (!raise(search, withheld)) return;
  if (!search.question.isPersonal) offer(search, withheld);
  prune(search, withheld, false);
  if (secure(search, withheld)) offer(search, withheld);
  if (!search.question.isPersonal || !search.options.mayContinue()) return;
  prune(search, withheld, true);
  if (secure(search, withheld)) offer(search, withheld);
}

function improve(search: Search): void {
  const { system, pool, solver, options, readers, question } = search;
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
      for (const cut of cuts) pool.add(cut);
      if (!isSafe) secureAndPrune(search, found.withheld);
      if (cuts.length < FEW) gap = gap > 2e-4 ? gap / 4 : 0;
    }
  } finally {
    program.close();
  }
}

function searchCover(system: CountSystem, options: SearchOptions, isPersonal: boolean): Pattern {
  const { solver, seed } = options;
  if (!solver) throw new TypeError('a solver is needed');
  const search: Search = {
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
    question: { isPersonal, seed, most: FEW },
    bound: 0,
  };
  try {
    secureAndPrune(search, openPattern(system));
    improve(search);
  } finally {
    search.readers.tries.close();
    search.readers.pushes.close();
    search.readers.explains.close();
    search.witnesses.close();
  }
  const best = search.best ?? { withheld: new Uint8Array(system.cellCount), secondary: 0 };
  return { withheld: best.withheld, secondary: best.secondary, bound: search.bound };
}

export const searchExact = (system: CountSystem, options: SearchOptions): Pattern =>
  searchCover(system, options, false);
export const searchPerson = (system: CountSystem, options: SearchOptions): Pattern =>
  searchCover(system, options, true);
