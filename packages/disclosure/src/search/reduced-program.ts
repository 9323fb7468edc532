import type { ProgramRows } from '../disclosure.types.ts';

/** Equations between changes of cells (their sum is 0) and how far each cell may change. */
export interface Changes {
  readonly cellCount: number;
  readonly rows: { readonly start: ArrayLike<number>; readonly items: ArrayLike<number> };
  /** numbers of the equations that count; the others say nothing new */
  readonly chosen: readonly number[];
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** cells that change at all; all others stay as they are */
  isOpen(cell: number): boolean;
  /** cells whose change must be known in the end */
  isNeeded(cell: number): boolean;
}

/** Terms that putting one equation into others may add. */
const MOST_ADDED = 6;

/**
 * The same equations with fewer cells: two cells that change together become one column, and a cell that nobody asks
 * for goes with the equation that says it, where the others' limits keep its own. Programs solved again and again
 * gain from it each time.
 */
export class ReducedProgram {
  readonly #changes: Changes;
  readonly #rows: (Map<number, number> | undefined)[] = [];
  readonly #holders: Set<number>[];
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  /** the cell that another one changes with, itself where it stands for itself, -1 where it is gone or known */
  readonly #leader: Int32Array;
  readonly #sign: Int8Array;
  readonly #isNeeded: Uint8Array;
  /** column → cell that it stands for */
  readonly cells: number[] = [];
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly rows: ProgramRows;
  readonly #columnOf: Int32Array;

