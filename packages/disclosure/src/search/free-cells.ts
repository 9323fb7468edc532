import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver, SolverModel } from '../disclosure.types.ts';
import { ONE } from './moves-model.ts';
import { listIndependent } from './null-space.ts';
import { isUnknown } from './pattern-check.ts';
import { costOf } from './repair.ts';
import { ReducedProgram } from './reduced-program.ts';

const NEARLY_NOTHING = 1e-7;

/** A round of programs. */
interface Round {
  /** cells that are freed together: the more, the fewer programs, and the more keys they withhold */
  readonly size: number;
  /** what a person that a cell lacks costs, in keys */
  readonly price: number;
}

/** What a person that a cell lacks costs where all are freed at once: more than any of them needs. */
const PRICE_TOGETHER = 50;

/** Few at once; more than most need, so that few are left for another time; at last one by one, at any price. */
const APART: readonly Round[] = [
  { size: 5, price: 3 },
  { size: 3, price: 3 },
  { size: 1, price: 10_000 },
];

/** Programs of a round at most: where many cells are certain, groups are larger. */
const MOST_PROGRAMS = 12;

interface Columns {
  /** second column of each column, for less; -1 where losses are not priced */
  readonly less: Int32Array;
  /** column of what each cell that shall be free lacks of a person */
  readonly lacking: ReadonlyMap<number, number>;
  readonly count: number;
}

/**
 * Looks for other tables with the same published numbers in which some cells have a person more, as cheap changes of
 * cells that are not withheld: a linear program that stays in the solver.
 */
class FreeingProgram {
  readonly #system: CountSystem;
  readonly #withheld: Uint8Array;
  readonly #program: ReducedProgram;
  readonly #priced: readonly number[];
  readonly #columns: Columns;
  readonly #model: SolverModel;

