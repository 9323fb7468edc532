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

/** What a condition that a cell breaks makes it dearer: about what the next cell costs. */
const PRICE_OF_ASKING = 0.7;

/** Conditions that are broken, and how much each cell would help them, kept in step while cells are withheld. */
class Repair {
  readonly #system: CountSystem;
  readonly #withheld: Uint8Array;
  readonly #pool: CutPool;
  readonly #isBroken: Uint8Array;
  /** withheld cells that help, by condition */
  readonly #helpers: Int32Array;
  readonly #gains: Float64Array;
  readonly #costs: Float64Array;
  broken = 0;

  constructor(system: CountSystem, withheld: Uint8Array, pool: CutPool) {
    this.#system = system;
    this.#withheld = withheld;
    this.#pool = pool;
    this.#isBroken = new Uint8Array(pool.cuts.length);
    this.#helpers = Int32Array.from(pool.cuts, ({ cells }) =>
      cells.reduce((sum, cell) => sum + (withheld[cell] === 1 ? 1 : 0), 0),
    );
    this.#gains = new Float64Array(system.cellCount);
    this.#costs = Float64Array.from({ length: system.cellCount }, (_, cell) => costOf(system, cell));
    for (const index of pool.cuts.keys()) this.#look(index);
  }

  #look(index: number): void {
    const cut = this.#pool.cuts[index];
    if (cut === undefined) return;
    const isBroken = isKept(cut, this.#withheld) ? 0 : 1;
    const change = isBroken - (this.#isBroken[index] as number);
    if (change === 0) return;
    this.#isBroken[index] = isBroken;
    this.broken += change;
    for (let at = 0; at < cut.cells.length; at += 1) {
      const cell = cut.cells[at] as number;
      this.#gains[cell] = (this.#gains[cell] as number) + change * (cut.shares[at] as number);
    }
  }

  /** Conditions that withholding `cell` would break. */
  #countAsked(cell: number): number {
    let asked = 0;
    for (const index of this.#pool.asking[cell] ?? []) if (this.#helpers[index] === 0) asked += 1;
    return asked;
  }

  /** The cell that mends most for what it costs, among those that help a broken condition; -1 where none does. */
  choose(): number {
    let best = -1;
    let least = Infinity;
    for (let cell = 0; cell < this.#system.cellCount; cell += 1) {
      const gain = this.#gains[cell] as number;
      if (gain < LEAST_GAIN || this.#withheld[cell] === 1) continue;
      const cost = this.#costs[cell] as number;
      // Dearer already without what it asks for.
      if (cost >= least * gain) continue;
      const score = (cost * (1 + PRICE_OF_ASKING * this.#countAsked(cell))) / gain;
      if (score < least) [best, least] = [cell, score];
    }
    return best;
  }

  withhold(cell: number): void {
    this.#withheld[cell] = 1;
    const helped = this.#pool.helping[cell] ?? [];
    for (const index of helped) this.#helpers[index] = (this.#helpers[index] as number) + 1;
    for (const index of helped) this.#look(index);
    for (const index of this.#pool.asking[cell] ?? []) this.#look(index);
  }
}

/** Shares are thousandths: what is less is left of sums. */
const LEAST_GAIN = 1e-4;

/** Withholds more cells until every known condition is kept. Says whether that was possible. */
export function keepCuts(system: CountSystem, withheld: Uint8Array, pool: CutPool): boolean {
  const repair = new Repair(system, withheld, pool);
  while (repair.broken > 0) {
    const cell = repair.choose();
    if (cell < 0) return false;
    repair.withhold(cell);
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
