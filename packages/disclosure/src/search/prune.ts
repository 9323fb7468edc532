import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import { invertModulo, multiplyModulo, PRIME } from './modulo.ts';
import { drawNullVectors } from './null-space.ts';
import { directionOf, isUnknown } from './pattern-check.ts';
import { costOf } from './repair.ts';

/** Null vectors drawn at once; each cell that is published again uses up one. */
const WIDTH = 20;
/** Vectors that must be left to decide. */
const LEAST = 4;

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
    const alike = new Map<string, number>();
    for (const primary of this.#primary) {
      const rest = this.#project(primary, cell, factors, isPersonal ? LEAST - 1 : 2);
      if (rest.every((one) => one === 0)) return false;
      if (!isPersonal) continue;
      // Two kinds: those of one person (1) and others (2); one person beside anybody else is too much.
      const kind = this.#system.value[primary] === 1 ? 1 : 2;
      const direction = directionOf(rest, 0, rest.length);
      const known = alike.get(direction);
      if (known !== undefined && (known === 1 || kind === 1)) return false;
      alike.set(direction, kind);
    }
    return true;
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
    if (!sketch.mayPublish(cell, options.isPersonal)) continue;
    if (!options.isStillSafe(cell)) continue;
    withheld[cell] = 0;
    sketch.publish(cell);
    if (sketch.isUsedUp()) sketch.draw(withheld, options.seed);
  }
}
