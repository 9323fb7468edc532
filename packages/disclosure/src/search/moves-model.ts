import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver, SolverModel } from '../disclosure.types.ts';
import { listIndependent } from './null-space.ts';
import { isUnknown } from './pattern-check.ts';
import { ReducedProgram } from './reduced-program.ts';

/** Change of any primary cell, in persons. */
export type ChangeOf = (cell: number) => number;

/** A cell that is asked to move up or down. */
export interface Wanted {
  readonly cell: number;
  readonly direction: 1 | -1;
}

/** A move of one person, less what the solver may be off. */
export const ONE = 1 - 1e-6;

interface Place {
  readonly column: number;
  readonly sign: number;
}

/** The careful reader's program, of the unknown cells only: how each primary cell may change. */
export class MovesModel {
  readonly #model: SolverModel;
  readonly #program: ReducedProgram;
  /** column and sign of each primary cell */
  readonly #placeOf = new Map<number, Place>();
  /** columns that go no further than one person, with the way they go */
  readonly #capped = new Map<number, number>();
  #most = Infinity;
  #asked: readonly number[] = [];
  #x: ArrayLike<number> = [];

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

  /** At most `most` persons more in each primary cell: what goes further is of no use. */
  limit(most: number): void {
    this.#most = most;
    this.#capped.clear();
    this.#setBounds(Array.from(this.#placeOf.values(), ({ column }) => column));
  }

  /**
   * These cells need go no further than one person: the program ends there, and leaves room for others. One that stands at
   * its end stays so limited until it came back from there, for moving the end would push it along.
   */
  limitToOne(wanted: readonly Wanted[]): void {
    const columns = new Set<number>();
    for (const [column, way] of this.#capped) {
      if (way * (this.#x[column] ?? 0) >= ONE) continue;
      this.#capped.delete(column);
      columns.add(column);
    }
    for (const { cell, direction } of wanted) {
      const { column, sign } = this.#findPlace(cell);
      if (column < 0) continue;
      this.#capped.set(column, direction * sign);
      columns.add(column);
    }
    this.#setBounds(columns);
  }

  #setBounds(of: Iterable<number>): void {
    const { low, high } = this.#program;
    const columns = [...new Set(of)].filter((column) => column >= 0).sort((a, b) => a - b);
    const wayOf = (column: number): number => this.#capped.get(column) ?? 0;
    this.#model.setColumnBounds(
      columns,
      columns.map((column) => Math.max(low[column] ?? 0, wayOf(column) < 0 ? -1 : -Infinity)),
      columns.map((column) => Math.min(high[column] ?? 0, wayOf(column) > 0 ? 1 : this.#most)),
    );
  }

  #findPlace(cell: number): Place {
    return this.#placeOf.get(cell) ?? { column: -1, sign: 1 };
  }

  /**
   * Moves these cells as far as possible, all together.
   *
   * @returns the change of any primary cell
   */
  push(wanted: readonly Wanted[]): ChangeOf {
    const costs = new Map<number, number>(this.#asked.map((column) => [column, 0]));
    const asked = new Set<number>();
    for (const { cell, direction } of wanted) {
      const { column, sign } = this.#findPlace(cell);
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
    this.#x = x;
    return (cell) => {
      const { column, sign } = this.#findPlace(cell);
      return column < 0 ? 0 : sign * (x[column] ?? 0);
    };
  }

  close(): void {
    this.#model.close();
  }
}
