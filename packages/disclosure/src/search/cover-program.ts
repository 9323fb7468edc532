import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { SolveLimit, Solver, SolverModel } from '../disclosure.types.ts';
import type { CutPool } from './cut-pool.ts';

/** The choice of cells as a program in whole numbers: fewest keys such that all known conditions are kept. */
export class CoverProgram {
  readonly #system: CountSystem;
  readonly #pool: CutPool;
  readonly #model: SolverModel;
  readonly #columnOf: Int32Array;
  readonly #cells: readonly number[];
  #sent = 0;

  /** `isOpen`: cells that may still be chosen; the others stay as in `withheld` */
  constructor(system: CountSystem, pool: CutPool, solver: Solver) {
    this.#system = system;
    this.#pool = pool;
    this.#columnOf = new Int32Array(system.cellCount).fill(-1);
    const cells: number[] = [];
    for (let cell = 0; cell < system.visibleCount; cell += 1)
      if (system.state[cell] === CELL_STATES.withholdable) this.#columnOf[cell] = cells.push(cell) - 1;
    this.#cells = cells;
    this.#model = solver.openModel({
      objective: cells.map((cell) => system.weight[cell] ?? 0),
      low: new Float64Array(cells.length),
      high: new Float64Array(cells.length).fill(1),
      whole: new Uint8Array(cells.length).fill(1),
      rows: this.#takeRows(),
    });
  }

  /** The conditions that the solver does not know yet. */
  #takeRows(): Parameters<SolverModel['addRows']>[0] {
    const [starts, columns, coefficients]: [number[], number[], number[]] = [[0], [], []];
    const low: number[] = [];
    for (; this.#sent < this.#pool.cuts.length; this.#sent += 1) {
      const cut = this.#pool.cuts[this.#sent];
      if (!cut) continue;
      for (let at = 0; at < cut.cells.length; at += 1) {
        columns.push(this.#columnOf[cut.cells[at] ?? 0] ?? -1);
        coefficients.push(cut.shares[at] ?? 0);
      }
      if (cut.ifWithheld >= 0) {
        columns.push(this.#columnOf[cut.ifWithheld] ?? -1);
        coefficients.push(-1);
      }
      low.push(cut.ifWithheld >= 0 ? 0 : 1);
      starts.push(columns.length);
    }
    return { starts, columns, coefficients, low, high: low.map(() => Infinity) };
  }

  /**
   * The best pattern as far as the known conditions tell.
   *
   * @param start a pattern that keeps them, to begin with
   * @returns the pattern, absent where none was found in time, and a number of keys below which none can be
   */
  solve(
    start: Uint8Array,
    limit: SolveLimit,
  ): { readonly withheld?: Uint8Array; readonly bound: number; readonly isDone: boolean } {
    this.#model.addRows(this.#takeRows());
    this.#model.setStart(Float64Array.from(this.#cells, (cell) => start[cell] ?? 0));
    const { x, bound, status } = this.#model.solve(limit);
    if (x.length === 0) return { bound, isDone: false };
    return { withheld: this.#readPattern(x), bound, isDone: status === 'optimal' };
  }

  /** The same where only these cells are chosen anew and all others stay as they are. */
  solveNear(
    withheld: Uint8Array,
    near: ReadonlySet<number>,
    limit: Pick<SolveLimit, 'mayContinue'>,
  ): Uint8Array | undefined {
    this.#model.addRows(this.#takeRows());
    const columns = Array.from(this.#cells.keys());
    const isOpen = this.#cells.map((cell) => near.has(cell));
    const stays = this.#cells.map((cell) => withheld[cell] ?? 0);
    this.#model.setColumnBounds(
      columns,
      stays.map((one, column) => (isOpen[column] === true ? 0 : one)),
      stays.map((one, column) => (isOpen[column] === true ? 1 : one)),
    );
    const { x } = this.#model.solve({ mayContinue: () => limit.mayContinue?.() ?? true });
    this.#model.setColumnBounds(
      columns,
      columns.map(() => 0),
      columns.map(() => 1),
    );
    return x.length === 0 ? undefined : this.#readPattern(x);
  }

  #readPattern(x: Float64Array): Uint8Array {
    const withheld = this.#system.state.map((state) => (state === CELL_STATES.primary ? 1 : 0));
    for (const [column, cell] of this.#cells.entries()) if ((x[column] ?? 0) > 0.5) withheld[cell] = 1;
    return withheld;
  }

  close(): void {
    this.#model.close();
  }
}
