/**
 * Elimination over a prime field, sparse: pivots are taken where they cost least, and every step is kept, so that a
 * combination of the original equations can be told afterwards. Own arithmetic of the audit.
 */
import type { Packed } from './audit-system.ts';

/** Below 2^26, so that the product of two residues is exact in a double. Two independent primes are used. */
export const AUDIT_PRIMES = [67108859, 67108837] as const;

type SparseRow = Map<number, number>;

export interface Elimination {
  readonly prime: number;
  readonly unknownCount: number;
  /** false where time was over before the last equation */
  readonly isComplete: boolean;
  /** in the order in which they were taken: the unknown and its equation (value 1 at the unknown) */
  readonly pivots: readonly {
    readonly unknown: number;
    readonly row: SparseRow;
    readonly equation: number;
    readonly scale: number;
  }[];
  /** pivot steps on other equations: `equation` minus `factor` times pivot number `pivot` */
  readonly steps: readonly { readonly equation: number; readonly factor: number; readonly pivot: number }[];
}

/** @param equations the whole, then its parts; unknowns marked in `isKnown` are numbers and drop out */
export function eliminate(
  equations: Packed,
  unknownCount: number,
  isKnown: Uint8Array,
  prime: number,
  mayContinue: () => boolean = () => true,
): Elimination {
  const rows = readRows(equations, isKnown, prime);
  const users: Set<number>[] = Array.from({ length: unknownCount }, () => new Set());
  rows.forEach((row, equation) => {
    for (const unknown of row.keys()) users[unknown]?.add(equation);
  });
  const work: Work = { prime, rows, users, pivots: [], steps: [], isDone: new Uint8Array(rows.length) };
  peelSingles(work);
  const isComplete = eliminateCore(work, mayContinue);
  return { prime, unknownCount, isComplete, pivots: work.pivots, steps: work.steps };
}

interface Work {
  readonly prime: number;
  readonly rows: SparseRow[];
  /** unknown → equations not yet used that hold it */
  readonly users: Set<number>[];
  readonly pivots: Elimination['pivots'][number][];
  readonly steps: Elimination['steps'][number][];
  readonly isDone: Uint8Array;
}

function readRows({ start, items }: Packed, isKnown: Uint8Array, prime: number): SparseRow[] {
  const rows: SparseRow[] = [];
  for (let i = 0; i + 1 < start.length; i += 1) {
    const row: SparseRow = new Map();
    const from = start[i] as number;
    for (let at = from; at < (start[i + 1] as number); at += 1) {
      const unknown = items[at] as number;
      if (isKnown[unknown] === 0) row.set(unknown, at === from ? 1 : prime - 1);
    }
    rows.push(row);
  }
  return rows;
}

/** An unknown in one equation only is its pivot at no cost; taking it out may leave others alone. */
function peelSingles(work: Work): void {
  const { users, isDone, rows } = work;
  const queue: number[] = [];
  users.forEach((set, unknown) => {
    if (set.size === 1) queue.push(unknown);
  });
  for (let unknown = queue.pop(); unknown !== undefined; unknown = queue.pop()) {
    const [equation] = users[unknown] ?? [];
    if (equation === undefined || isDone[equation] === 1) continue;
    const row = rows[equation] as SparseRow;
    takePivot(work, equation, unknown);
    for (const other of row.keys()) if (users[other]?.size === 1) queue.push(other);
  }
}

/** Takes the equation out of the work, divided so that the pivot stands with 1. */
function takePivot({ rows, users, pivots, isDone, prime }: Work, equation: number, unknown: number): void {
  const row = rows[equation] as SparseRow;
  const scale = invert(row.get(unknown) ?? 1, prime);
  if (scale !== 1) for (const [other, value] of row) row.set(other, (value * scale) % prime);
  isDone[equation] = 1;
  for (const other of row.keys()) users[other]?.delete(equation);
  pivots.push({ unknown, row, equation, scale });
}

/** What is left: the shortest equation first, and in it the unknown that fewest others hold. */
function eliminateCore(work: Work, mayContinue: () => boolean): boolean {
  const { rows, isDone } = work;
  const buckets = openBuckets(rows, isDone);
  for (let equation = buckets.takeShortest(); equation !== undefined; equation = buckets.takeShortest()) {
    if (!mayContinue()) return false;
    const row = rows[equation] as SparseRow;
    if (row.size === 0) {
      isDone[equation] = 1;
      continue;
    }
    const unknown = chooseUnknown(work, row);
    takePivot(work, equation, unknown);
    clearUnknown(work, unknown, row, buckets.note);
  }
  return true;
}

