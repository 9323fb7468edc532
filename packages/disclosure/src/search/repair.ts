import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import { isKept } from './cut-pool.ts';
import type { CutPool } from './cut-pool.ts';
import { listComputed } from './pattern-check.ts';
import { explainShortly } from './separate.ts';
import type { Question } from './separate.ts';

/** Withholds what a cell costs: its keys, then its size (totals and large groups are what people look for). */
export function costOf(system: CountSystem, cell: number): number {
  return (system.weight[cell] ?? 0) + 1e-3 * Math.log1p(system.value[cell] ?? 0);
}

export function openPattern(system: CountSystem): Uint8Array {
  return system.state.map((state) => (state === CELL_STATES.primary ? 1 : 0));
}

export function countSecondary(system: CountSystem, withheld: Uint8Array): number {
  let keys = 0;
  for (let cell = 0; cell < system.visibleCount; cell += 1)
    if (withheld[cell] === 1 && system.state[cell] !== CELL_STATES.primary) keys += system.weight[cell] ?? 0;
  return keys;
}

/** The cell that mends most for what it costs, among those that help a broken condition. */
function chooseCell(
  system: CountSystem,
  withheld: Uint8Array,
  pool: CutPool,
  broken: ReadonlySet<number>,
): number {
  const gains = new Map<number, number>();
  for (const index of broken) {
    const cut = pool.cuts[index];
    if (!cut) continue;
    for (let at = 0; at < cut.cells.length; at += 1) {
      const cell = cut.cells[at] ?? 0;
      if (withheld[cell] !== 1) gains.set(cell, (gains.get(cell) ?? 0) + (cut.shares[at] ?? 0));
    }
  }
  let best = -1;
  let bestScore = Infinity;
  for (const [cell, gain] of gains) {
    let asked = 0;
    for (const index of pool.asking[cell] ?? []) {
      const cut = pool.cuts[index];
      if (cut && !cut.cells.some((one) => withheld[one] === 1)) asked += 1;
    }
    const score = (costOf(system, cell) * (1 + 0.7 * asked)) / gain;
    if (score < bestScore || (score === bestScore && cell < best)) [best, bestScore] = [cell, score];
  }
  return best;
}

/** Withholds more cells until every known condition is kept. Says whether that was possible. */
export function keepCuts(system: CountSystem, withheld: Uint8Array, pool: CutPool): boolean {
  const broken = new Set<number>();
  for (const [index, cut] of pool.cuts.entries()) if (!isKept(cut, withheld)) broken.add(index);
  while (broken.size > 0) {
    const cell = chooseCell(system, withheld, pool, broken);
    if (cell < 0) return false;
    withheld[cell] = 1;
    for (const list of [pool.helping[cell] ?? [], pool.asking[cell] ?? []])
      for (const index of list) {
        const cut = pool.cuts[index];
        if (!cut) continue;
        if (isKept(cut, withheld)) broken.delete(index);
        else broken.add(index);
      }
  }
  return true;
}

/**
 * Withholds more cells until nothing can be computed, by the person in the table neither. New conditions go into the
 * pool.
 *
 * @returns how many cells could be computed at first, -1 where the pattern cannot be mended
 */
export function hideComputed(
  system: CountSystem,
  withheld: Uint8Array,
  pool: CutPool,
  question: Question,
): number {
  for (let broken = -1; ;) {
    if (!keepCuts(system, withheld, pool)) return -1;
    const computed = listComputed(system, withheld, question.isPersonal, question.seed);
    if (broken < 0) broken = computed.length;
    if (computed.length === 0) return broken;
    let added = 0;
    for (const one of computed) if (pool.add(explainShortly(system, withheld, one))) added += 1;
    if (added === 0) return -1;
  }
}
