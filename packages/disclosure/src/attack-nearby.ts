import type { Change, Columns, Example } from './attack-columns.ts';
import type { SolveLimit, Solver } from './disclosure.types.ts';

/**
 * Another table that fits everything published, made from a known one by a change near a single cell: few columns around
 * it may move, all others stay. A program of a hundred columns takes milliseconds where one of all takes seconds. Part of the attack.
 */

/** No change here is larger: a cell must be able to be a few persons more. */
const LARGEST_CHANGE = 60;

/** For moving another wanted cell along by one person: more than it costs to move the cells that this needs. */
const REWARD = 8;

/** A search in whole numbers that takes longer is given up. */
const ROUGHLY: SolveLimit = { nodes: 30, relativeGap: 0.5 };

const NEARLY = 1e-6;

/** Sums away from the start up to which nearer columns come first. */
const FARTHEST = 8;

/** Room that a column has below and above its example. */
const roomBelow = ({ low, isWhole }: Columns, example: Example, column: number): number =>
  Math.min(
    isWhole[column] === 1 ? LARGEST_CHANGE : Infinity,
    (example[column] as number) - (low[column] as number),
  );
const roomAbove = ({ high, isWhole }: Columns, example: Example, column: number): number =>
  Math.min(
    isWhole[column] === 1 ? LARGEST_CHANGE : Infinity,
    (high[column] as number) - (example[column] as number),
  );

/** How the columns around one are chosen. */
export interface Growing {
  readonly columns: Columns;
  readonly example: Example;
  /** so many columns at most */
  readonly size: number;
  /** of each sum only so many with the most persons, and as many that cost nothing: reaches further; absent: any, and it closes upon itself */
  readonly perRow?: number;
  readonly prices?: Float64Array;
}

/**
 * Columns around one, those first whose sums are mostly touched already: so the set closes upon itself. Of equal ones the one
 * with the most persons to give.
 */
export function growNearby(growing: Growing, start: number): number[] {
  const { columns, example, size, perRow } = growing;
  const { userStarts, rowsOf, starts, entries } = columns;
  const touched = new Set<number>();
  const uses = new Map<number, number>();
  const inside = new Set<number>();
  const distances = new Map([[start, 0]]);
  const queue = openQueue();
  const degree = (column: number): number =>
    (userStarts[column + 1] as number) - (userStarts[column] as number);
  const take = (column: number): void => {
    inside.add(column);
    const distance = (distances.get(column) ?? 0) + 1;
    for (let u = userStarts[column] as number; u < (userStarts[column + 1] as number); u += 1) {
      const row = rowsOf[u] as number;
      if (touched.has(row)) continue;
      touched.add(row);
      const own = [...entries.subarray(starts[row], starts[row + 1])];
      for (const other of perRow === undefined ? own : chooseLargest(growing, own)) {
        if (inside.has(other) || Number.isNaN(example[other])) continue;
        const count = (uses.get(other) ?? 0) + 1;
        uses.set(other, count);
        if (!distances.has(other)) distances.set(other, distance);
        const near = perRow === undefined ? 0 : Math.max(0, FARTHEST - (distances.get(other) ?? 0));
        const room = Math.min(roomBelow(columns, example, other), 4);
        queue.add(other, near + count / degree(other) + room / 16);
      }
    }
  };
  take(start);
  while (inside.size < size) {
    const column = queue.take();
    if (column === undefined) break;
    if (!inside.has(column)) take(column);
  }
  return [...inside];
}

function chooseLargest({ example, perRow, prices }: Growing, own: readonly number[]): Set<number> {
  const sorted = own.toSorted((a, b) => (example[b] as number) - (example[a] as number) || a - b);
  const free = sorted.filter((column) => (prices?.[column] ?? 1) <= 1);
  return new Set([...sorted.slice(0, perRow), ...free.slice(0, perRow)]);
}

/** Largest rank first; a column added again with a higher rank is taken by that. Steps of a sixteenth. */
function openQueue() {
  const buckets: number[][] = [];
  return {
    add(column: number, rank: number): void {
      (buckets[Math.round(rank * 64)] ??= []).push(column);
    },
    take(): number | undefined {
      while (buckets.length > 0) {
        const column = buckets.at(-1)?.pop();
        if (column !== undefined) return column;
        buckets.pop();
      }
      return undefined;
    },
  };
}

