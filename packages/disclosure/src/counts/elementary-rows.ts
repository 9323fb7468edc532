import { DisclosureProblem } from '../disclosure.problems.ts';
import { COUNT_LIMITS } from './counts.types.ts';
import type { CountProblem } from './counts.types.ts';
import { cellNumberAt } from './slices.ts';
import type { Frame } from './slices.ts';

/** Combinations of leaves that could hold persons as far as the published zeros tell. */
export interface ElementaryRows {
  readonly count: number;
  /** leaves of row `i` from `i * dimensions` on, in the order of combinations */
  readonly leaves: Int32Array;
  readonly value: Float64Array;
}

/** Combinations listed at most: above it only those with persons are rows (a stronger attacker: safe). */
const LISTED_COMBINATIONS = 4_000_000;

function rankRows(problem: CountProblem, frame: Frame): Map<number, number> {
  const leafNumber = problem.variables.map((one) => new Map(one.leaves.map((leaf, i) => [leaf, i])));
  const counts = new Map<number, number>();
  for (const row of problem.rows) {
    let rank = 0;
    for (const [at, groups] of frame.groups.entries())
      rank = rank * groups.leafCount + (leafNumber[at]?.get(row.codes[at] ?? '') ?? 0);
    counts.set(rank, row.count);
  }
  return counts;
}

function writeLeaves(frame: Frame, rank: number, into: Int32Array, offset: number): void {
  let rest = rank;
  for (let at = frame.groups.length - 1; at >= 0; at -= 1) {
    const size = frame.groups[at]?.leafCount ?? 1;
    into[offset + at] = rest % size;
    rest = Math.floor(rest / size);
  }
}

/** Numbers of the published cells that hold somebody. */
function collectPositiveCells(frame: Frame, ranks: readonly number[]): Set<number> {
  const leaves = new Int32Array(frame.groups.length);
  const cells = new Set<number>();
  for (const rank of ranks) {
    writeLeaves(frame, rank, leaves, 0);
    for (const slice of frame.slices) cells.add(cellNumberAt(frame, slice, leaves, 0));
  }
  return cells;
}

function collectPossible(frame: Frame, combinations: number, positive: readonly number[]): number[] {
  const cells = collectPositiveCells(frame, positive);
  const leaves = new Int32Array(frame.groups.length);
  const ranks: number[] = [];
  for (let rank = 0; rank < combinations; rank += 1) {
    writeLeaves(frame, rank, leaves, 0);
    if (frame.slices.every((slice) => cells.has(cellNumberAt(frame, slice, leaves, 0)))) ranks.push(rank);
  }
  return ranks;
}

/**
 * Lists the elementary rows. Where zeros are published, a combination inside a published zero is none; one that no
 * table shows may hold persons as far as readers know.
 */
export function listElementaryRows(problem: CountProblem, frame: Frame): ElementaryRows {
  const counts = rankRows(problem, frame);
  const positive = [...counts].filter(([, count]) => count > 0).map(([rank]) => rank);
  let combinations = 1;
  for (const groups of frame.groups) combinations *= groups.leafCount;
  const protectsZeros = problem.rules.protectZeros;
  if (protectsZeros && combinations > COUNT_LIMITS.cells)
    throw new DisclosureProblem('too-many-cells', 'variables', `${combinations} combinations of leaves`);
  let ranks = positive.sort((a, b) => a - b);
  if (protectsZeros) ranks = Array.from({ length: combinations }, (_, rank) => rank);
  else if (combinations <= LISTED_COMBINATIONS) ranks = collectPossible(frame, combinations, positive);
  const leaves = new Int32Array(ranks.length * frame.groups.length);
  const value = new Float64Array(ranks.length);
  for (const [index, rank] of ranks.entries()) {
    writeLeaves(frame, rank, leaves, index * frame.groups.length);
    value[index] = counts.get(rank) ?? 0;
  }
  return { count: ranks.length, leaves, value };
}
