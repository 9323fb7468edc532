import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import { invertModulo, multiplyModulo, PRIME } from './modulo.ts';
import { drawNullVectors } from './null-space.ts';
import { isUnknown } from './pattern-check.ts';
import { costOf } from './repair.ts';

/** Null vectors drawn at once; each cell that is published again uses up one. */
const WIDTH = 32;
/** Vectors that must be left to decide. */
const LEAST = 4;

/** One more than any remainder: two remainders make one number without loss. */
const DIRECTIONS = 67_108_864;

/** `a - b · c` modulo the prime. */
function subtractProduct(a: number, b: number, c: number): number {
  const rest = a - multiplyModulo(b, c);
  return rest < 0 ? rest + PRIME : rest;
}

/** Which kinds of cells point in a direction: a table of numbers, emptied at once. */
class Directions {
  readonly #mask: number;
  readonly #keys: Float64Array;
  readonly #kinds: Uint8Array;
  readonly #round: Int32Array;
  #now = 0;

  constructor(most: number) {
    let size = 16;
    while (size < 2 * most) size *= 2;
    this.#mask = size - 1;
    this.#keys = new Float64Array(size);
    this.#kinds = new Uint8Array(size);
    this.#round = new Int32Array(size);
  }

  clear(): void {
    this.#now += 1;
  }

  /** Notes the kind; returns the one noted before for the same direction, 0 where there is none. */
  note(first: number, second: number, kind: number): number {
    const key = first * DIRECTIONS + second;
    let at = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) & this.#mask;
    while (this.#round[at] === this.#now && this.#keys[at] !== key) at = (at + 1) & this.#mask;
    const before = this.#round[at] === this.#now ? (this.#kinds[at] as number) : 0;
    this.#round[at] = this.#now;
    this.#keys[at] = key;
    this.#kinds[at] = kind;
    return before;
  }
}

/** The null vectors of a pattern, kept in step while cells are published one after another. */
class Sketch {
  readonly #system: CountSystem;
  readonly #primary: readonly number[];
  readonly #factors = new Float64Array(WIDTH);
  /** three remainders of each primary cell, and products of the first ones up to each */
  readonly #rests: Float64Array;
  readonly #products: Float64Array;
  readonly #directions: Directions;
  #vectors: Float64Array = new Float64Array(0);
  #width = 0;

  constructor(system: CountSystem) {
    this.#system = system;
    this.#primary = Array.from(system.state.keys()).filter(
      (cell) => system.state[cell] === CELL_STATES.primary,
    );
    this.#rests = new Float64Array(3 * this.#primary.length);
    this.#products = new Float64Array(this.#primary.length);
    this.#directions = new Directions(this.#primary.length);
  }

  draw(withheld: Uint8Array, seed: number): void {
    const isOpen = (cell: number): boolean => isUnknown(this.#system, withheld, cell);
    this.#vectors = drawNullVectors(this.#system, isOpen, WIDTH, seed);
    this.#width = WIDTH;
  }

  isUsedUp(): boolean {
    return this.#width <= LEAST;
  }

  /** What each vector needs of the last one to become 0 at `cell`. Says false where the cell is known anyway. */
  #readFactors(cell: number): boolean {
    const last = this.#width - 1;
    const base = this.#vectors[cell * WIDTH + last] as number;
    if (base === 0) return false;
    const inverse = invertModulo(base);
    for (let k = 0; k < last; k += 1)
      this.#factors[k] = multiplyModulo(this.#vectors[cell * WIDTH + k] as number, inverse);
    return true;
  }

  /** Whether no primary cell can be computed when `cell` is published. */
  mayPublish(cell: number, isPersonal: boolean): boolean {
    if (!this.#readFactors(cell)) return this.isKnown(cell);
    const [vectors, rests, factors] = [this.#vectors, this.#rests, this.#factors];
    const last = this.#width - 1;
    const count = isPersonal ? LEAST - 1 : 2;
    for (let index = 0; index < this.#primary.length; index += 1) {
      const at = (this.#primary[index] as number) * WIDTH;
      const base = vectors[at + last] as number;
      let isNothing = true;
      for (let k = 0; k < count; k += 1) {
        const rest = subtractProduct(vectors[at + k] as number, base, factors[k] as number);
        if (rest !== 0) isNothing = false;
        rests[3 * index + k] = rest;
      }
      if (isNothing) return false;
    }
    return !isPersonal || !this.#tellsAnother();
  }

  /** Whether the only person of a primary cell could compute another one: their vectors are proportional. */
  #tellsAnother(): boolean {
    const [rests, products] = [this.#rests, this.#products];
    let product = 1;
    for (let index = 0; index < products.length; index += 1) {
      products[index] = product;
      const first = rests[3 * index] as number;
      if (first !== 0) product = multiplyModulo(product, first);
    }
    // One inversion for all of them.
    let inverse = invertModulo(product);
    this.#directions.clear();
    for (let index = products.length - 1; index >= 0; index -= 1) {
      const first = rests[3 * index] as number;
      let own = 0;
      if (first !== 0) {
        own = multiplyModulo(inverse, products[index] as number);
        inverse = multiplyModulo(inverse, first);
      }
      const second = multiplyModulo(rests[3 * index + 1] as number, own);
      const third = multiplyModulo(rests[3 * index + 2] as number, own);
      // Two kinds: cells of one person (1) and others (2); one person beside anybody else is too much.
      const kind = this.#system.value[this.#primary[index] as number] === 1 ? 1 : 2;
      const before = this.#directions.note(second, third, kind);
      if (before !== 0 && (before === 1 || kind === 1)) return true;
    }
    return false;
  }

  isKnown(cell: number): boolean {
    for (let k = 0; k < this.#width; k += 1) if (this.#vectors[cell * WIDTH + k] !== 0) return false;
    return true;
  }

  publish(cell: number): void {
    if (!this.#readFactors(cell)) return;
    const [vectors, factors] = [this.#vectors, this.#factors];
    const last = this.#width - 1;
    for (let at = 0; at < vectors.length; at += WIDTH) {
      const base = vectors[at + last] as number;
      if (base === 0) continue;
      for (let k = 0; k < last; k += 1)
        vectors[at + k] = subtractProduct(vectors[at + k] as number, base, factors[k] as number);
    }
    this.#width = last;
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
    /** cells that are not looked at this time */
    isLeftOut?(cell: number): boolean;
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
    if (options.refused?.has(cell) || options.isLeftOut?.(cell)) continue;
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
