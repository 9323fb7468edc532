import type { Line, Quantity, System } from './attack-system.ts';

/**
 * The unknowns of a system as numbered columns, and its sums as rows over them. Quantities that are one and the same number
 * share a column: a margin of twenty tables is one unknown. Part of the attack.
 */

/** Sums behind averages are computed in floating point. */
const ROUNDING = 1e-6;

/** Row r holds the entries `starts[r]` to `starts[r + 1] - 1`: `Σ coefficient · column = sum`. */
export interface Columns {
  readonly count: number;
  /** quantity id → its column; −1 where its number is known */
  readonly columnOf: Int32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 1 for counts, which are whole numbers */
  readonly isWhole: Uint8Array;
  readonly rowCount: number;
  readonly sums: Float64Array;
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  readonly coefficients: Float64Array;
  /** rows of column c: `rowsOf[userStarts[c]]` to `rowsOf[userStarts[c + 1] - 1]` */
  readonly userStarts: Int32Array;
  readonly rowsOf: Int32Array;
}

interface Row {
  readonly terms: Map<number, number>;
  readonly sum: number;
}

/** Quantity id → 1 where it takes part as a column. */
export type Open = Uint8Array;

/** Numbers the unknowns of the system and packs its sums. `open`: which count as unknown; those no table shows if not said. */
export function packColumns(system: System, open: Open = listUnknown(system)): Columns {
  const quantities = [...system.quantities.values()];
  const lines = system.lines.filter((line) => isReckoned(line));
  const find = joinSame(open, lines);
  const columnOf = new Int32Array(quantities.length).fill(-1);
  const roots = new Map<number, number>();
  for (const { id } of quantities) {
    if (open[id] === 0) continue;
    const root = find(id);
    if (!roots.has(root)) roots.set(root, roots.size);
    columnOf[id] = roots.get(root) ?? 0;
  }
  const count = roots.size;
  const rows = lines.flatMap((line) => toRow(line, columnOf) ?? []);
  return { count, columnOf, ...readRanges(quantities, columnOf, count), ...packRows(rows, count) };
}

export function listUnknown({ quantities }: System): Open {
  return Uint8Array.from(quantities.values(), ({ value }) => (value === undefined ? 1 : 0));
}

/** Averages of items make up another as sum or as mean: nothing to reckon with. */
function isReckoned({ terms, isSum }: Line): boolean {
  return isSum || [...terms.keys()].some(({ kind }) => kind !== 'sum');
}

/** Two unknowns whose difference is 0 are one number. */
function joinSame(open: Open, lines: readonly Line[]): (id: number) => number {
  const names = Int32Array.from({ length: open.length }, (_, id) => id);
  const find = (id: number): number => {
    let root = id;
    while (names[root] !== root) root = names[root] as number;
    for (let at = id; at !== root;) [at, names[at]] = [names[at] as number, root];
    return root;
  };
  for (const { terms } of lines) {
    let known = 0;
    const left: [Quantity, number][] = [];
    for (const [quantity, coefficient] of terms) {
      if (coefficient === 0) continue;
      if (open[quantity.id] === 0) known += coefficient * (quantity.value ?? 0);
      else if (left.push([quantity, coefficient]) > 2) break;
    }
    const [one, other] = left;
    if (left.length !== 2 || one === undefined || other === undefined) continue;
    if (known === 0 && one[1] === -other[1]) names[find(one[0].id)] = find(other[0].id);
  }
  return find;
}

function toRow({ terms }: Line, columnOf: Int32Array): Row | undefined {
  const own = new Map<number, number>();
  let sum = 0;
  for (const [{ id, value }, coefficient] of terms) {
    if (columnOf[id] === -1) sum -= coefficient * (value ?? 0);
    else own.set(columnOf[id] as number, (own.get(columnOf[id] as number) ?? 0) + coefficient);
  }
  for (const [column, coefficient] of own) if (coefficient === 0) own.delete(column);
  return own.size === 0 ? undefined : { terms: own, sum };
}

function readRanges(
  quantities: readonly Quantity[],
  columnOf: Int32Array,
  count: number,
): Pick<Columns, 'low' | 'high' | 'isWhole'> {
  const low = new Float64Array(count).fill(-Infinity);
  const high = new Float64Array(count).fill(Infinity);
  const isWhole = new Uint8Array(count);
  for (const quantity of quantities) {
    const column = columnOf[quantity.id] as number;
    if (column === -1) continue;
    low[column] = Math.max(
      low[column] as number,
      quantity.value === undefined ? quantity.low : quantity.least,
    );
    high[column] = Math.min(high[column] as number, quantity.high);
    if (quantity.kind === 'count') isWhole[column] = 1;
  }
  return { low, high, isWhole };
}