/** Leaves out what cannot move: a column alone in one of its sums. */
export function peelNearby(columns: Columns, nearby: readonly number[]): Set<number> {
  const { userStarts, rowsOf, starts, entries } = columns;
  const inside = new Set(nearby);
  const left = new Map<number, number>();
  const eachRow = (column: number, visit: (row: number) => void): void => {
    for (let u = userStarts[column] as number; u < (userStarts[column + 1] as number); u += 1)
      visit(rowsOf[u] as number);
  };
  for (const column of inside) eachRow(column, (row) => left.set(row, (left.get(row) ?? 0) + 1));
  const lonely = [...left].flatMap(([row, count]) => (count === 1 ? [row] : []));
  for (let row = lonely.pop(); row !== undefined; row = lonely.pop()) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const column = entries[at] as number;
      if (!inside.delete(column)) continue;
      eachRow(column, (other) => {
        const count = (left.get(other) ?? 0) - 1;
        left.set(other, count);
        if (count === 1) lonely.push(other);
      });
    }
  }
  return inside;
}

export interface Asked {
  readonly columns: Columns;
  readonly example: Example;
  readonly solver: Solver;
  /** column → how much more it must be able to be, for all that are still wanted */
  readonly wanted: ReadonlyMap<number, number>;
  /** what a person more or fewer costs, by column; 1 each if not said */
  readonly prices?: Float64Array;
}

/**
 * A change of the columns `inside` that raises one as wanted, and others along. `none`: no such change exists there;
 * `unknown`: none in whole numbers was found.
 */
export function raiseNearby(
  asked: Asked,
  inside: ReadonlySet<number>,
  target: number,
): Change | 'none' | 'unknown' {
  const list = [...inside];
  const program = writeNearby(asked, list, target);
  for (const isWhole of [false, true]) {
    const whole = isWhole ? { whole: [...program.whole, ...program.whole] } : {};
    const { whole: _, ...linear } = program;
    const model = asked.solver.openModel({ ...linear, ...whole });
    const { status, x } = model.solve(isWhole ? ROUGHLY : {});
    model.close();
    if (status === 'infeasible') return 'none';
    const change = readChange(list, program.whole, x);
    if (change !== undefined) return change;
  }
  return 'unknown';
}

/** Columns: more in each, then fewer in each. */
function writeNearby({ columns, example, wanted, prices }: Asked, list: readonly number[], target: number) {
  const { starts, entries, coefficients, userStarts, rowsOf } = columns;
  const place = new Map(list.map((column, at) => [column, at]));
  const rows = new Set(
    list.flatMap((column) => [...rowsOf.subarray(userStarts[column], userStarts[column + 1])]),
  );
  const rowStarts = [0];
  const [inRow, factors]: [number[], number[]] = [[], []];
  for (const row of rows) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const own = place.get(entries[at] as number);
      if (own === undefined) continue;
      const factor = coefficients[at] as number;
      inRow.push(own, list.length + own);
      factors.push(factor, -factor);
    }
    rowStarts.push(inRow.length);
  }
  const zeros = new Float64Array(rows.size);
  const cost = (column: number): number => prices?.[column] ?? 1;
  const isAlong = (column: number): boolean => column !== target && wanted.has(column);
  const above = (column: number): number => {
    const room = roomAbove(columns, example, column);
    return Math.max(0, isAlong(column) ? Math.min(room, wanted.get(column) ?? 0) : room);
  };
  return {
    // Falling costs what rising brings: a column that does both at once gains nothing.
    objective: [
      ...list.map((column) => (isAlong(column) ? -REWARD : cost(column))),
      ...list.map((column) => (isAlong(column) ? REWARD : cost(column))),
    ],
    low: [...list.map((column) => (column === target ? (wanted.get(target) ?? 0) : 0)), ...list.map(() => 0)],
    high: [
      ...list.map(above),
      ...list.map((column) => (column === target ? 0 : Math.max(0, roomBelow(columns, example, column)))),
    ],
    rows: { low: zeros, high: zeros, starts: rowStarts, columns: inRow, coefficients: factors },
    whole: list.map((column) => columns.isWhole[column] as number),
  };
}

/** Undefined where a count changes by a fraction. */
function readChange(
  list: readonly number[],
  isWhole: readonly number[],
  x: Float64Array,
): Change | undefined {
  if (x.length < 2 * list.length) return undefined;
  const change = new Map<number, number>();
  for (const [at, column] of list.entries()) {
    const by = (x[at] as number) - (x[list.length + at] as number);
    const nearest = Math.round(by);
    if (isWhole[at] === 1 && Math.abs(by - nearest) > NEARLY) return undefined;
    const taken = isWhole[at] === 1 ? nearest : by;
    if (Math.abs(taken) > 1e-12) change.set(column, taken);
  }
  return change;
}
