import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import { invertModulo, multiplyModulo, PRIME } from './modulo.ts';
import { drawNullVectors } from './null-space.ts';
import { isUnknown } from './pattern-check.ts';
import { costOf } from './repair.ts';

/** Null vectors drawn at once; each cell that is published again uses up one. */
const WIDTH = 20;
/** Vectors that must be left to decide. */
const LEAST = 4;

/** One more than any remainder: two remainders make one number without loss. */
const DIRECTIONS = 67_108_864;

/** Inverses of many remainders with one inversion; 0 stays 0. */
function invertAll(values: readonly number[]): Float64Array {
  const before = new Float64Array(values.length);
  let product = 1;
  for (const [index, value] of values.entries()) {
    before[index] = product;
    if (value !== 0) product = multiplyModulo(product, value);
  }
  let inverse = invertModulo(product);
  const inverses = new Float64Array(values.length);
  for (let index = values.length - 1; index >= 0; index -= 1) {
    const value = values[index] ?? 0;
    if (value === 0) continue;
    inverses[index] = multiplyModulo(inverse, before[index] ?? 1);
    inverse = multiplyModulo(inverse, value);
  }
  return inverses;
}

/** The null vectors of a pattern, kept in step while cells are published one after another. */
class Sketch {
  readonly #system: CountSystem;
  readonly #primary: readonly number[];
  #vectors: Float64Array = new Float64Array(0);
  #width = 0;

  constructor(system: CountSystem) {
    this.#system = system;
    this.#primary = Array.from(system.state.keys()).filter(
      (cell) => system.state[cell] === CELL_STATES.primary,
    );
  }

  draw(withheld: Uint8Array, seed: number): void {
    this.#vectors = drawNullVectors(
      this.#system,
      (cell) => isUnknown(this.#system, withheld, cell),
      WIDTH,
      seed,
    );
    this.#width = WIDTH;
  }

  isUsedUp(): boolean {
    return this.#width <= LEAST;
  }

  /** Vectors of one cell if `known` were published, the first `count` of them. */
  #project(cell: number, known: number, factors: Float64Array, count: number): Float64Array {
    const base = this.#vectors[cell * WIDTH + this.#width - 1] ?? 0;
    const result = new Float64Array(count);
    for (let k = 0; k < count; k += 1) {
      const change = multiplyModulo(base, factors[k] ?? 0);
      const rest = (this.#vectors[cell * WIDTH + k] ?? 0) - change;
      result[k] = rest < 0 ? rest + PRIME : rest;
    }
    return result;
  }

  /** What each vector needs of the last one to become 0 at `cell`; nothing where the cell is known anyway. */
  #factors(cell: number): Float64Array | undefined {
    const last = this.#width - 1;
    const base = this.#vectors[cell * WIDTH + last] ?? 0;
    if (base === 0) return undefined;
    const inverse = invertModulo(base);
    return Float64Array.from({ length: last }, (_, k) =>
      multiplyModulo(this.#vectors[cell * WIDTH + k] ?? 0, inverse),
    );
  }

  /** Whether no primary cell can be computed when `cell` is published. */
  mayPublish(cell: number, isPersonal: boolean): boolean {
    const factors = this.#factors(cell);
    if (!factors) return this.isKnown(cell);
    const rests: Float64Array[] = [];
    for (const primary of this.#primary) {
      const rest = this.#project(primary, cell, factors, isPersonal ? LEAST - 1 : 2);
      if (rest.every((one) => one === 0)) return false;
      rests.push(rest);
    }
    return !isPersonal || !this.#tellsAnother(rests);
  }

  /** Whether the only person of a primary cell could compute another one: their vectors are proportional. */
  #tellsAnother(rests: readonly Float64Array[]): boolean {
    const inverses = invertAll(rests.map((rest) => rest[0] ?? 0));
    const alike = new Map<number, number>();
    for (const [index, rest] of rests.entries()) {
      const inverse = inverses[index] ?? 0;
      const first = multiplyModulo(rest[1] ?? 0, inverse);
      const direction = first * DIRECTIONS + multiplyModulo(rest[2] ?? 0, inverse);
      // Two kinds: cells of one person (1) and others (2); one person beside anybody else is too much.
      const kind = this.#system.value[this.#primary[index] ?? 0] === 1 ? 1 : 2;
      const known = alike.get(direction);
      if (known !== undefined && (known === 1 || kind === 1)) return true;
      alike.set(direction, kind);
    }
    return false;
  }

  isKnown(cell: number): boolean {
    for (let k = 0; k < this.#width; k += 1) if (this.#vectors[cell * WIDTH + k] !== 0) return false;
    return true;
  }

  publish(cell: number): void {
    const factors = this.#factors(cell);
    if (!factors) return;
    for (let other = 0; other < this.#system.cellCount; other += 1) {
      if ((this.#vectors[other * WIDTH + this.#width - 1] ?? 0) === 0) continue;
      this.#vectors.set(this.#project(other, cell, factors, this.#width - 1), other * WIDTH);
    }
    this.#width -= 1;
  }
}

/**
 * Publishes again what need not be withheld, dearest first.
 *
 * @param isStillSafe asked before each cell is published, besides what can be computed
 */
export function prunePattern(
  system: CountSystem,
  withheld: Uint8Array,
  options: {
    readonly isPersonal: boolean;
    readonly seed: number;
    /** cells that tell a primary cell: they do so in every pattern with fewer cells too */
    readonly refused?: Set<number>;
    isStillSafe(cell: number): boolean;
    mayContinue(): boolean;
  },
): void {
  const cells = Array.from(withheld.keys())
    .filter((cell) => withheld[cell] === 1 && system.state[cell] === CELL_STATES.withholdable)
    .sort((a, b) => costOf(system, b) - costOf(system, a) || a - b);
  const sketch = new Sketch(system);
  sketch.draw(withheld, options.seed);
  for (const cell of cells) {
    if (!options.mayContinue()) return;
    if (options.refused?.has(cell)) continue;
    if (!sketch.mayPublish(cell, options.isPersonal)) {
      options.refused?.add(cell);
      continue;
    }
    if (!options.isStillSafe(cell)) continue;
    withheld[cell] = 0;
    sketch.publish(cell);
    if (sketch.isUsedUp()) sketch.draw(withheld, options.seed);
  }
}