type PackedRows = Omit<Columns, 'count' | 'columnOf' | 'low' | 'high' | 'isWhole'>;

function packRows(rows: readonly Row[], count: number): PackedRows {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ terms }, row) => (starts[row + 1] = (starts[row] as number) + terms.size));
  const size = starts[rows.length] as number;
  const [entries, coefficients] = [new Int32Array(size), new Float64Array(size)];
  const userStarts = new Int32Array(count + 1);
  rows.forEach(({ terms }, row) => {
    let at = starts[row] as number;
    for (const [column, coefficient] of terms) {
      [entries[at], coefficients[at]] = [column, coefficient];
      userStarts[column + 1] = (userStarts[column + 1] as number) + 1;
      at += 1;
    }
  });
  for (let column = 0; column < count; column += 1)
    userStarts[column + 1] = (userStarts[column + 1] as number) + (userStarts[column] as number);
  const rowsOf = new Int32Array(size);
  const next = userStarts.slice();
  rows.forEach((_, row) => {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const column = entries[at] as number;
      rowsOf[next[column] as number] = row;
      next[column] = (next[column] as number) + 1;
    }
  });
  const sums = Float64Array.from(rows, ({ sum }) => sum);
  return { rowCount: rows.length, sums, starts, entries, coefficients, userStarts, rowsOf };
}

/** One number for each column that fits everything published; NaN where none is known or a sum of it does not hold. */
export type Example = Float64Array;

/**
 * An example by quantity as one by column. What it leaves open and a single sum tells is computed; numbers outside their
 * range and all numbers of a sum that does not hold are struck out.
 */
export function readExample(columns: Columns, numbers: ArrayLike<number>): Example {
  const { count, columnOf, starts, entries, sums } = columns;
  const example = new Float64Array(count).fill(NaN);
  columnOf.forEach((column, id) => {
    const number = numbers[id];
    if (column !== -1 && number !== undefined && !Number.isNaN(number)) example[column] = number;
  });
  for (let round = 0; fillOpen(columns, example) && round < count; round += 1);
  for (let column = 0; column < count; column += 1)
    if (!isInRange(columns, column, example[column] as number)) example[column] = NaN;
  for (let row = 0; row < sums.length; row += 1) {
    if (!(Math.abs(addRow(columns, row, example) - (sums[row] as number)) > ROUNDING)) continue;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
      example[entries[at] as number] = NaN;
  }
  return example;
}

/** Computes the only unknown of a sum. @returns whether there was one */
function fillOpen(columns: Columns, example: Example): boolean {
  const { starts, entries, coefficients, sums } = columns;
  let isFilled = false;
  for (let row = 0; row < sums.length; row += 1) {
    let [open, rest] = [-1, sums[row] as number];
    let opens = 0;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const number = example[entries[at] as number] as number;
      if (Number.isNaN(number)) [open, opens] = [at, opens + 1];
      else rest -= number * (coefficients[at] as number);
    }
    if (opens !== 1) continue;
    example[entries[open] as number] = rest / (coefficients[open] as number);
    isFilled = true;
  }
  return isFilled;
}

function isInRange({ low, high, isWhole }: Columns, column: number, number: number): boolean {
  const isFit = isWhole[column] === 0 || Number.isInteger(number);
  return (
    isFit && number >= (low[column] as number) - ROUNDING && number <= (high[column] as number) + ROUNDING
  );
}

function addRow({ starts, entries, coefficients }: Columns, row: number, numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
    sum += (coefficients[at] as number) * (numbers[entries[at] as number] as number);
  return sum;
}

/** A change of an example: column → persons more or fewer. */
export type Change = ReadonlyMap<number, number>;

/** Checks by addition that the example so changed still fits everything published. */
export function isMove(columns: Columns, example: Example, change: Change): boolean {
  const sums = new Map<number, number>();
  for (const [column, by] of change) {
    if (!isInRange(columns, column, (example[column] as number) + by)) return false;
    for (
      let at = columns.userStarts[column] as number;
      at < (columns.userStarts[column + 1] as number);
      at += 1
    )
      sums.set(columns.rowsOf[at] as number, 0);
  }
  for (const row of sums.keys()) {
    let sum = 0;
    for (let at = columns.starts[row] as number; at < (columns.starts[row + 1] as number); at += 1)
      sum += (columns.coefficients[at] as number) * (change.get(columns.entries[at] as number) ?? 0);
    if (Math.abs(sum) > ROUNDING) return false;
  }
  return true;
}
