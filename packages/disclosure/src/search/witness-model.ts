import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver, SolverModel } from '../disclosure.types.ts';
import { listIndependent } from './null-space.ts';

const NEARLY_NOTHING = 1e-7;

/** What the table that is looked for must show. */
export interface Wish {
  readonly withheld: Uint8Array;
  /** cells outside the pattern stay as they are; otherwise they cost what `setCosts` says */
  readonly isStrict: boolean;
  /** one cell that moves by one person or more; absent: every primary cell at its smallest value rises */
  readonly target?: { readonly cell: number; readonly direction: 1 | -1 };
}

/**
 * Looks for other tables with the same published numbers, as cheap changes of cells: a linear program that stays in
 * the solver. A cell that may be published or not has two columns, one for more and one for less.
 */
export class WitnessModel {
  readonly #system: CountSystem;
  readonly #model: SolverModel;
  /** second column of each cell, -1 where there is none */
  readonly #less: Int32Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #costs: Float64Array;

  constructor(system: CountSystem, solver: Solver) {
    this.#system = system;
    this.#less = new Int32Array(system.cellCount).fill(-1);
    let columns = system.cellCount;
    for (let cell = 0; cell < system.cellCount; cell += 1)
      if (system.state[cell] === CELL_STATES.withholdable) this.#less[cell] = columns++;
    this.#low = new Float64Array(columns);
    this.#high = new Float64Array(columns);
    this.#costs = new Float64Array(columns);
    const rows = this.#listEntries();
    const nothing = new Float64Array(rows.starts.length - 1);
    this.#model = solver.openModel({
      objective: this.#costs,
      low: this.#low,
      high: this.#high,
      rows: { low: nothing, high: nothing, ...rows },
      changes: 'either',
    });
  }

  #listEntries(): { starts: number[]; columns: number[]; coefficients: number[] } {
    const { start, items } = this.#system.relations;
    const [starts, columns, coefficients]: [number[], number[], number[]] = [[0], [], []];
    for (const relation of listIndependent(this.#system, () => true)) {
      const from = start[relation] ?? 0;
      for (let at = from; at < (start[relation + 1] ?? 0); at += 1) {
        const cell = items[at] ?? 0;
        const sign = at === from ? -1 : 1;
        columns.push(cell);
        coefficients.push(sign);
        if ((this.#less[cell] ?? -1) < 0) continue;
        columns.push(this.#less[cell] ?? 0);
        coefficients.push(-sign);
      }
      starts.push(columns.length);
    }
    return { starts, columns, coefficients };
  }

  /** What a person more or less in a cell costs, by cell; cells without entry keep their cost. */
  setCosts(costs: ReadonlyMap<number, number>): void {
    const columns: number[] = [];
    const values: number[] = [];
    for (const [cell, cost] of costs)
      for (const column of [cell, this.#less[cell] ?? -1]) {
        if (column < 0 || this.#costs[column] === cost) continue;
        this.#costs[column] = cost;
        columns.push(column);
        values.push(cost);
      }
    this.#model.setObjective(columns, values);
  }

  wish(wish: Wish): void {
    const { cellCount, state } = this.#system;
    const [columns, lows, highs]: [number[], number[], number[]] = [[], [], []];
    const set = (column: number, low: number, high: number): void => {
      if (this.#low[column] === low && this.#high[column] === high) return;
      this.#low[column] = low;
      this.#high[column] = high;
      columns.push(column);
      lows.push(low);
      highs.push(high);
    };
    for (let cell = 0; cell < cellCount; cell += 1) {
      const less = this.#less[cell] ?? -1;
      if (less >= 0) {
        const isShut = wish.isStrict && wish.withheld[cell] !== 1;
        set(cell, 0, isShut ? 0 : Infinity);
        set(less, 0, isShut ? 0 : this.#room(cell, wish));
      } else if (state[cell] === CELL_STATES.fixed) set(cell, 0, 0);
      else set(cell, ...this.#range(cell, wish));
    }
    this.#model.setColumnBounds(columns, lows, highs);
  }

  /** How much less a cell can be. */
  #room(cell: number, { target }: Wish): number {
    const { value, smallestWithheld, visibleCount } = this.#system;
    const room = (value[cell] ?? 0) - (cell < visibleCount ? smallestWithheld : 0);
    return target || room === 0 ? room : Infinity;
  }

  #range(cell: number, wish: Wish): [number, number] {
    const room = this.#room(cell, wish);
    if (wish.target?.cell === cell) return wish.target.direction === 1 ? [1, Infinity] : [-room, -1];
    const mustRise = !wish.target && room === 0 && this.#system.state[cell] === CELL_STATES.primary;
    // 0 - room: no negative zero, which the solver's bounds would take for a change
    return [mustRise ? 1 : 0 - room, Infinity];
  }

  /** Change of every cell in the cheapest table as wished; nothing where there is none. */
  solve(): Float64Array | undefined {
    const { x } = this.#model.solve();
    if (x.length === 0) return undefined;
    const changes = x.slice(0, this.#system.cellCount);
    for (const [cell, less] of this.#less.entries()) {
      if (less >= 0) changes[cell] = (changes[cell] ?? 0) - (x[less] ?? 0);
      if (Math.abs(changes[cell] ?? 0) < NEARLY_NOTHING) changes[cell] = 0;
    }
    return changes;
  }

  /** Forbids (or allows again) that a cell which may be published changes. */
  shut(cell: number, isShut: boolean): void {
    const high = isShut ? 0 : Infinity;
    const less = this.#less[cell] ?? 0;
    this.#high[cell] = high;
    this.#high[less] = high;
    this.#model.setColumnBounds([cell, less], [0, 0], [high, high]);
  }

  close(): void {
    this.#model.close();
  }
}
