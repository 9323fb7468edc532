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
  const open = new Set(request.targets.filter((set) => request.isKnown[set] === 0));
  if (open.size === 0) return { tight: new Map(), unknown: [], programs: 0 };
  const columns = listUnknown(request);
  const columnOf = new Int32Array(request.system.setCount).fill(-1);
  columns.forEach((set, column) => (columnOf[set] = column));
  const model = request.solver.openModel(toProgram(request, columns, columnOf));
  const work: Work = { ...request, model, columnOf, columns, open, programs: 0 };
  try {
    const left = clearCapped(work);
    for (const set of left) open.add(set);
    const tight = boundEach(work);
    return { tight, unknown: [...open], programs: work.programs };
  } finally {
    model.close();
  }
}

/**
 * With every cell looked at no higher than it must come, which ends each program early and leaves room for others.
 * @returns sets that did not come up; without that limit some of them may
 */
function clearCapped(work: Work): readonly number[] {
  const { open, columnOf, mayContinue } = work;
  const left: number[] = [];
  setCeilings(work, (set) => wanted(work, set));
  for (let before = Infinity; open.size > 0 && open.size < before * 0.8;) {
    before = open.size;
    optimise(
      work,
      Array.from(open, (set) => columnOf[set] as number),
      -1,
    );
  }
  // Sets cleared on the way are gone from the list.
  for (const set of open) {
    if (mayContinue?.() === false) break;
    optimise(work, [columnOf[set] as number], -1);
    if (open.delete(set)) left.push(set);
  }
  setCeilings(work, (set) => ROOM + (work.system.truth[set] as number));
  return left;
}

function boundEach(work: Work) {
  const { open, columnOf, mayContinue } = work;
  const tight = new Map<number, { low: number; high: number }>();
  for (const set of open) {
    if (mayContinue?.() === false) break;
    const column = columnOf[set] as number;
    const high = optimise(work, [column], -1)[column] as number;
    if (!open.has(set)) continue;
    const low = optimise(work, [column], 1)[column] as number;
    if (!open.delete(set)) continue;
    tight.set(set, { low: Math.ceil(low - TOLERANCE), high: Math.floor(high + TOLERANCE) });
  }
  return tight;
}

function setCeilings(
  { model, targets, columnOf, system, smallest }: Work,
  toCeiling: (set: number) => number,
): void {
  const sets = targets.filter((set) => columnOf[set] !== -1);
  model.setColumnBounds(
    sets.map((set) => columnOf[set] as number),
    sets.map((set) => (set < system.shownCount ? smallest : 0)),
    sets.map(toCeiling),
  );
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
    high: columns.map((set) => ROOM + (system.truth[set] as number)),
    changes: 'objective',
    rows: { low: sums, high: sums, starts, columns: inRow, coefficients },
  };
}

function wanted({ system, above }: Work, set: number): number {
  return (system.truth[set] as number) + (above ?? 1);
}

/** Solves for these columns, and looks at the solution for all open cells. @returns values by column */
function optimise(work: Work, columns: readonly number[], cost: number): Float64Array {
  const { model } = work;
  model.setObjective(
    columns,
    columns.map(() => cost),
  );
  const { status, x } = model.solve();
  work.programs += 1;
  if (status !== 'optimal' || x.length === 0)
    throw new Error(`the published result contradicts itself: the solver says ${status}`);
  look(work, x);
  model.setObjective(
    columns,
    columns.map(() => 0),
  );
  return x;
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
