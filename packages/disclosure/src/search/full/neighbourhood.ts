import type { ProgramRows, SolveLimit, Solver, SolverModel } from '../../disclosure.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import type { Cut } from '../cut-pool.ts';

/** The choice of some cells as a program in whole numbers while all others stay as they are. */
export class NeighbourhoodProgram {
  readonly #free: readonly number[];
  readonly #columnOf = new Map<number, number>();
  readonly #base: Uint8Array;
  readonly #model: SolverModel;

  /** @param most keys of the free cells that may be withheld */
  constructor(
    { system, solver }: { readonly system: CountSystem; readonly solver: Solver },
    free: readonly number[],
    base: Uint8Array,
    cuts: Iterable<Cut>,
    most: number,
  ) {
    this.#free = free;
    this.#base = base;
    for (const [column, cell] of free.entries()) this.#columnOf.set(cell, column);
    const weights = free.map((cell) => system.weight[cell] as number);
    this.#model = solver.openModel({
      objective: weights,
      low: new Float64Array(free.length),
      high: new Float64Array(free.length).fill(1),
      whole: new Uint8Array(free.length).fill(1),
      rows: this.#toRows(cuts),
    });
    this.#model.addRows({
      low: [-Infinity],
      high: [most],
      starts: [0, free.length],
      columns: free.map((_, column) => column),
      coefficients: weights,
    });
  }

  add(cuts: Iterable<Cut>): void {
    this.#model.addRows(this.#toRows(cuts));
  }

  #toRows(cuts: Iterable<Cut>): ProgramRows {
    const starts = [0];
    const [low, columns, coefficients]: [number[], number[], number[]] = [[], [], []];
    for (const cut of cuts) {
      const row = this.#toRow(cut);
      if (row === undefined) continue;
      columns.push(...row.columns);
      coefficients.push(...row.coefficients);
      starts.push(columns.length);
      low.push(row.low);
    }
    return { low, high: low.map(() => Infinity), starts, columns, coefficients };
  }

  /** The condition on the free cells; undefined where the others keep it already. */
  #toRow({ cells, shares, ifWithheld }: Cut) {
    const asking = ifWithheld >= 0 ? this.#columnOf.get(ifWithheld) : undefined;
    if (ifWithheld >= 0 && asking === undefined && this.#base[ifWithheld] !== 1) return undefined;
    const columns = asking === undefined ? [] : [asking];
    const coefficients = asking === undefined ? [] : [-1];
    let low = asking === undefined ? 1 : 0;
    for (const [at, cell] of cells.entries()) {
      const column = this.#columnOf.get(cell);
      if (column === undefined) {
        if (this.#base[cell] === 1) low -= shares[at] as number;
      } else {
        columns.push(column);
        coefficients.push(shares[at] as number);
      }
    }
    const least = asking === undefined ? 0 : -1;
    return low <= least + 1e-9 ? undefined : { columns, coefficients, low };
  }

  /** The best choice under the conditions known so far; undefined if there is none or none was found. */
  solve(limit: SolveLimit): {
    readonly withheld?: Uint8Array;
    readonly bound: number;
    readonly isProved: boolean;
  } {
    const { status, x, bound } = this.#model.solve(limit);
    const isProved = status === 'infeasible' || status === 'optimal';
    if (x.length === 0) return { bound, isProved };
    const withheld = Uint8Array.from(this.#base);
    for (const [column, cell] of this.#free.entries()) withheld[cell] = (x[column] as number) > 0.5 ? 1 : 0;
    return { withheld, bound, isProved };
  }

  close(): void {
    this.#model.close();
  }
}
