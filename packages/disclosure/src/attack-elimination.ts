import { openWholeRandom } from './random.ts';

/**
 * Which unknowns of a homogeneous linear system are fixed, whatever the right-hand sides: elimination over two prime
 * fields. Part of the attack on our own output; shares no code with the search for a pattern.
 */

/** Unknown → coefficient; coefficients are doubles, taken exactly (each is a fraction with a power of two below). */
export type Equation = ReadonlyMap<number, number>;

/** Primes below 2^26: a product of two residues is exact in a double. */
const PRIMES = [67108859, 67108837] as const;

/** Random solutions drawn of the homogeneous system: enough that none is 0, or in step with another, by chance. */
const VECTORS = 4;

/** Unknowns with one value only. A wrong answer needs a coefficient divisible by both primes by chance. */
export function findDetermined(equations: readonly Equation[]): Set<number> {
  const determined = new Set<number>();
  for (const prime of PRIMES)
    for (const [unknown, values] of drawSolutions(equations, prime))
      if (values.every((value) => value === 0)) determined.add(unknown);
  return determined;
}

/**
 * Groups of unknowns that move in step: whoever knows one of them can compute the others of its group. Fixed unknowns
 * are in none. Groups have two or more.
 */
export function findInStep(equations: readonly Equation[]): number[][] {
  const [prime] = PRIMES;
  const groups = new Map<string, number[]>();
  for (const [unknown, values] of drawSolutions(equations, prime)) {
    const first = values.find((value) => value !== 0);
    if (first === undefined) continue;
    const scale = invert(first, prime);
    const direction = values.map((value) => (value * scale) % prime).join();
    const group = groups.get(direction);
    if (group === undefined) groups.set(direction, [unknown]);
    else group.push(unknown);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

type Row = Map<number, number>;

interface Work {
  readonly prime: number;
  readonly rows: Row[];
  /** unknown → rows not yet used that hold it */
  readonly users: Map<number, Set<number>>;
  readonly isDone: Uint8Array;
  /** rows solved for an unknown, in the order in which they were taken; the unknown stands with 1 */
  readonly solved: { readonly pivot: number; readonly row: Row }[];
}

/**
 * Unknown → its value in a few random solutions with every right-hand side 0: what can still move, and with what. Rows are solved
 * for the unknown that fewest others hold, shortest rows first, and not put into those solved before.
 */
function drawSolutions(equations: readonly Equation[], prime: number): Map<number, number[]> {
  const work = openWork(equations, prime);
  peelSingles(work);
  eliminateRest(work);
  const draw = openWholeRandom(prime);
  const values = new Map<number, number[]>();
  for (const equation of equations)
    for (const unknown of equation.keys())
      if (!values.has(unknown))
        values.set(
          unknown,
          Array.from({ length: VECTORS }, () => 1 + (draw() % (prime - 1))),
        );
  for (const { pivot, row } of work.solved.toReversed()) {
    const own = Array.from({ length: VECTORS }, () => 0);
    for (const [unknown, coefficient] of row) {
      if (unknown === pivot) continue;
      const others = values.get(unknown) ?? own;
      for (let k = 0; k < VECTORS; k += 1)
        own[k] = ((own[k] as number) + coefficient * (others[k] as number)) % prime;
    }
    values.set(
      pivot,
      own.map((sum) => (sum === 0 ? 0 : prime - sum)),
    );
  }
  return values;
}

function openWork(equations: readonly Equation[], prime: number): Work {
  const rows = equations.map((equation) => toResidues(equation, prime));
  const users: Work['users'] = new Map();
  rows.forEach((row, at) => {
    for (const unknown of row.keys()) {
      const own = users.get(unknown);
      if (own === undefined) users.set(unknown, new Set([at]));
      else own.add(at);
    }
  });
  return { prime, rows, users, isDone: new Uint8Array(rows.length), solved: [] };
}

/** Rows that hold an unknown which no other holds are solved for it, as long as there are any: they cost nothing. */
function peelSingles(work: Work): void {
  const { users, rows } = work;
  const queue = [...users].flatMap(([unknown, own]) => (own.size === 1 ? [unknown] : []));
  for (let unknown = queue.pop(); unknown !== undefined; unknown = queue.pop()) {
    const [at] = users.get(unknown) ?? [];
    const row = at === undefined ? undefined : rows[at];
    if (at === undefined || row === undefined || work.isDone[at] === 1) continue;
    takePivot(work, at, unknown);
    for (const other of row.keys()) if (users.get(other)?.size === 1) queue.push(other);
  }
}

function takePivot({ rows, users, isDone, solved, prime }: Work, at: number, pivot: number): void {
  const row = rows[at] as Row;
  scaleRow(row, invert(row.get(pivot) ?? 1, prime), prime);
  isDone[at] = 1;
  for (const unknown of row.keys()) users.get(unknown)?.delete(at);
  solved.push({ pivot, row });
}

function eliminateRest(work: Work): void {
  const { rows, isDone } = work;
  const byLength: number[][] = [];
  const note = (at: number): void => void (byLength[rows[at]?.size ?? 0] ??= []).push(at);
  rows.forEach((_, at) => {
    if (isDone[at] === 0) note(at);
  });
  for (let length = 1; length < byLength.length;) {
    const at = byLength[length]?.pop();
    if (at === undefined) {
      length += 1;
      continue;
    }
    const row = rows[at] as Row;
    if (isDone[at] === 1 || row.size !== length) continue;
    const pivot = choosePivot(row, work);
    takePivot(work, at, pivot);
    for (const other of work.users.get(pivot) ?? []) {
      clearPivot(work, other, pivot, row);
      note(other);
      length = Math.max(1, Math.min(length, rows[other]?.size ?? length));
    }
  }
}

/** The unknown that fewest rows hold, so that rows stay short. */
function choosePivot(row: Row, { users }: Work): number {
  let [best, fewest] = [-1, Infinity];
  for (const unknown of row.keys()) {
    const uses = users.get(unknown)?.size ?? 0;
    if (uses < fewest) [best, fewest] = [unknown, uses];
  }
  return best;
}

/** Puts a solved row into another one, which holds its pivot no more. */
function clearPivot({ rows, users, prime }: Work, at: number, pivot: number, row: Row): void {
  const target = rows[at] as Row;
  const negative = prime - (target.get(pivot) ?? 0);
  for (const [unknown, coefficient] of row) {
    const before = target.get(unknown);
    const sum = ((before ?? 0) + negative * coefficient) % prime;
    if (sum === 0) {
      target.delete(unknown);
      users.get(unknown)?.delete(at);
      continue;
    }
    target.set(unknown, sum);
    if (before === undefined) users.get(unknown)?.add(at);
  }
}

function scaleRow(row: Row, factor: number, prime: number): void {
  for (const [unknown, coefficient] of row) row.set(unknown, (coefficient * factor) % prime);
}

function toResidues(equation: Equation, prime: number): Row {
  const row: Row = new Map();
  for (const [unknown, coefficient] of equation) {
    const residue = toResidue(coefficient, prime);
    if (residue !== 0) row.set(unknown, residue);
  }
  return row;
}

/** A double as a residue: k / 2^e becomes k · (1/2)^e. */
function toResidue(value: number, prime: number): number {
  const half = (prime + 1) / 2;
  let whole = value;
  let factor = 1;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    factor = (factor * half) % prime;
  }
  const residue = Number(BigInt(whole) % BigInt(prime));
  return (((residue + prime) % prime) * factor) % prime;
}

function invert(value: number, prime: number): number {
  let result = 1;
  let base = value;
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}
