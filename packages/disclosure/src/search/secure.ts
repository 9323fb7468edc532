import type { Solver } from '../disclosure.types.ts';
import { freeCells } from './free-cells.ts';
import { VERY_LARGE } from './floor-program.ts';
import type { Improving } from './improve.ts';
import { listCertain } from './list-certain.ts';
import { freeCell } from './raise-floor.ts';
import { countSecondary, hideComputed } from './repair.ts';
import type { SearchOptions } from './search.types.ts';

/** A search for a pattern in which nothing can be computed, and at `person` no value is certain. */
export interface CoverSearch extends Improving {
  readonly options: SearchOptions;
  readonly solver: Solver;
  /** the same for the end of a look, see `mayEnd` */
  readonly ending: Solver;
  best?: { readonly withheld: Uint8Array; readonly secondary: number };
  /** share of the time that was used up when a large table had published whatever needs no question */
  idleShare?: number;
  /** false until a pattern was grown and pruned once */
  isGrown: boolean;
  /** see `FloorProgram`; grows in the search of a very large table */
  reach: number;
}

/** Cells from which on whole persons take so long to look at that the first safe pattern is not pruned thoroughly. */
export const LARGE = 1500;

/** Whether a dear pattern can be made at once, so that no step need be taken to its end. */
export const hasWayOut = ({ system, question }: CoverSearch): boolean =>
  question.isPersonal && system.cellCount >= LARGE;

/** Whether time is left, or a safe pattern is needed all the same. */
export const mayGoOn = (search: CoverSearch): boolean =>
  search.options.mayContinue() || (!search.best && !hasWayOut(search));

/** Share of the time that the end of a look may take besides: without it, all that the look cost would be lost. */
const GRACE = 0.05;

/** Whether freeing the last cells may go on: also a little beyond the time given, unless the search was ended otherwise. */
export function mayEnd(search: CoverSearch): boolean {
  const share = search.options.readSpentShare?.() ?? 0;
  return mayGoOn(search) || (share >= 1 && share < 1 + GRACE);
}

/** Freeing cells takes so many times as long as everything before the questions took: in very large tables, and in large ones. */
const FREEING_TAKES = { veryLarge: 0.3, large: 0.1 };

/** Keys at least, on average, that a certain cell takes to be freed. */
const LEAST_FOR_ONE = 0.5;

/** Whether the look may go on: what it has not come to when it ends counts as certain, and is freed like the rest. */
function mayLook(search: CoverSearch): boolean {
  const { system, options, idleShare = 0 } = search;
  if (!mayGoOn(search) || system.cellCount < LARGE) return mayGoOn(search);
  const takes = system.cellCount < VERY_LARGE ? FREEING_TAKES.large : FREEING_TAKES.veryLarge;
  return (options.readSpentShare?.() ?? 0) < 1 - takes * idleShare;
}

/**
 * Withholds more until no value is certain: what is added never makes another cell certain. Gives up where time is over
 * and a safe pattern is at hand or soon made.
 */
export function secure(search: CoverSearch, withheld: Uint8Array): boolean {
  const { system, pool, question, programs, solver, ending } = search;
  if (hideComputed(system, withheld, pool, question) < 0) return false;
  if (!question.isPersonal) return true;
  const certain = listCertain(system, withheld, solver, () => mayLook(search));
  // A look that ended early may leave so many that nothing is won.
  const least = countSecondary(system, withheld) + LEAST_FOR_ONE * certain.length;
  if (search.best && least >= search.best.secondary) return false;
  const isLarge = system.cellCount >= LARGE && mayGoOn(search);
  const left = isLarge ? freeCells(system, withheld, certain, ending, () => mayEnd(search)) : certain;
  for (const cell of left)
    if (!mayGoOn(search) || !freeCell(system, withheld, cell, programs.openWitness(), pool)) return false;
  return certain.length === 0 || hideComputed(system, withheld, pool, question) >= 0;
}
