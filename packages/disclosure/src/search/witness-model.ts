import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver, SolverModel } from '../disclosure.types.ts';
import { listIndependent } from './null-space.ts';

const NEARLY_NOTHING = 1e-7;

/**
 * Looks for other tables with the same published numbers in which one cell moves by a person, as cheap changes of
 * cells: a linear program that stays in the solver. A cell that may be published or not has two columns, one for more
 * and one for less.
 */
export class WitnessModel {
  readonly #system: CountSystem;
  readonly #model: SolverModel;
  /** second column of each cell, -1 where there is none */
  readonly #less: Int32Array;
  readonly #costs: Float64Array;

  constructor(system: CountSystem, solver: Solver) {
    this.#system = system;
    this.#less = new Int32Array(system.cellCount).fill(-1);
    let columns = system.cellCount;
    for (let cell = 0; cell < system.cellCount; cell += 1)
      if (system.state[cell] === CELL_STATES.withholdable) this.#less[cell] = columns++;
    this.#costs = new Float64Array(columns);
    const rows = this.#listEntries();
    const nothing = new Float64Array(rows.starts.length - 1);
    this.#model = solver.openModel({
      objective: this.#costs,
      ...this.#listBounds(columns),
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

  #listBounds(columns: number): { low: Float64Array; high: Float64Array } {
    const low = new Float64Array(columns);
    const high = new Float64Array(columns).fill(Infinity);
    for (let cell = 0; cell < this.#system.cellCount; cell += 1) {
      const less = this.#less[cell] ?? -1;
      if (less >= 0) high[less] = this.#room(cell);
      else if (this.#system.state[cell] === CELL_STATES.fixed) high[cell] = 0;
      else low[cell] = 0 - this.#room(cell);
    }
    return { low, high };
  }

  /** How much less a cell can be. */
  #room(cell: number): number {
    const { value, smallestWithheld, visibleCount } = this.#system;
    return (value[cell] ?? 0) - (cell < visibleCount ? smallestWithheld : 0);
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

  /**
   * The cheapest table in which a primary cell has a person more (`direction` 1) or fewer.
   *
   * @returns change of every cell; nothing where there is none
   */
  move(cell: number, direction: 1 | -1): Float64Array | undefined {
    const room = this.#room(cell);
    this.#model.setColumnBounds(
      [cell],
      direction === 1 ? [1] : [0 - room],
      direction === 1 ? [Infinity] : [-1],
    );
    const { x } = this.#model.solve();
    this.#model.setColumnBounds([cell], [0 - room], [Infinity]);
    if (x.length === 0) return undefined;
    const changes = x.slice(0, this.#system.cellCount);
    for (const [one, less] of this.#less.entries()) {
      if (less >= 0) changes[one] = (changes[one] ?? 0) - (x[less] ?? 0);
      if (Math.abs(changes[one] ?? 0) < NEARLY_NOTHING) changes[one] = 0;
    }
    return changes;
  }

  close(): void {
    this.#model.close();
  }
}