  constructor(changes: Changes) {
    const { cellCount } = changes;
    this.#changes = changes;
    this.#low = changes.low.slice();
    this.#high = changes.high.slice();
    this.#holders = Array.from({ length: cellCount }, () => new Set());
    this.#leader = Int32Array.from({ length: cellCount }, (_, cell) => (changes.isOpen(cell) ? cell : -1));
    this.#sign = new Int8Array(cellCount).fill(1);
    this.#isNeeded = Uint8Array.from({ length: cellCount }, (_, cell) => (changes.isNeeded(cell) ? 1 : 0));
    for (const row of changes.chosen) this.#readRow(row);
    this.#reduce();
    this.#columnOf = new Int32Array(cellCount).fill(-1);
    for (let cell = 0; cell < cellCount; cell += 1)
      if (this.#leader[cell] === cell) this.#columnOf[cell] = this.cells.push(cell) - 1;
    this.low = Float64Array.from(this.cells, (cell) => this.#low[cell] as number);
    this.high = Float64Array.from(this.cells, (cell) => this.#high[cell] as number);
    this.rows = this.#listRows();
  }

  /** Column that tells the change of a cell, and with which sign; -1 where it is known or was not needed. */
  find(cell: number): { readonly column: number; readonly sign: number } {
    let sign = 1;
    let at = cell;
    for (;;) {
      const leader = this.#leader[at] as number;
      if (leader < 0) return { column: -1, sign: 1 };
      if (leader === at) return { column: this.#columnOf[at] as number, sign };
      sign *= this.#sign[at] as number;
      at = leader;
    }
  }

  #readRow(row: number): void {
    const { start, items } = this.#changes.rows;
    const terms = new Map<number, number>();
    const from = start[row] as number;
    for (let at = from; at < (start[row + 1] as number); at += 1) {
      const cell = items[at] as number;
      if (this.#leader[cell] === cell) terms.set(cell, at === from ? -1 : 1);
    }
    if (terms.size === 0) return;
    const number = this.#rows.push(terms) - 1;
    for (const cell of terms.keys()) this.#holders[cell]?.add(number);
  }

  #reduce(): void {
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      for (let row = 0; row < this.#rows.length; row += 1) {
        const terms = this.#rows[row];
        if (terms !== undefined && terms.size <= 2 && this.#join(row, terms)) isChanged = true;
      }
      for (let cell = 0; cell < this.#leader.length; cell += 1)
        if (this.#leader[cell] === cell && this.#isNeeded[cell] === 0 && this.#substitute(cell))
          isChanged = true;
    }
  }

  /** An equation of one or two cells: the one does not change, or the two change together. */
  #join(row: number, terms: ReadonlyMap<number, number>): boolean {
    const [first, second] = [...terms];
    if (first === undefined) this.#rows[row] = undefined;
    else if (second === undefined) this.#forget(first[0]);
    else {
      const ratio = -second[1] / first[1];
      if (Math.abs(ratio) !== 1) return false;
      this.#rows[row] = undefined;
      for (const [cell] of terms) this.#holders[cell]?.delete(row);
      this.#follow(first[0], second[0], ratio);
    }
    return true;
  }

  /** A cell that cannot change. */
  #forget(cell: number): void {
    for (const row of this.#holders[cell] ?? []) this.#rows[row]?.delete(cell);
    this.#holders[cell]?.clear();
    this.#leader[cell] = -1;
  }

  /** `cell` changes as `leader` does, times 1 or -1. */
  #follow(cell: number, leader: number, sign: number): void {
    for (const row of this.#holders[cell] ?? []) {
      const terms = this.#rows[row];
      const amount = terms?.get(cell) ?? 0;
      terms?.delete(cell);
      if (terms !== undefined) this.#add(row, terms, leader, amount * sign);
    }
    this.#holders[cell]?.clear();
    const [low, high] = [this.#low[cell] as number, this.#high[cell] as number];
    this.#low[leader] = Math.max(this.#low[leader] as number, sign === 1 ? low : -high);
    this.#high[leader] = Math.min(this.#high[leader] as number, sign === 1 ? high : -low);
    this.#leader[cell] = leader;
    this.#sign[cell] = sign;
    if (this.#isNeeded[cell] === 1) this.#isNeeded[leader] = 1;
  }

  #add(row: number, terms: Map<number, number>, cell: number, amount: number): void {
    const sum = (terms.get(cell) ?? 0) + amount;
    if (sum === 0) {
      terms.delete(cell);
      this.#holders[cell]?.delete(row);
    } else {
      terms.set(cell, sum);
      this.#holders[cell]?.add(row);
    }
  }

  /** Puts a cell that nobody asks for into the equations beside the one that limits it. */
  #substitute(cell: number): boolean {
    const holders = [...(this.#holders[cell] ?? [])];
    for (const row of holders) {
      const terms = this.#rows[row];
      const amount = terms?.get(cell);
      if (terms === undefined || amount === undefined || Math.abs(amount) !== 1) continue;
      if ((holders.length - 1) * (terms.size - 2) - terms.size > MOST_ADDED) continue;
      if (!this.#isImplied(cell, terms, amount)) continue;
      this.#rows[row] = undefined;
      for (const other of terms.keys()) this.#holders[other]?.delete(row);
      for (const other of holders) if (other !== row) this.#replace(other, cell, terms, amount);
      this.#leader[cell] = -1;
      return true;
    }
    return holders.length === 0 && this.#drop(cell);
  }

  /** In no equation: it tells nothing about others. */
  #drop(cell: number): boolean {
    this.#leader[cell] = -1;
    return true;
  }

  #replace(row: number, cell: number, terms: ReadonlyMap<number, number>, amount: number): void {
    const target = this.#rows[row];
    if (target === undefined) return;
    const factor = -(target.get(cell) ?? 0) / amount;
    target.delete(cell);
    for (const [other, one] of terms) if (other !== cell) this.#add(row, target, other, factor * one);
  }

  /** Whether the limits of the others in the equation keep the cell within its own. */
  #isImplied(cell: number, terms: ReadonlyMap<number, number>, amount: number): boolean {
    let [low, high] = [0, 0];
    for (const [other, one] of terms) {
      if (other === cell) continue;
      const factor = -one / amount;
      const [from, to] = [this.#low[other] as number, this.#high[other] as number];
      low += factor * (factor > 0 ? from : to);
      high += factor * (factor > 0 ? to : from);
    }
    return low >= (this.#low[cell] as number) && high <= (this.#high[cell] as number);
  }

  #listRows(): ProgramRows {
    const [starts, columns, coefficients]: [number[], number[], number[]] = [[0], [], []];
    for (const terms of this.#rows) {
      if (terms === undefined || terms.size === 0) continue;
      for (const [cell, amount] of terms) {
        columns.push(this.#columnOf[cell] as number);
        coefficients.push(amount);
      }
      starts.push(columns.length);
    }
    const nothing = new Float64Array(starts.length - 1);
    return { low: nothing, high: nothing, starts, columns, coefficients };
  }
}
