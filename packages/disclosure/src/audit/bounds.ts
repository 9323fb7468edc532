/**
 * What the careful reader tells: how large a withheld cell can be, given everything published, in numbers of 0 or more (1
 * or more for a withheld cell where zeros are published). Single sums first, then one program that stays in the solver;
 * every solution found for one cell is looked at for all others.
 */
import type { LinearProgram, Solver, SolverModel } from '../disclosure.types.ts';
import type { AuditSystem } from './audit-system.ts';
import { clearFromWithin, MANY_COLUMNS } from './bounds-interior.ts';
import { clearNearest } from './bounds-nearest.ts';
import { type Limits, propagateLimits } from './propagate.ts';

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
  mayContinue?(): boolean;
}

interface Work extends BoundsRequest {
  readonly limits: Limits;
  readonly model: SolverModel;
  readonly program: LinearProgram;
  /** set → column, -1 where it is known */
  readonly columnOf: Int32Array;
  readonly columns: readonly number[];
  readonly open: Set<number>;
  readonly tight: Map<number, { low: number; high: number }>;
  /** false once there is no time left, or a program did not end in time */
  mayContinue(): boolean;
  isOver: boolean;
  programs: number;
}

export function attackBounds(request: BoundsRequest): BoundsAttack {
  const { system, isKnown, smallest, solver } = request;
  const open = new Set(request.targets.filter((set) => isKnown[set] === 0));
  const tight = new Map<number, { low: number; high: number }>();
  if (open.size === 0) return { tight, unknown: [], programs: 0 };
  const limits = propagateLimits(system, isKnown, smallest);
  const columns = listUnknown(request);
  const columnOf = new Int32Array(system.setCount).fill(-1);
  columns.forEach((set, column) => (columnOf[set] = column));
  const program = toProgram(request, limits, columns, columnOf);
  const model = solver.openModel(program);
  const mayContinue = () => !work.isOver && (request.mayContinue?.() ?? true);
  const started = { ...request, limits, program, model, columnOf, columns, open, tight, mayContinue };
  const work: Work = { ...started, programs: 0, isOver: false };
  try {
    settleByLimits(work);
    clearTogether(work);
    for (const set of clearCapped(work)) open.add(set);
    boundEach(work, open);
    return { tight, unknown: [...open], programs: work.programs };
  } finally {
    work.model.close();
  }
}

/** Cells that single sums keep too low already. Large systems leave it at that; in small ones programs say how low. */
function settleByLimits(work: Work): void {
  const { open, limits, above, system, tight, columns } = work;
  for (const set of open) {
    const [low, high] = [limits.low[set] as number, limits.high[set] as number];
    const truth = system.truth[set] as number;
    const isTight = above === undefined ? low === high : high < truth + above;
    if (!isTight) continue;
    tight.set(set, { low, high });
    open.delete(set);
  }
  const coarse = [...tight].filter(([, { low, high }]) => low < high).map(([set]) => set);
  if (columns.length <= MANY_COLUMNS) boundEach(work, new Set(coarse));
}

/** Large systems: many cells at a time, then the nearest ones. */
function clearTogether(work: Work): void {
  const { columns, columnOf, open, system, program, model, solver, mayContinue } = work;
  if (columns.length <= MANY_COLUMNS) return;
  const asked = new Set(Array.from(open, (set) => columnOf[set] as number));
  const dropCleared = (): void => {
    for (const column of asked) if (!open.has(columns[column] as number)) asked.delete(column);
  };
  const request = {
    program,
    open: asked,
    truth: columns.map((set) => system.truth[set] as number),
    wanted: columns.map((set) => wanted(work, set)),
    mayContinue,
  };
  clearFromWithin({
    ...request,
    solver,
    look: (x) => {
      look(work, x);
      work.programs += 1;
      dropCleared();
    },
  });
  clearNearest({
    ...request,
    model,
    mayFall: work.above === undefined,
    solve: (pushed, costs) => {
      const x = optimise(work, pushed, costs);
      dropCleared();
      return x;
    },
  });
}