  /** @param most 1 for each cell that may be withheld in the end, those withheld already among them */
  constructor(
    system: CountSystem,
    withheld: Uint8Array,
    most: Uint8Array,
    solver: Solver,
    certain: readonly number[],
  ) {
    this.#system = system;
    this.#withheld = withheld;
    this.#priced = Array.from(system.state.keys()).filter(
      (cell) => system.state[cell] === CELL_STATES.withholdable && withheld[cell] !== 1 && most[cell] === 1,
    );
    this.#program = reduceProgram(system, most, new Set([...certain, ...this.#priced]));
    this.#columns = this.#listColumns(certain);
    this.#model = solver.openModel({
      objective: new Float64Array(this.#columns.count),
      ...this.#listBounds(),
      rows: this.#listRows(),
      changes: 'either',
    });
  }

  #listColumns(certain: readonly number[]): Columns {
    const less = new Int32Array(this.#program.cells.length).fill(-1);
    let count = less.length;
    for (const cell of this.#priced) {
      const { column } = this.#program.find(cell);
      if (column >= 0 && less[column] === -1) less[column] = count++;
    }
    return { less, lacking: new Map(certain.map((cell) => [cell, count++])), count };
  }

  #listBounds(): { low: Float64Array; high: Float64Array } {
    const { less, lacking, count } = this.#columns;
    const low = new Float64Array(count);
    const high = new Float64Array(count).fill(Infinity);
    for (const [column, other] of less.entries()) {
      const [from, to] = [this.#program.low[column] ?? 0, this.#program.high[column] ?? 0];
      low[column] = other < 0 ? from : 0;
      high[column] = other < 0 ? to : Math.max(0, to);
      if (other >= 0) high[other] = Math.max(0, -from);
    }
    for (const column of lacking.values()) high[column] = 1;
    return { low, high };
  }

  #listRows(): ReducedProgram['rows'] {
    const { rows } = this.#program;
    const { less, lacking } = this.#columns;
    const [starts, columns, coefficients]: [number[], number[], number[]] = [[0], [], []];
    const add = (column: number, amount: number): void => {
      columns.push(column);
      coefficients.push(amount);
      if ((less[column] ?? -1) < 0) return;
      columns.push(less[column] ?? 0);
      coefficients.push(-amount);
    };
    for (let row = 0; row + 1 < rows.starts.length; row += 1) {
      for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1)
        add(rows.columns[at] ?? 0, rows.coefficients[at] ?? 0);
      starts.push(columns.length);
    }
    const low = starts.slice(1).map(() => 0);
    const high = low.map(() => 0);
    for (const [cell, lack] of lacking) {
      const { column, sign } = this.#program.find(cell);
      if (column >= 0) add(column, sign);
      columns.push(lack);
      coefficients.push(1);
      starts.push(columns.length);
      low.push(1);
      high.push(Infinity);
    }
    return { low, high, starts, columns, coefficients };
  }

  /** The change of each cell in the cheapest table for these cells; nothing where the solver stopped. */
  raise(cells: readonly number[], price: number): ((cell: number) => number) | undefined {
    const { less, lacking, count } = this.#columns;
    const costs = new Float64Array(count);
    for (const cell of this.#priced) {
      const { column } = this.#program.find(cell);
      if (column < 0 || this.#withheld[cell] === 1) continue;
      for (const one of [column, less[column] ?? 0])
        costs[one] = (costs[one] ?? 0) + costOf(this.#system, cell);
    }
    for (const cell of cells) costs[lacking.get(cell) ?? 0] = price;
    this.#model.setObjective(Int32Array.from(costs.keys()), costs);
    const { x } = this.#model.solve();
    if (x.length === 0) return undefined;
    return (cell) => {
      const { column, sign } = this.#program.find(cell);
      if (column < 0) return 0;
      const other = less[column] ?? -1;
      const change = (x[column] ?? 0) - (other < 0 ? 0 : (x[other] ?? 0));
      return Math.abs(change) < NEARLY_NOTHING ? 0 : sign * change;
    };
  }

  /** Withholds what changes in a table. */
  withhold(changeOf: (cell: number) => number): void {
    for (const cell of this.#priced) if (changeOf(cell) !== 0) this.#withheld[cell] = 1;
  }

  close(): void {
    this.#model.close();
  }
}

function reduceProgram(system: CountSystem, most: Uint8Array, needed: ReadonlySet<number>): ReducedProgram {
  const { cellCount, visibleCount, relations, smallestWithheld, value } = system;
  const isOpen = (cell: number): boolean => isUnknown(system, most, cell);
  return new ReducedProgram({
    cellCount,
    rows: relations,
    chosen: listIndependent(system, isOpen),
    low: Float64Array.from(
      { length: cellCount },
      (_, cell) => (cell < visibleCount ? smallestWithheld : 0) - (value[cell] ?? 0),
    ),
    high: new Float64Array(cellCount).fill(Infinity),
    isOpen,
    isNeeded: (cell) => needed.has(cell),
  });
}

/** Every so many cells of a list, so that those near each other are not freed together. */
function spread(cells: readonly number[], size: number): number[][] {
  const count = Math.ceil(cells.length / size);
  const groups = Array.from({ length: count }, (): number[] => []);
  for (const [at, cell] of cells.entries()) groups[at % count]?.push(cell);
  return groups;
}

/**
 * Withholds cheap cells so that certain cells can have a person more. One table frees all of them, dearly; the cells that it
 * withholds are those among which others are chosen then, a few certain cells at a time: each table that is found frees more
 * besides. So programs are a seventh as long, and one that ends early leaves the dear table.
 *
 * @param certain primary cells, see `listCertain`
 * @param mayContinue false ends it before the next program
 * @returns cells that are not free yet
 */
export function freeCells(
  system: CountSystem,
  withheld: Uint8Array,
  certain: readonly number[],
  solver: Solver,
  mayContinue: () => boolean,
): number[] {
  if (certain.length === 0) return [];
  const all = system.state.map((state) => (state === CELL_STATES.fixed ? 0 : 1));
  const dear = withheld.slice();
  const together = new FreeingProgram(system, dear, all, solver, certain);
  const unfreed = freeInRounds(together, certain, [], mayContinue);
  const open = certain.filter((cell) => !unfreed.includes(cell));
  if (open.length === 0) return unfreed;
  const apart = new FreeingProgram(system, withheld, dear, solver, open);
  if (freeInRounds(apart, open, APART, mayContinue).length > 0) withheld.set(dear);
  return unfreed;
}

/**
 * What the rounds leave, or have no time for, is freed together at last: one program.
 *
 * @returns cells that are not free yet
 */
function freeInRounds(
  program: FreeingProgram,
  certain: readonly number[],
  rounds: readonly Round[],
  mayContinue: () => boolean,
): number[] {
  const open = new Set(certain);
  for (const { size, price } of rounds) {
    const least = size === 1 ? 1 : Math.ceil(open.size / MOST_PROGRAMS);
    for (const group of spread([...open], Math.max(size, least)))
      if (mayContinue()) freeGroup(program, open, group, price);
  }
  freeGroup(program, open, [...open], PRICE_TOGETHER);
  program.close();
  return [...open];
}

function freeGroup(
  program: FreeingProgram,
  open: Set<number>,
  group: readonly number[],
  price: number,
): void {
  const asked = group.filter((cell) => open.has(cell));
  const changeOf = asked.length === 0 ? undefined : program.raise(asked, price);
  if (!changeOf || !asked.some((cell) => changeOf(cell) >= ONE)) return;
  program.withhold(changeOf);
  for (const cell of open) if (Math.abs(changeOf(cell)) >= ONE) open.delete(cell);
}
