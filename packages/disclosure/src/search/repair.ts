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

/** How much each published cell would help the broken conditions. */
function sumGains(withheld: Uint8Array, pool: CutPool, broken: ReadonlySet<number>): Map<number, number> {
  const gains = new Map<number, number>();
  for (const index of broken) {
    const cut = pool.cuts[index];
    if (!cut) continue;
    for (const [at, cell] of cut.cells.entries())
      if (withheld[cell] !== 1) gains.set(cell, (gains.get(cell) ?? 0) + (cut.shares[at] ?? 0));
  }
  return gains;
}

/** Conditions that withholding `cell` would break. */
function countAsked(cell: number, withheld: Uint8Array, pool: CutPool): number {
  let asked = 0;
  for (const index of pool.asking[cell] ?? [])
    if (!pool.cuts[index]?.cells.some((one) => withheld[one] === 1)) asked += 1;
  return asked;
}

/** What a condition that a cell breaks makes it dearer: about what the next cell costs. */
const PRICE_OF_ASKING = 0.7;

/** The cell that mends most for what it costs, among those that help a broken condition. */
function chooseCell(
  system: CountSystem,
  withheld: Uint8Array,
  pool: CutPool,
  broken: ReadonlySet<number>,
): number {
  let best = -1;
  let least = Infinity;
  for (const [cell, gain] of sumGains(withheld, pool, broken)) {
    const asked = countAsked(cell, withheld, pool);
    const score = (costOf(system, cell) * (1 + PRICE_OF_ASKING * asked)) / gain;
    if (score < least || (score === least && cell < best)) [best, least] = [cell, score];
  }
  return best;
}

/** Withholds more cells until every known condition is kept. Says whether that was possible. */
export function keepCuts(system: CountSystem, withheld: Uint8Array, pool: CutPool): boolean {
  const broken = new Set<number>();
  const look = (index: number): void => {
    const cut = pool.cuts[index];
    if (!cut || isKept(cut, withheld)) broken.delete(index);
    else broken.add(index);
  };
  for (const index of pool.cuts.keys()) look(index);
  while (broken.size > 0) {
    const cell = chooseCell(system, withheld, pool, broken);
    if (cell < 0) return false;
    withheld[cell] = 1;
    for (const index of pool.helping[cell] ?? []) look(index);
    for (const index of pool.asking[cell] ?? []) look(index);
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
