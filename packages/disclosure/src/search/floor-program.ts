import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver, SolverModel } from '../disclosure.types.ts';
import { listIndependent } from './null-space.ts';
import { ReducedProgram } from './reduced-program.ts';

const NEARLY_NOTHING = 1e-7;

/**
 * The table may take from a cell up to so many times the persons it can lose. Divided by this number it is a table
 * that a reader could believe; the smaller it is, the more room is left for whole persons to move, and the more cells
 * are withheld.
 */
const REACH = 12;

/**
 * What the floor of large tables is raised with. Publishing with more room afterwards leaves fewer cells certain than
 * raising it with as much from the beginning.
 */
const REACH_OF_LARGE = 8;

/** Cells from which on a table is so large. */
export const VERY_LARGE = 4000;

/** How far a floor's table goes at first. */
export const readReach = ({ cellCount }: CountSystem): number =>
  cellCount >= VERY_LARGE ? REACH_OF_LARGE : REACH;

/** Change of any cell that was priced. */
export type ChangeOf = (cell: number) => number;

/**
 * Looks for tables with the same published numbers in which every primary cell at its smallest value is larger, as
 * cheap changes of cells: a linear program that stays in the solver.
 */
export class FloorProgram {
  readonly #program: ReducedProgram;
  readonly #model: SolverModel;
  /** second column of each column: what the cell loses; -1 where losses are not priced */
  readonly #less: Int32Array;
  readonly #costs: Float64Array;

  /**
   * @param isOpen cells that may change; all others stay as they are
   * @param isPriced cells of them whose change costs what `setCosts` says; that of others is free
   * @param reach how many times the persons that a cell can lose the table may take from it
   */
  constructor(
    system: CountSystem,
    solver: Solver,
    isOpen: (cell: number) => boolean,
    isPriced: (cell: number) => boolean,
    reach: number,
  ) {
    const { low, high } = listRanges(system, reach);
    const chosen = listIndependent(system, isOpen);
    const { cellCount, relations } = system;
    this.#program = new ReducedProgram({
      cellCount,
      rows: relations,
      chosen,
      low,
      high,
      isOpen,
      isNeeded: isPriced,
    });
    const { cells } = this.#program;
    const isSplit = this.#markPriced(cellCount, isPriced);
    let columns = cells.length;
    this.#less = Int32Array.from(isSplit, (one) => (one === 1 ? columns++ : -1));
    this.#costs = new Float64Array(columns);
    this.#model = solver.openModel({
      objective: this.#costs,
      ...this.#listBounds(columns),
      rows: this.#listRows(),
      changes: 'either',
    });
  }

  #markPriced(cellCount: number, isPriced: (cell: number) => boolean): Uint8Array {
    const isSplit = new Uint8Array(this.#program.cells.length);
    for (let cell = 0; cell < cellCount; cell += 1) {
      const { column } = this.#program.find(cell);
      if (column >= 0 && isPriced(cell)) isSplit[column] = 1;
    }
    return isSplit;
  }

  #listBounds(columns: number): { low: Float64Array; high: Float64Array } {
    const low = new Float64Array(columns);
    const high = new Float64Array(columns).fill(Infinity);
    for (const [column, less] of this.#less.entries()) {
      const [from, to] = [this.#program.low[column] ?? 0, this.#program.high[column] ?? 0];
      low[column] = less < 0 ? from : Math.max(0, from);
      high[column] = less < 0 ? to : Math.max(0, to);
      if (less < 0) continue;
      low[less] = Math.max(0, -to);
      high[less] = Math.max(0, -from);
    }
    return { low, high };
  }

  #listRows(): ReducedProgram['rows'] {
    const { rows } = this.#program;
    const [starts, columns, coefficients]: [number[], number[], number[]] = [[0], [], []];
    for (let row = 0; row + 1 < rows.starts.length; row += 1) {
      for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
        const column = rows.columns[at] ?? 0;
        columns.push(column);
        coefficients.push(rows.coefficients[at] ?? 0);
        if ((this.#less[column] ?? -1) < 0) continue;
        columns.push(this.#less[column] ?? 0);
        coefficients.push(-(rows.coefficients[at] ?? 0));
      }
      starts.push(columns.length);
    }
    return { ...rows, starts, columns, coefficients };
  }

  /** What a person more or less in each priced cell costs; cells that change together cost what they do together. */
  setCosts(costs: ReadonlyMap<number, number>): void {
    const sums = new Map<number, number>();
    for (const [cell, cost] of costs) {
      const { column } = this.#program.find(cell);
      const less = this.#less[column] ?? -1;
      if (column < 0 || less < 0) continue;
      for (const one of [column, less]) sums.set(one, (sums.get(one) ?? 0) + cost);
    }
    const columns = [...sums.keys()].filter((column) => this.#costs[column] !== sums.get(column));
    const values = columns.map((column) => sums.get(column) ?? 0);
    for (const [at, column] of columns.entries()) this.#costs[column] = values[at] ?? 0;
    this.#model.setObjective(columns, values);
  }

  /** The cheapest table; nothing where there is none. */
  solve(): ChangeOf | undefined {
    const { x } = this.#model.solve();
    if (x.length === 0) return undefined;
    return (cell) => {
      const { column, sign } = this.#program.find(cell);
      if (column < 0) return 0;
      const less = this.#less[column] ?? -1;
      const change = (x[column] ?? 0) - (less < 0 ? 0 : (x[less] ?? 0));
      return Math.abs(change) < NEARLY_NOTHING ? 0 : sign * change;
    };
  }

  /** Whether `shut` may be asked for a priced cell: it need not change for itself. */
  mayStay(cell: number): boolean {
    const { column } = this.#program.find(cell);
    return column < 0 || ((this.#program.low[column] ?? 0) <= 0 && (this.#program.high[column] ?? 0) >= 0);
  }

  /** Forbids (or allows again) that a priced cell changes. */
  shut(cell: number, isShut: boolean): void {
    const { column } = this.#program.find(cell);
    const less = this.#less[column] ?? -1;
    if (column < 0 || less < 0) return;
    const [low, high] = [this.#program.low[column] ?? 0, this.#program.high[column] ?? 0];
    this.#model.setColumnBounds(
      [column, less],
      [0, 0],
      isShut ? [0, 0] : [Math.max(0, high), Math.max(0, -low)],
    );
  }

  close(): void {
    this.#model.close();
  }
}

/** How far each cell may change in the table that is looked for. */
function listRanges(system: CountSystem, reach: number): { low: Float64Array; high: Float64Array } {
  const { cellCount, visibleCount, smallestWithheld, state, value } = system;
  const low = new Float64Array(cellCount);
  const high = new Float64Array(cellCount).fill(Infinity);
  for (let cell = 0; cell < cellCount; cell += 1) {
    const room = (value[cell] ?? 0) - (cell < visibleCount ? smallestWithheld : 0);
    // 0 - room: no negative zero, which the solver's bounds would take for a change
    low[cell] = room === 0 && state[cell] === CELL_STATES.primary ? 1 : 0 - room * reach;
  }
  return { low, high };
}
