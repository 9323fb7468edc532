import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { LinearProgram, Solver, SolverModel } from '../disclosure.types.ts';
import { listIndependent } from './null-space.ts';
import { isUnknown } from './pattern-check.ts';

/** A move of one person, less what the solver may be off. */
const ONE = 1 - 1e-6;

/** Persons more that no other cell needs; a limit all the same, so that every program ends. */
const FAR = 1000;

/** Together as long as so many of those left move each time. */
const WORTH_REPEATING = 0.2;

/** The careful reader's program, of the unknown cells only: one column for the change of each. */
class MovesModel {
  readonly #model: SolverModel;
  readonly #columnOf: Int32Array;
  readonly #low: Float64Array;
  readonly #isOpen: Set<number>;
  #asked: number[] = [];

  constructor(system: CountSystem, withheld: Uint8Array, solver: Solver, open: Set<number>) {
    const cells = Array.from({ length: system.cellCount }, (_, cell) => cell).filter((cell) =>
      isUnknown(system, withheld, cell),
    );
    this.#columnOf = new Int32Array(system.cellCount).fill(-1);
    for (const [column, cell] of cells.entries()) this.#columnOf[cell] = column;
    const { value, visibleCount, smallestWithheld } = system;
    this.#low = Float64Array.from(
      cells,
      (cell) => (cell < visibleCount ? smallestWithheld : 0) - (value[cell] ?? 0),
    );
    this.#isOpen = open;
    this.#model = solver.openModel({
      objective: new Float64Array(cells.length),
      low: this.#low,
      high: new Float64Array(cells.length).fill(Infinity),
      rows: this.#listRows(
        system,
        listIndependent(system, (cell) => isUnknown(system, withheld, cell)),
      ),
      changes: 'objective',
    });
  }

  /** Relations that say nothing new are left out: they make programs slow. */
  #listRows(
    { relations: { start, items } }: CountSystem,
    relations: readonly number[],
  ): LinearProgram['rows'] {
    const [starts, columns, coefficients]: [number[], number[], number[]] = [[0], [], []];
    for (const relation of relations) {
      const from = start[relation] ?? 0;
      for (let at = from; at < (start[relation + 1] ?? 0); at += 1) {
        const column = this.#columnOf[items[at] ?? 0] ?? -1;
        if (column < 0) continue;
        columns.push(column);
        coefficients.push(at === from ? -1 : 1);
      }
      if (columns.length > (starts.at(-1) ?? 0)) starts.push(columns.length);
    }
    const nothing = new Float64Array(starts.length - 1);
    return { low: nothing, high: nothing, starts, columns, coefficients };
  }

  /** At most `most` persons more in each of these cells: what goes further is of no use. */
  limit(cells: readonly number[], most: number): void {
    const columns = cells.map((cell) => this.#columnOf[cell] ?? 0);
    this.#model.setColumnBounds(
      columns,
      columns.map((column) => this.#low[column] ?? 0),
      columns.map(() => most),
    );
  }

  /** Moves these cells up (`direction` 1) or down together; what moves by a person is open no longer. */
  push(cells: readonly number[], direction: 1 | -1): void {
    const columns = cells.map((cell) => this.#columnOf[cell] ?? 0);
    this.#model.setObjective(
      this.#asked,
      this.#asked.map(() => 0),
    );
    this.#model.setObjective(
      columns,
      columns.map(() => -direction),
    );
    this.#asked = columns;
    const { x } = this.#model.solve();
    for (const cell of this.#isOpen)
      if (Math.abs(x[this.#columnOf[cell] ?? 0] ?? 0) >= ONE) this.#isOpen.delete(cell);
  }

  close(): void {
    this.#model.close();
  }
}

function pushEach(
  system: CountSystem,
  model: MovesModel,
  open: Set<number>,
  mayContinue: () => boolean,
): void {
  // What other questions clear on the way is gone from the list.
  for (const cell of open) {
    if (!mayContinue()) return;
    model.push([cell], 1);
    if (open.has(cell) && (system.value[cell] ?? 0) > system.smallestWithheld) model.push([cell], -1);
  }
}

/**
 * Primary cells for which the careful reader is left with one whole number. Ended early, cells that were not looked at
 * are among them.
 */
export function listCertain(
  system: CountSystem,
  withheld: Uint8Array,
  solver: Solver,
  mayContinue: () => boolean = () => true,
): number[] {
  const open = new Set<number>();
  for (let cell = 0; cell < system.visibleCount; cell += 1)
    if (system.state[cell] === CELL_STATES.primary) open.add(cell);
  const primary = [...open];
  if (primary.length === 0) return [];
  const model = new MovesModel(system, withheld, solver, open);
  try {
    model.limit(primary, 1);
    for (let before = Infinity; open.size > 0 && open.size <= before * (1 - WORTH_REPEATING);) {
      if (!mayContinue()) return [...open];
      before = open.size;
      model.push([...open], 1);
    }
    pushEach(system, model, open, mayContinue);
    if (open.size === 0) return [];
    // Some move by a person only where another cell moves by more.
    model.limit(primary, FAR);
    pushEach(system, model, open, mayContinue);
    return [...open];
  } finally {
    model.close();
  }
}
