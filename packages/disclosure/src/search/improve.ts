import type { CountSystem } from '../counts/counts.types.ts';
import { CoverProgram } from './cover-program.ts';
import type { CutPool } from './cut-pool.ts';
import type { Programs } from './programs.ts';
import { countSecondary } from './repair.ts';
import { listFree } from './raise-floor.ts';
import { separate } from './separate.ts';
import type { Question } from './separate.ts';

/** What improving needs to know of a search. */
export interface Improving {
  readonly system: CountSystem;
  readonly programs: Programs;
  readonly pool: CutPool;
  readonly question: Question;
  readonly best?: { readonly withheld: Uint8Array; readonly secondary: number };
  bound: number;
  /** keeps a safe pattern if it is the best */
  offer(withheld: Uint8Array): boolean;
  /** makes a safe pattern of one that is not, and offers it */
  mend(withheld: Uint8Array): void;
}

/** Conditions under which an answer is nearly safe: the next one is asked for more exactly. */
const FEW = 40;

/** Gap of the first program to the bound, as a share: a good answer soon. */
const FIRST_GAP = 0.005;

/** Cells that are chosen anew around broken conditions, at least, and how often. */
const NEAR_CELLS = 150;
const NEAR_ROUNDS = 10;

/** Cells of a part, where all are chosen anew part by part, and how often. */
const PART_CELLS = 80;
const PART_ROUNDS = 6;

/** Cells from which on the whole program takes seconds, and from which on its parts take as long. */
const MANY_CELLS = 400;
const TOO_MANY_CELLS = 1500;

/** Cells that stand in conditions with those of the last ones, and again in conditions with these. */
function listNear(pool: CutPool, last: number): Set<number> {
  const near = new Set<number>(pool.cuts.slice(-last).flatMap(({ cells }) => [...cells]));
  for (const cell of near) {
    if (near.size >= NEAR_CELLS) break;
    for (const index of [...(pool.helping[cell] ?? []), ...(pool.asking[cell] ?? [])]) {
      const cut = pool.cuts[index];
      for (const other of cut?.cells ?? []) near.add(other);
      if (cut !== undefined && cut.ifWithheld >= 0) near.add(cut.ifWithheld);
    }
  }
  return near;
}

/**
 * Chooses the cells around broken conditions anew, all others as they are, until nothing is broken: far sooner than
 * the whole program, and as good where the conditions are few.
 *
 * @param last how many of the newest conditions the pattern breaks
 */
function mendNear(search: Improving, program: CoverProgram, start: Uint8Array, last: number): void {
  const { system, pool, programs, question } = search;
  let withheld = start;
  let broken = last;
  for (let round = 0; round < NEAR_ROUNDS && broken > 0 && question.mayContinue(); round += 1) {
    const found = program.solveNear(withheld, listNear(pool, broken), question);
    if (!found || countSecondary(system, found) >= (search.best?.secondary ?? Infinity)) return;
    const { cuts, isSafe } = separate(system, found, programs, question);
    if (isSafe) search.offer(found);
    withheld = found;
    broken = cuts.filter((cut) => pool.add(cut)).length;
  }
}

/**
 * Chooses the cells anew part by part, and makes a safe pattern of that: a better one long before the whole program has
 * said anything.
 */
function improveParts(search: Improving, program: CoverProgram, round: number): void {
  const { system, pool, programs, question, best } = search;
  if (!best || !question.mayContinue()) return;
  const free = listFree(system);
  let withheld = best.withheld;
  // Every other round begins with half a part, so that what was cut apart stands together then.
  let from = 0;
  for (let to = PART_CELLS / (1 + (round % 2)); from < free.length; to += PART_CELLS) {
    withheld = program.solveNear(withheld, new Set(free.slice(from, to)), question) ?? withheld;
    from = to;
  }
  const { cuts, isSafe } = separate(system, withheld, programs, question);
  for (const cut of cuts) pool.add(cut);
  if (isSafe) search.offer(withheld);
  else search.mend(withheld);
}

/** One round: the best pattern as far as conditions tell, then what it breaks. Says whether another one is of use. */
function improveOnce(search: Improving, program: CoverProgram, gap: number): 'closer' | 'same' | 'done' {
  const { system, pool, programs, question, best } = search;
  if (!best) return 'done';
  const found = program.solve(best.withheld, {
    relativeGap: gap,
    mayContinue: () => question.mayContinue(),
  });
  search.bound = Math.max(search.bound, Math.ceil(found.bound - 1e-6));
  if (!found.withheld) return 'done';
  const { cuts, isSafe } = separate(system, found.withheld, programs, question);
  if (isSafe) search.offer(found.withheld);
  const added = cuts.filter((cut) => pool.add(cut)).length;
  if (!isSafe && added === 0) return 'done';
  if (!isSafe && added < FEW) mendNear(search, program, found.withheld, added);
  if ((search.best?.secondary ?? 0) <= search.bound || (isSafe && gap < 1e-6)) return 'done';
  if (!isSafe) search.mend(found.withheld);
  return cuts.length < FEW ? 'closer' : 'same';
}

/** Improves a pattern by programs in whole numbers, until it is proved to be the best or time is over. */
export function improvePattern(search: Improving): void {
  if (search.best?.secondary === 0) return;
  const program = new CoverProgram(search.system, search.pool, search.programs.solver);
  const { cellCount } = search.system;
  const isInParts = search.question.isPersonal && cellCount >= MANY_CELLS && cellCount < TOO_MANY_CELLS;
  const rounds = isInParts ? PART_ROUNDS : 0;
  try {
    for (let round = 0; round < rounds; round += 1) improveParts(search, program, round);
    for (let gap = FIRST_GAP; search.question.mayContinue();) {
      const step = improveOnce(search, program, gap);
      if (step === 'done') return;
      if (step === 'closer') gap = gap > 2e-4 ? gap / 4 : 0;
    }
  } finally {
    program.close();
  }
}
