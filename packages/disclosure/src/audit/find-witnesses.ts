/**
 * Other tables of whole numbers for a result that came without proof: smallest moves from the true table, one program for
 * each protected cell that no table found before shows otherwise. Where a smallest move has fractions, whole numbers are asked.
 */
import type { LinearProgram, ProgramSolution, Solver, SolverModel } from '../disclosure.types.ts';
import type { CountWitness } from '../withholding/withholding.types.ts';
import type { AuditCells } from './audit-cells.ts';
import { toCodes } from './audit-cells.ts';
import type { AuditSystem } from './audit-system.ts';

const TOLERANCE = 1e-6;
/** No move changes an unknown by more than this; far above what an interval asks for. */
const LARGEST_MOVE = 1000;
/** Of the search in whole numbers: branches for one cell, and unknowns up to which it is tried at all. */
const MOST_NODES = 200;
const MOST_WHOLE_UNKNOWNS = 6000;

/** Unknowns above which no program is kept from one question to the next. */
const MOST_KEPT_UNKNOWNS = 3000;

export interface WitnessFinder {
  /**
   * A table in which this set has so many persons more (or, negative, fewer), and the set `fixed` as many as in truth.
   * `none`: no table of whole numbers has; `unknown`: none was found.
   */
  find(set: number, atLeast: number, fixed?: number): CountWitness | 'none' | 'unknown';
  close(): void;
}

interface Asking {
  readonly solver: Solver;
  readonly smallest: number;
  mayContinue?(): boolean;
}

interface Work {
  mayContinue(): boolean;
  readonly cells: AuditCells;
  readonly system: AuditSystem;
  readonly columns: readonly number[];
  readonly columnOf: Int32Array;
  readonly room: Float64Array;
  /** the program; in large systems a new one each time: from no move at all the next is found sooner than from another */
  openLinear(): SolverModel;
  readonly openWhole: () => SolverModel;
}

/**
 * @param isKnown set → 1 where its number is published or computed
 * @param smallest least number of a withheld cell; -Infinity: any change that linear algebra allows
 */
export function openWitnessFinder(
  cells: AuditCells,
  system: AuditSystem,
  isKnown: Uint8Array,
  { solver, smallest, mayContinue }: Asking,
): WitnessFinder {
  const columns = [...isKnown.keys()].filter((set) => isKnown[set] === 0);
  const columnOf = new Int32Array(system.setCount).fill(-1);
  columns.forEach((set, column) => (columnOf[set] = column));
  const room = Float64Array.from(columns, (set) =>
    Math.max(
      0,
      Math.min(LARGEST_MOVE, (system.truth[set] as number) - (set < system.shownCount ? smallest : 0)),
    ),
  );
  const program = toMoveProgram(system, columns, columnOf, room);
  let whole: SolverModel | undefined;
  const openWhole = () => (whole ??= solver.openModel({ ...program, whole: program.low.map(() => 1) }));
  let linear: SolverModel | undefined;
  const openLinear = () => {
    if (columns.length > MOST_KEPT_UNKNOWNS) {
      linear?.close();
      linear = undefined;
    }
    return (linear ??= solver.openModel(program));
  };
  const goesOn = () => mayContinue?.() ?? true;
  const work: Work = { cells, system, columns, columnOf, room, openLinear, openWhole, mayContinue: goesOn };
  return {
    find: (set, atLeast, fixed) => findWitness(work, set, atLeast, fixed),
    close: () => {
      linear?.close();
      whole?.close();
    },
  };
}

/** Columns: persons more in each unknown, then persons fewer; each equation holds for the changes. */
function toMoveProgram(
  { equations: { start, items } }: AuditSystem,
  columns: readonly number[],
  columnOf: Int32Array,
  room: Float64Array,
): LinearProgram & { readonly low: readonly number[] } {
  const starts = [0];
  const [inRow, coefficients]: [number[], number[]] = [[], []];
  for (let i = 0; i + 1 < start.length; i += 1) {
    const before = inRow.length;
    for (let at = start[i] as number; at < (start[i + 1] as number); at += 1) {
      const column = columnOf[items[at] as number] as number;
      if (column === -1) continue;
      const sign = at === start[i] ? 1 : -1;
      inRow.push(column, columns.length + column);
      coefficients.push(sign, -sign);
    }
    if (inRow.length > before) starts.push(inRow.length);
  }
  const zeros = starts.slice(1).map(() => 0);
  return {
    objective: [...columns, ...columns].map(() => 1),
    low: [...columns, ...columns].map(() => 0),
    high: [...columns.map(() => LARGEST_MOVE), ...room],
    rows: { low: zeros, high: zeros, starts, columns: inRow, coefficients },
    changes: 'bounds',
  };
}

function findWitness(
  work: Work,
  set: number,
  atLeast: number,
  fixed?: number,
): CountWitness | 'none' | 'unknown' {
  const { columnOf, columns, room } = work;
  const column = columnOf[set] as number;
  const away = fixed === undefined ? -1 : (columnOf[fixed] as number);
  if (column === -1 || (atLeast < 0 && (room[column] as number) < -atLeast)) return 'none';
  const [up, down] = [column, columns.length + column];
  // [column, low, high] while this cell is looked at.
  const ask: [number, number, number][] = [
    [up, Math.max(0, atLeast), atLeast > 0 ? LARGEST_MOVE : 0],
    [down, Math.max(0, -atLeast), atLeast > 0 ? 0 : (room[column] as number)],
    ...(away === -1
      ? []
      : ([
          [away, 0, 0],
          [columns.length + away, 0, 0],
        ] as [number, number, number][])),
  ];
  const linear = solveWith(work, work.openLinear(), ask);
  if (linear.status === 'infeasible') return 'none';
  const witness = toWitness(work, linear.x);
  if (witness !== undefined || columns.length > MOST_WHOLE_UNKNOWNS) return witness ?? 'unknown';
  const whole = solveWith(work, work.openWhole(), ask);
  if (whole.status === 'infeasible') return 'none';
  return toWitness(work, whole.x) ?? 'unknown';
}

function solveWith(
  { columns, room, mayContinue }: Work,
  model: SolverModel,
  ask: readonly (readonly [number, number, number])[],
): ProgramSolution {
  const which = ask.map(([column]) => column);
  model.setColumnBounds(
    which,
    ask.map(([, low]) => low),
    ask.map(([, , high]) => high),
  );
  const solution = model.solve({ nodes: MOST_NODES, relativeGap: 0.5, mayContinue });
  const usual = which.map((column) =>
    column < columns.length ? LARGEST_MOVE : (room[column - columns.length] as number),
  );
  model.setColumnBounds(
    which,
    which.map(() => 0),
    usual,
  );
  return solution;
}

/** Rows that change, where all changes are whole numbers. */
function toWitness({ cells, system, columns }: Work, x: Float64Array): CountWitness | undefined {
  if (x.length < 2 * columns.length) return undefined;
  const witness: { codes: readonly string[]; change: number }[] = [];
  for (const [column, set] of columns.entries()) {
    const change = (x[column] as number) - (x[columns.length + column] as number);
    const whole = Math.round(change);
    if (Math.abs(change - whole) > TOLERANCE) return undefined;
    const row = system.rowOfSet[set] as number;
    if (whole !== 0 && row !== -1) witness.push({ codes: toCodes(cells, row), change: whole });
  }
  return witness;
}
