import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver, SolverModel } from '../disclosure.types.ts';
import { listIndependent } from './null-space.ts';
import { isUnknown } from './pattern-check.ts';
import { ReducedProgram } from './reduced-program.ts';

/** A cell that is asked to move up or down. */
export interface Wanted {
  readonly cell: number;
  readonly direction: 1 | -1;
}

/** The careful reader's program, of the unknown cells only: how each primary cell may change. */
export class MovesModel {
  readonly #model: SolverModel;
  readonly #program: ReducedProgram;
  readonly #high: Float64Array;
  /** column and sign of each primary cell */
  readonly #placeOf = new Map<number, { readonly column: number; readonly sign: number }>();
  #asked: readonly number[] = [];

  constructor(system: CountSystem, withheld: Uint8Array, solver: Solver) {
    const { value, visibleCount, smallestWithheld, cellCount, state } = system;
    const isOpen = (cell: number): boolean => isUnknown(system, withheld, cell);
    const floorOf = (cell: number): number => (cell < visibleCount ? smallestWithheld : 0);
    this.#program = new ReducedProgram({
      cellCount,
      rows: system.relations,
      chosen: listIndependent(system, isOpen),
      low: Float64Array.from({ length: cellCount }, (_, cell) => floorOf(cell) - (value[cell] ?? 0)),
      high: new Float64Array(cellCount).fill(Infinity),
      isOpen,
      isNeeded: (cell) => state[cell] === CELL_STATES.primary,
    });
    const { low, high, rows, cells } = this.#program;
    this.#high = high.slice();
    for (let cell = 0; cell < visibleCount; cell += 1)
      if (state[cell] === CELL_STATES.primary) this.#placeOf.set(cell, this.#program.find(cell));
    this.#model = solver.openModel({
      objective: new Float64Array(cells.length),
      low,
      high,
      rows,
      changes: 'objective',
    });
  }

  /** At most `most` persons more in each of these primary cells: what goes further is of no use. */
  limit(cells: Iterable<number>, most: number): void {
    const places = new Map<number, number>();
    for (const cell of cells) {
      const { column, sign } = this.#placeOf.get(cell) ?? { column: -1, sign: 1 };
      if (column >= 0 && sign === 1) places.set(column, Math.min(most, this.#high[column] ?? most));
    }
    const columns = [...places.keys()].sort((a, b) => a - b);
    this.#model.setColumnBounds(
      columns,
      columns.map((column) => this.#program.low[column] ?? 0),
      columns.map((column) => places.get(column) ?? most),
    );
  }

  /**
   * Moves these cells as far as possible, all together.
   *
   * @returns the change of any primary cell
   */
  push(wanted: readonly Wanted[]): (cell: number) => number {
    const costs = new Map<number, number>(this.#asked.map((column) => [column, 0]));
    const asked = new Set<number>();
    for (const { cell, direction } of wanted) {
      const { column, sign } = this.#placeOf.get(cell) ?? { column: -1, sign: 1 };
      if (column < 0) continue;
      costs.set(column, (asked.has(column) ? (costs.get(column) ?? 0) : 0) - direction * sign);
      asked.add(column);
    }
    this.#asked = [...asked];
    const columns = [...costs.keys()].sort((a, b) => a - b);
    this.#model.setObjective(
      columns,
      columns.map((column) => costs.get(column) ?? 0),
    );
    const { x } = this.#model.solve();
    return (cell) => {
      const { column, sign } = this.#placeOf.get(cell) ?? { column: -1, sign: 1 };
      return column < 0 ? 0 : sign * (x[column] ?? 0);
    };
  }

  close(): void {
    this.#model.close();
  }
}
