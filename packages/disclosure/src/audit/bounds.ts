/**
 * What the careful reader tells: how large a withheld cell can be, given everything published, in numbers of 0 or more (1
 * or more for a withheld cell where zeros are published). One program stays in the solver; every solution found for one
 * cell is looked at for all others.
 */
import type { LinearProgram, Solver, SolverModel } from '../disclosure.types.ts';
import type { AuditSystem } from './audit-system.ts';

/** Solvers keep rows to 1e-7; a value this close below counts as reached. */
const TOLERANCE = 1e-6;
/** Stands for "no limit": far above what any interval asks for, small enough for exact doubles. */
const ROOM = 1_000_000;

export interface BoundsAttack {
  /** sets that cannot reach what is asked, with the largest value they can have */
  readonly tight: ReadonlyMap<number, { readonly low: number; readonly high: number }>;
  /** sets that were not looked at, because time was over */
  readonly unknown: readonly number[];
  readonly programs: number;
}

export interface BoundsRequest {
  readonly system: AuditSystem;
  /** set → 1 where its number is published or computed */
  readonly isKnown: Uint8Array;
  /** sets to look at */
  readonly targets: readonly number[];
  /** value that a set must be able to reach; absent: any other whole number than its own will do */
  readonly above?: number;
  /** least value of a withheld cell of a table: 1 where zeros are published */
  readonly smallest: 0 | 1;
  readonly solver: Solver;
  /** called with each solution found, by set; for those who collect them */
  note?(values: Float64Array): void;
  mayContinue?(): boolean;
}

interface Work extends BoundsRequest {
  readonly model: SolverModel;
  /** set → column, -1 where it is known */
  readonly columnOf: Int32Array;
  readonly columns: readonly number[];
  readonly open: Set<number>;
  programs: number;
}

export function attackBounds(request: BoundsRequest): BoundsAttack {
  const tight = new Map<number, { low: number; high: number }>();
  const open = new Set(request.targets.filter((set) => request.isKnown[set] === 0));
  if (open.size === 0) return { tight, unknown: [], programs: 0 };
  const columns = listUnknown(request);
  const columnOf = new Int32Array(request.system.setCount).fill(-1);
  columns.forEach((set, column) => (columnOf[set] = column));
  const model = request.solver.openModel(toProgram(request, columns, columnOf));
  const work: Work = { ...request, model, columnOf, columns, open, programs: 0 };
  try {
    clearTogether(work);
    // Sets cleared on the way are gone from the list.
    for (const set of open) {
      if (request.mayContinue?.() === false) break;
      const range = clearAlone(work, set);
      if (range !== undefined) tight.set(set, range);
      open.delete(set);
    }
  } finally {
    model.close();
  }
  return { tight, unknown: [...open], programs: work.programs };
}

function listUnknown({ system, isKnown }: BoundsRequest): number[] {
  return Array.from({ length: system.setCount }, (_, set) => set).filter((set) => isKnown[set] === 0);
}

function toProgram(
  { system, isKnown, smallest }: BoundsRequest,
  columns: readonly number[],
  columnOf: Int32Array,
): LinearProgram {
  const { start, items } = system.equations;
  const sums: number[] = [];
  const starts = [0];
  const [inRow, coefficients]: [number[], number[]] = [[], []];
  for (let i = 0; i + 1 < start.length; i += 1) {
    const from = start[i] as number;
    let sum = 0;
    const before = inRow.length;
    for (let at = from; at < (start[i + 1] as number); at += 1) {
      const set = items[at] as number;
      const sign = at === from ? 1 : -1;
      if (isKnown[set] === 1) sum -= sign * (system.truth[set] as number);
      else {
        inRow.push(columnOf[set] as number);
        coefficients.push(sign);
      }
    }
    if (inRow.length === before) continue;
    sums.push(sum);
    starts.push(inRow.length);
  }
  return {
    objective: columns.map(() => 0),
    low: columns.map((set) => (set < system.shownCount ? smallest : 0)),
    high: columns.map((set) => toCeiling(system, set)),
    rows: { low: sums, high: sums, starts, columns: inRow, coefficients },
  };
}

const toCeiling = ({ truth }: AuditSystem, set: number): number => ROOM + (truth[set] as number);

function wanted({ system, above }: Work, set: number): number {
  return (system.truth[set] as number) + (above ?? 1);
}

/** All open cells at once, each no higher than it must come: one solution raises many. */
function clearTogether(work: Work): void {
  const { model, open, columnOf, system } = work;
  for (let before = Infinity; open.size > 0 && open.size < before * 0.9;) {
    before = open.size;
    const sets = [...open];
    const columns = sets.map((set) => columnOf[set] as number);
    const low = sets.map((set) => (set < system.shownCount ? work.smallest : 0));
    model.setColumnBounds(
      columns,
      low,
      sets.map((set) => wanted(work, set)),
    );
    model.setObjective(
      columns,
      columns.map(() => -1),
    );
    const { x } = solve(work);
    look(work, x);
    model.setColumnBounds(
      columns,
      low,
      sets.map((set) => toCeiling(system, set)),
    );
    model.setObjective(
      columns,
      columns.map(() => 0),
    );
    if (work.mayContinue?.() === false) return;
  }
}

/** One cell as high as it goes, and as low where another value below would do. */
function clearAlone(work: Work, set: number): { low: number; high: number } | undefined {
  const { model, columnOf, system, above } = work;
  const column = columnOf[set] as number;
  const truth = system.truth[set] as number;
  const reach = (cost: number): number => {
    model.setObjective([column], [cost]);
    const { x } = solve(work);
    look(work, x);
    model.setObjective([column], [0]);
    return x.length === 0 ? truth : (x[column] as number);
  };
  const high = reach(-1);
  if (high >= wanted(work, set) - TOLERANCE) return undefined;
  const low = reach(1);
  if (above === undefined && low <= truth - 1 + TOLERANCE) return undefined;
  return { low: Math.ceil(low - TOLERANCE), high: Math.floor(high + TOLERANCE) };
}

function solve(work: Work): { readonly x: Float64Array } {
  work.programs += 1;
  const { status, x } = work.model.solve();
  if (status === 'infeasible')
    throw new Error('the published result contradicts itself: no table agrees with it');
  return { x };
}

function look({ open, columnOf, system, above, columns, note }: Work, x: Float64Array): void {
  if (x.length === 0) return;
  for (const set of open) {
    const value = x[columnOf[set] as number] as number;
    const truth = system.truth[set] as number;
    const isReached = value >= truth + (above ?? 1) - TOLERANCE;
    if (isReached || (above === undefined && value <= truth - 1 + TOLERANCE)) open.delete(set);
  }
  if (note === undefined) return;
  const values = Float64Array.from(system.truth);
  columns.forEach((set, column) => (values[set] = x[column] as number));
  note(values);
}
