import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver, SolverModel } from '../disclosure.types.ts';
import { isUnknown } from './pattern-check.ts';

/** How far the cells may move in the reader's program. */
export interface Reading {
  readonly withheld: Uint8Array;
  /** withheld cells keep their smallest value; otherwise linear algebra alone */
  readonly isBounded: boolean;
  /** how far published cells may move, so that few of them are named */
  readonly slack: number;
  /** a cell that the reader knows besides */
  readonly knowing?: number;
}

/**
 * The careful reader as a linear program that stays in the solver: one column for the change of each cell, one row for
 * each relation.
 */
export class ReaderModel {
  readonly #system: CountSystem;
  readonly #model: SolverModel;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  #asked: number[] = [];
  programs = 0;

  constructor(system: CountSystem, solver: Solver, changes?: 'objective') {
    this.#system = system;
    this.#low = new Float64Array(system.cellCount);
    this.#high = new Float64Array(system.cellCount);
    const { start, items } = system.relations;
    const coefficients = new Float64Array(items.length).fill(1);
    for (let relation = 0; relation + 1 < start.length; relation += 1)
      coefficients[start[relation] ?? 0] = -1;
    const zeros = new Float64Array(start.length - 1);
    this.#model = solver.openModel({
      objective: new Float64Array(system.cellCount),
      low: this.#low,
      high: this.#high,
      rows: { low: zeros, high: zeros, starts: start, columns: items, coefficients },
      ...(changes === undefined ? {} : { changes }),
    });
  }

  /** Sets how far each cell may move; only what changed is sent to the solver. */
  read(reading: Reading): void {
    const cells: number[] = [];
    const low: number[] = [];
    const high: number[] = [];
    for (let cell = 0; cell < this.#system.cellCount; cell += 1) {
      const [from, to] = this.#range(reading, cell);
      if (from === this.#low[cell] && to === this.#high[cell]) continue;
      this.#low[cell] = from;
      this.#high[cell] = to;
      cells.push(cell);
      low.push(from);
      high.push(to);
    }
    this.#model.setColumnBounds(cells, low, high);
  }

  #range({ withheld, isBounded, slack, knowing }: Reading, cell: number): readonly [number, number] {
    const { state, value, visibleCount, smallestWithheld } = this.#system;
    if (cell === knowing) return [0, 0];
    if (isUnknown(this.#system, withheld, cell)) {
      if (!isBounded) return [-Infinity, Infinity];
      return [(cell < visibleCount ? smallestWithheld : 0) - (value[cell] ?? 0), Infinity];
    }
    const isFixed = state[cell] === CELL_STATES.fixed;
    return isFixed ? [0, 0] : [-slack, slack];
  }

  /**
   * The equation that keeps one cell from moving further, as prices of the other cells: change of the cell + sum of
   * price · change = 0 for every table. Nothing where it can move without limit.
   */
  explainOne(cell: number, direction: 1 | -1): Float64Array | undefined {
    this.#ask([cell], [-direction]);
    const { status, columnPrices } = this.#solve();
    if (status !== 'optimal') return undefined;
    const prices = columnPrices.map((price) => price * direction);
    prices[cell] = 0;
    return prices;
  }

  #ask(cells: readonly number[], costs: readonly number[]): void {
    if (this.#asked.length > 0)
      this.#model.setObjective(
        this.#asked,
        this.#asked.map(() => 0),
      );
    this.#model.setObjective(cells, costs);
    this.#asked = [...cells];
  }

  #solve(): ReturnType<SolverModel['solve']> {
    this.programs += 1;
    return this.#model.solve();
  }

  close(): void {
    this.#model.close();
  }
}
