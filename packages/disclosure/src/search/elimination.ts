import type { Lists } from '../counts/counts.types.ts';
import { invertModulo, multiplyModulo, PRIME } from './modulo.ts';

/** One equation solved for its pivot: pivot = sum of coefficient · cell. */
export interface Solved {
  readonly pivot: number;
  readonly cells: Int32Array;
  readonly coefficients: Float64Array;
  /** the relation it comes from, times `scale`, less earlier ones that were put in */
  readonly relation: number;
  readonly scale: number;
  readonly before: readonly Step[];
}

/** An earlier solved equation, and how many times it was taken away. */
interface Step {
  readonly solved: number;
  readonly times: number;
}

/** Equations between unknown cells, eliminated one cell after another, shortest equations first. */
export class Elimination {
  readonly solved: Solved[] = [];
  readonly #cells: number[][] = [];
  readonly #coefficients: number[][] = [];
  readonly #relation: number[] = [];
  readonly #steps: Step[][] = [];
  readonly #holders: number[][];
  readonly #count: Int32Array;
  readonly #place: Int32Array;
  /** equations by length, emptied from the short end; entries may be out of date */
  readonly #byLength: number[][] = [];

  constructor(relations: Lists, cellCount: number, isUnknown: (cell: number) => boolean) {
    this.#holders = Array.from({ length: cellCount }, () => []);
    this.#count = new Int32Array(cellCount);
    this.#place = new Int32Array(cellCount).fill(-1);
    for (let relation = 0; relation + 1 < relations.start.length; relation += 1) {
      const from = relations.start[relation] ?? 0;
      const cells: number[] = [];
      const coefficients: number[] = [];
      for (let at = from; at < (relations.start[relation + 1] ?? 0); at += 1) {
        const cell = relations.items[at] ?? 0;
        if (!isUnknown(cell)) continue;
        cells.push(cell);
        coefficients.push(at === from ? PRIME - 1 : 1);
      }
      if (cells.length > 0) this.#append(relation, cells, coefficients);
    }
  }

  #append(relation: number, cells: number[], coefficients: number[]): void {
    const equation = this.#cells.length;
    this.#relation.push(relation);
    this.#steps.push([]);
    this.#cells.push(cells);
    this.#coefficients.push(coefficients);
    for (const cell of cells) {
      this.#holders[cell]?.push(equation);
      this.#count[cell] = (this.#count[cell] ?? 0) + 1;
    }
    this.#file(equation);
  }

  #file(equation: number): void {
    const length = this.#cells[equation]?.length ?? 0;
    if (length > 0) (this.#byLength[length] ??= []).push(equation);
  }

  run(): void {
    for (let length = 1; length < this.#byLength.length;) {
      const equation = this.#byLength[length]?.pop();
      if (equation === undefined) length += 1;
      else if (this.#cells[equation]?.length === length) length = Math.max(1, this.#eliminate(equation));
    }
  }

  /** Place of the cell that stands in the fewest equations. */
  #findRarest(cells: readonly number[]): number {
    let best = 0;
    let least = Infinity;
    for (const [at, cell] of cells.entries()) {
      const count = this.#count[cell] ?? 0;
      if (count < least) [best, least] = [at, count];
    }
    return best;
  }

  /** Solves an equation for its rarest cell and puts that into the others. Returns the shortest length made. */
  #eliminate(equation: number): number {
    const cells = this.#cells[equation] ?? [];
    const coefficients = this.#coefficients[equation] ?? [];
    const best = this.#findRarest(cells);
    const pivot = cells[best] ?? 0;
    const scale = invertModulo(coefficients[best] ?? 1);
    for (const cell of cells) this.#change(cell, -1);
    this.#cells[equation] = [];
    cells.splice(best, 1);
    coefficients.splice(best, 1);
    for (const [at, one] of coefficients.entries()) coefficients[at] = multiplyModulo(one, PRIME - scale);
    this.solved.push({
      pivot,
      cells: Int32Array.from(cells),
      coefficients: Float64Array.from(coefficients),
      relation: this.#relation[equation] ?? 0,
      scale,
      before: this.#steps[equation] ?? [],
    });
    let shortest = cells.length;
    for (const holder of this.#holders[pivot] ?? [])
      if (holder !== equation)
        shortest = Math.min(shortest, this.#substitute(holder, pivot, cells, coefficients));
    this.#holders[pivot] = [];
    return shortest;
  }

  #change(cell: number, by: number): void {
    this.#count[cell] = (this.#count[cell] ?? 0) + by;
  }

  /** Replaces `pivot` in one equation. Returns its new length, or infinity where nothing is left or to do. */
  #substitute(
    equation: number,
    pivot: number,
    cells: readonly number[],
    coefficients: readonly number[],
  ): number {
    const target = this.#cells[equation] ?? [];
    const values = this.#coefficients[equation] ?? [];
    const at = target.indexOf(pivot);
    if (at < 0) return Infinity;
    const factor = values[at] ?? 0;
    this.#steps[equation]?.push({ solved: this.solved.length - 1, times: factor });
    removeAt(target, values, at);
    for (const [i, cell] of target.entries()) this.#place[cell] = i;
    for (const [i, cell] of cells.entries())
      this.#addTo(equation, cell, multiplyModulo(factor, coefficients[i] ?? 0));
    for (const cell of target) this.#place[cell] = -1;
    this.#dropZeros(target, values);
    this.#file(equation);
    return target.length === 0 ? Infinity : target.length;
  }

  #dropZeros(target: number[], values: number[]): void {
    for (let i = target.length - 1; i >= 0; i -= 1) {
      if (values[i] !== 0) continue;
      this.#change(target[i] ?? 0, -1);
      removeAt(target, values, i);
    }
  }

  #addTo(equation: number, cell: number, amount: number): void {
    const values = this.#coefficients[equation] ?? [];
    const known = this.#place[cell] ?? -1;
    if (known >= 0) {
      const sum = (values[known] ?? 0) + amount;
      values[known] = sum >= PRIME ? sum - PRIME : sum;
      return;
    }
    const target = this.#cells[equation] ?? [];
    this.#place[cell] = target.length;
    target.push(cell);
    values.push(amount);
    this.#count[cell] = (this.#count[cell] ?? 0) + 1;
    const holders = this.#holders[cell];
    if (holders && !holders.includes(equation)) holders.push(equation);
  }
}

function removeAt(cells: number[], values: number[], at: number): void {
  const lastCell = cells.pop() ?? 0;
  const lastValue = values.pop() ?? 0;
  if (at < cells.length) {
    cells[at] = lastCell;
    values[at] = lastValue;
  }
}
