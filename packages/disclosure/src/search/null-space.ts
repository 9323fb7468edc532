import type { CountSystem } from '../counts/counts.types.ts';
import { Elimination } from './elimination.ts';
import type { Solved } from './elimination.ts';
import { multiplyModulo, PRIME } from './modulo.ts';
import { openWholeRandom } from '../random.ts';

/**
 * Random tables that differ from the true one in unknown cells only (null vectors of everything known), modulo a prime.
 *
 * @param isUnknown whether a cell is withheld or hidden
 * @param width how many vectors
 * @returns vectors by cell: number `k` of a cell at `cell * width + k`; 0 for known cells. A cell that is 0 in all of
 *   them can be computed from what is known, except with a chance of `width` over the prime's power
 */
export function drawNullVectors(
  system: CountSystem,
  isUnknown: (cell: number) => boolean,
  width: number,
  seed: number,
): Float64Array {
  return drawFrom(eliminate(system, isUnknown), system, isUnknown, width, seed);
}

export function eliminate(system: CountSystem, isUnknown: (cell: number) => boolean): readonly Solved[] {
  const elimination = new Elimination(system.relations, system.cellCount, isUnknown);
  elimination.run();
  return elimination.solved;
}

/** Relations that say all that the others say too, ascending. */
export function listIndependent(system: CountSystem, isUnknown: (cell: number) => boolean): number[] {
  return eliminate(system, isUnknown)
    .map(({ relation }) => relation)
    .sort((a, b) => a - b);
}

/** The same from equations that are solved already. */
export function drawFrom(
  equations: readonly Solved[],
  system: CountSystem,
  isUnknown: (cell: number) => boolean,
  width: number,
  seed: number,
): Float64Array {
  const isPivot = new Uint8Array(system.cellCount);
  for (const { pivot } of equations) isPivot[pivot] = 1;
  const random = openWholeRandom(seed);
  const vectors = new Float64Array(system.cellCount * width);
  for (let cell = 0; cell < system.cellCount; cell += 1)
    if (isUnknown(cell) && isPivot[cell] === 0)
      for (let k = 0; k < width; k += 1) vectors[cell * width + k] = random() % PRIME;
  for (let at = equations.length - 1; at >= 0; at -= 1) {
    const { pivot, cells, coefficients } = equations[at] ?? {
      pivot: 0,
      cells: [],
      coefficients: [],
    };
    for (let k = 0; k < width; k += 1) {
      let sum = 0;
      for (let i = 0; i < cells.length; i += 1)
        sum += multiplyModulo(coefficients[i] ?? 0, vectors[(cells[i] ?? 0) * width + k] ?? 0);
      vectors[pivot * width + k] = sum % PRIME;
    }
  }
  return vectors;
}

/**
 * The equation behind a sum of withheld cells that is known: which relations, added up how, leave nothing else unknown.
 *
 * @param target coefficients by cell, modulo the prime
 * @returns the cells that stand in that equation, ascending, or nothing where the sum is not known
 */
export function explainKnown(
  equations: readonly Solved[],
  system: CountSystem,
  target: ReadonlyMap<number, number>,
): number[] | undefined {
  const rest = new Float64Array(system.cellCount);
  for (const [cell, coefficient] of target) rest[cell] = coefficient;
  const times = new Float64Array(equations.length);
  for (const [index, { pivot, cells, coefficients }] of equations.entries()) {
    const amount = rest[pivot] ?? 0;
    if (amount === 0) continue;
    times[index] = amount;
    rest[pivot] = 0;
    for (let i = 0; i < cells.length; i += 1) addModulo(rest, cells[i] ?? 0, amount, coefficients[i] ?? 0);
  }
  if (rest.some((one) => one !== 0)) return undefined;
  return sumRelations(equations, system, times);
}

function addModulo(into: Float64Array, at: number, amount: number, coefficient: number): void {
  const sum = (into[at] ?? 0) + multiplyModulo(amount, coefficient);
  into[at] = sum >= PRIME ? sum - PRIME : sum;
}

/** Adds up solved equations, each so many times, and lists the cells that are left. */
function sumRelations(equations: readonly Solved[], system: CountSystem, times: Float64Array): number[] {
  const sum = new Float64Array(system.cellCount);
  const touched = new Set<number>();
  for (let index = equations.length - 1; index >= 0; index -= 1) {
    const equation = equations[index];
    const amount = multiplyModulo(times[index] ?? 0, equation?.scale ?? 0);
    if (!equation || amount === 0) continue;
    for (const step of equation.before) addModulo(times, step.solved, PRIME - amount, step.times);
    const { start, items } = system.relations;
    const from = start[equation.relation] ?? 0;
    for (let at = from; at < (start[equation.relation + 1] ?? 0); at += 1) {
      const cell = items[at] ?? 0;
      touched.add(cell);
      addModulo(sum, cell, amount, at === from ? PRIME - 1 : 1);
    }
  }
  return [...touched].filter((cell) => sum[cell] !== 0).sort((a, b) => a - b);
}
