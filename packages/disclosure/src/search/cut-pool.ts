import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';

/**
 * A condition that every safe pattern keeps: the shares of the withheld cells among `cells` add to 1 or more, or,
 * where `ifWithheld` is named, do so if that cell is withheld.
 */
export interface Cut {
  readonly cells: Int32Array;
  /** above 0, at most 1 */
  readonly shares: Float64Array;
  readonly ifWithheld: number;
}

/** Solvers keep rows to 1e-6; anything finer would be asked again and again. */
const NEARLY_ONE = 1 - 1e-5;

export function buildCut(cells: readonly number[], ifWithheld = -1): Cut {
  return { cells: Int32Array.from(cells), shares: new Float64Array(cells.length).fill(1), ifWithheld };
}

export function isKept(cut: Cut, withheld: Uint8Array): boolean {
  if (cut.ifWithheld >= 0 && withheld[cut.ifWithheld] !== 1) return true;
  let sum = 0;
  for (let at = 0; at < cut.cells.length; at += 1)
    if (withheld[cut.cells[at] ?? 0] === 1) sum += cut.shares[at] ?? 0;
  return sum >= NEARLY_ONE;
}

/** All conditions found so far, each once, with the conditions by cell. */
export class CutPool {
  readonly cuts: Cut[] = [];
  /** conditions in which a cell helps */
  readonly helping: number[][];
  /** conditions that hold only if a cell is withheld */
  readonly asking: number[][];
  readonly #seen = new Set<string>();

  constructor(cellCount: number) {
    this.helping = Array.from({ length: cellCount }, () => []);
    this.asking = Array.from({ length: cellCount }, () => []);
  }

  /** Says whether it was new. */
  add(cut: Cut): boolean {
    const text = `${cut.ifWithheld}:${cut.cells.join(',')}:${cut.shares.every((one) => one === 1) ? '' : cut.shares.join(',')}`;
    if (this.#seen.has(text)) return false;
    this.#seen.add(text);
    const index = this.cuts.length;
    this.cuts.push(cut);
    for (const cell of cut.cells) this.helping[cell]?.push(index);
    if (cut.ifWithheld >= 0) this.asking[cut.ifWithheld]?.push(index);
    return true;
  }
}

function addBridgeless(pool: CutPool, free: readonly number[]): void {
  for (const cell of free)
    pool.add(
      buildCut(
        free.filter((other) => other !== cell),
        cell,
      ),
    );
}

/**
 * Conditions that single relations set. In each relation one withheld cell alone could be computed; where `isPersonal`,
 * so could the neighbour of a cell with one person, and cells at their smallest value cannot rise together while the
 * rest stands still.
 */
export function openCutPool(system: CountSystem, isPersonal: boolean): CutPool {
  const pool = new CutPool(system.cellCount);
  const { start, items } = system.relations;
  for (let relation = 0; relation + 1 < start.length; relation += 1) {
    const cells = [...items.subarray(start[relation], start[relation + 1])];
    if (cells.some((cell) => system.state[cell] === CELL_STATES.hidden)) continue;
    const free = cells.filter((cell) => system.state[cell] === CELL_STATES.withholdable);
    const primary = cells.filter((cell) => system.state[cell] === CELL_STATES.primary);
    if (primary.length === 0) addBridgeless(pool, free);
    else if (primary.length === 1) pool.add(buildCut(free));
    else if (isPersonal) {
      const isStuck =
        !primary.includes(cells[0] ?? -1) &&
        primary.every((cell) => system.value[cell] === system.smallestWithheld);
      const isPair = primary.length === 2 && primary.some((cell) => system.value[cell] === 1);
      if (isStuck || isPair) pool.add(buildCut(free));
    }
  }
  return pool;
}