function chooseUnknown({ users }: Work, row: SparseRow): number {
  let best = -1;
  let fewest = Infinity;
  for (const unknown of row.keys()) {
    const count = users[unknown]?.size ?? 0;
    if (count < fewest) [best, fewest] = [unknown, count];
  }
  return best;
}

function clearUnknown(work: Work, unknown: number, row: SparseRow, note: (equation: number) => void): void {
  const pivot = work.pivots.length - 1;
  // Each equation leaves this set as its unknown is cleared, which iteration over a set allows.
  for (const equation of work.users[unknown] ?? []) {
    const factor = work.rows[equation]?.get(unknown) ?? 0;
    work.steps.push({ equation, factor, pivot });
    subtractRow(work, equation, row, work.prime - factor);
    note(equation);
  }
}

/** Adds `negative` times a row to an equation. */
function subtractRow({ users, rows, prime }: Work, equation: number, row: SparseRow, negative: number): void {
  const target = rows[equation] as SparseRow;
  for (const [other, value] of row) {
    const before = target.get(other);
    const sum = ((before ?? 0) + negative * value) % prime;
    if (sum === 0) {
      target.delete(other);
      users[other]?.delete(equation);
      continue;
    }
    target.set(other, sum);
    if (before === undefined) users[other]?.add(equation);
  }
}

/** Equations by length; an equation whose length changed is noted again, old notes are skipped. */
function openBuckets(rows: readonly SparseRow[], isDone: Uint8Array) {
  const buckets: (number[] | undefined)[] = [];
  const note = (equation: number): void => {
    const size = rows[equation]?.size ?? 0;
    (buckets[size] ??= []).push(equation);
  };
  rows.forEach((_, equation) => {
    if (isDone[equation] === 0) note(equation);
  });
  const takeFrom = (bucket: number[], size: number): number | undefined => {
    for (let equation = bucket.pop(); equation !== undefined; equation = bucket.pop())
      if (isDone[equation] === 0 && rows[equation]?.size === size) return equation;
    return undefined;
  };
  const takeShortest = (): number | undefined => {
    for (const [size, bucket] of buckets.entries()) {
      const equation = bucket === undefined ? undefined : takeFrom(bucket, size);
      if (equation !== undefined) return equation;
    }
    return undefined;
  };
  return { note, takeShortest };
}

/**
 * Random solutions of the equations with every published number set to 0: what can still move. Value `k` of unknown `u`
 * stands at `u * count + k`. All 0: the unknown is fixed by what is published.
 */
export function drawNullVectors(elimination: Elimination, count: number, seed: number): Float64Array {
  const { prime, unknownCount, pivots } = elimination;
  const draw = openResidues(seed, prime);
  const values = Float64Array.from({ length: unknownCount * count }, draw);
  for (const { unknown, row } of pivots.toReversed())
    for (let k = 0; k < count; k += 1)
      values[unknown * count + k] = solveFor(unknown, row, { values, count, k, prime });
  return values;
}

interface Vectors {
  readonly values: Float64Array;
  readonly count: number;
  readonly k: number;
  readonly prime: number;
}

/** The value that makes the row 0, given all others of its unknowns. */
function solveFor(unknown: number, row: SparseRow, { values, count, k, prime }: Vectors): number {
  let sum = 0;
  for (const [other, value] of row)
    if (other !== unknown) sum = (sum + value * (values[other * count + k] as number)) % prime;
  return sum === 0 ? 0 : prime - sum;
}

/** Numbers 1 to prime - 1 that look drawn at random; the same for the same seed. */
export function openResidues(seed: number, prime: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return 1 + (((x ^ (x >>> 14)) >>> 0) % (prime - 1));
  };
}

export function invert(value: number, prime: number): number {
  let [low, high, a, b] = [value % prime, prime, 1, 0];
  while (low > 1) {
    const quotient = Math.floor(high / low);
    [low, high] = [high - quotient * low, low];
    [a, b] = [b - quotient * a, a];
  }
  return ((a % prime) + prime) % prime;
}