/**
 * With every cell looked at no higher than it must come, which ends each program early and leaves room for others. Large
 * systems were pushed so already.
 * @returns sets that did not come up; without that limit some of them may
 */
function clearCapped(work: Work): readonly number[] {
  const { open, columnOf, columns, mayContinue } = work;
  const left: number[] = [];
  if (columns.length > MANY_COLUMNS) return left;
  setCeilings(work, (set) => wanted(work, set));
  for (let before = Infinity; open.size > 0 && open.size < before * 0.8 && mayContinue();) {
    before = open.size;
    const asked = Array.from(open, (set) => columnOf[set] as number);
    optimise(
      work,
      asked,
      asked.map(() => -1),
    );
  }
  // Sets cleared on the way are gone from the list.
  for (const set of open) {
    if (!mayContinue()) break;
    const x = optimise(work, [columnOf[set] as number], [-1]);
    if (x !== undefined && open.delete(set)) left.push(set);
  }
  setCeilings(work, () => Infinity);
  return left;
}

/** The whole interval of each of these cells that is too narrow; all that were looked at leave the list. */
function boundEach(work: Work, asked: Set<number>): void {
  const { columnOf, mayContinue, tight } = work;
  for (const set of asked) {
    if (!mayContinue()) break;
    const column = columnOf[set] as number;
    const high = optimise(work, [column], [-1])?.[column];
    if (!asked.has(set) || high === undefined) continue;
    const low = optimise(work, [column], [1])?.[column];
    if (low === undefined || !asked.delete(set)) continue;
    tight.set(set, { low: Math.ceil(low - TOLERANCE), high: Math.floor(high + TOLERANCE) });
  }
}

/** No higher than this, nor than single sums allow. */
function setCeilings({ model, targets, columnOf, program }: Work, toCeiling: (set: number) => number): void {
  const sets = targets.filter((set) => columnOf[set] !== -1);
  const columns = sets.map((set) => columnOf[set] as number);
  model.setColumnBounds(
    columns,
    columns.map((column) => program.low[column] as number),
    sets.map((set, at) => Math.min(toCeiling(set), program.high[columns[at] as number] as number)),
  );
}

function listUnknown({ system, isKnown }: BoundsRequest): number[] {
  return Array.from({ length: system.setCount }, (_, set) => set).filter((set) => isKnown[set] === 0);
}

function toProgram(
  { system, isKnown }: BoundsRequest,
  limits: Limits,
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
    low: columns.map((set) => limits.low[set] as number),
    high: columns.map((set) => Math.min(limits.high[set] as number, ROOM + (system.truth[set] as number))),
    changes: 'objective',
    rows: { low: sums, high: sums, starts, columns: inRow, coefficients },
  };
}

function wanted({ system, above }: Work, set: number): number {
  return (system.truth[set] as number) + (above ?? 1);
}

/**
 * Solves for these columns, and looks at the solution for all open cells.
 * @returns values by column; undefined where time was over before it ended
 */
function optimise(
  work: Work,
  columns: readonly number[],
  costs: readonly number[],
): Float64Array | undefined {
  const { model, mayContinue } = work;
  model.setObjective(columns, costs);
  const { status, x } = model.solve({ mayContinue });
  work.programs += 1;
  if (status === 'stopped') work.isOver = true;
  else if (status !== 'optimal' || x.length === 0)
    throw new Error(`the published result contradicts itself: the solver says ${status}`);
  look(work, x);
  model.setObjective(
    columns,
    columns.map(() => 0),
  );
  return status === 'stopped' ? undefined : x;
}

function look({ open, columnOf, system, above }: Work, x: Float64Array): void {
  if (x.length === 0) return;
  for (const set of open) {
    const value = x[columnOf[set] as number] as number;
    const truth = system.truth[set] as number;
    const isReached = value >= truth + (above ?? 1) - TOLERANCE;
    if (isReached || (above === undefined && value <= truth - 1 + TOLERANCE)) open.delete(set);
  }
}
