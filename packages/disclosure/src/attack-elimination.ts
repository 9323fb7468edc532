/**
 * Which unknowns of a homogeneous linear system are fixed, whatever the right-hand sides: elimination over two prime
 * fields. Part of the attack on our own output; shares no code with the search for a pattern.
 */

/** Unknown → coefficient; coefficients are doubles, taken exactly (each is a fraction with a power of two below). */
export type Equation = ReadonlyMap<number, number>;

/** Primes below 2^26: a product of two residues is exact in a double. */
const PRIMES = [67108859, 67108837] as const;

/** Unknowns with one value only. A wrong answer needs a coefficient divisible by both primes by chance. */
export function findDetermined(equations: readonly Equation[]): Set<number> {
  const determined = new Set<number>();
  for (const prime of PRIMES) {
    for (const unknown of findDeterminedModulo(equations, prime)) determined.add(unknown);
  }
  return determined;
}

type Row = Map<number, number>;

interface Reduced {
  readonly prime: number;
  /** pivot unknown → its row; no pivot of another row occurs in it */
  readonly rows: Map<number, Row>;
  /** unknown that is no pivot → pivots of the rows it occurs in */
  readonly users: Map<number, Set<number>>;
}

/**
 * Groups of unknowns that move in step: whoever knows one of them can compute the others of its group. Fixed unknowns
 * are in none. Groups have two or more.
 */
export function findInStep(equations: readonly Equation[]): number[][] {
  const [prime] = PRIMES;
  const { rows } = reduceEquations(equations, prime);
  const groups = new Map<string, number[]>();
  const join = (direction: string, unknown: number): void => {
    groups.set(direction, [...(groups.get(direction) ?? []), unknown]);
  };
  const free = new Set<number>();
  for (const [pivot, row] of rows) {
    const tail = [...row].filter(([unknown]) => unknown !== pivot).sort(([a], [b]) => a - b);
    const [first] = tail;
    if (first === undefined) continue;
    for (const [unknown] of tail) free.add(unknown);
    const scale = invert(first[1], prime);
    join(tail.map(([unknown, coefficient]) => `${unknown}:${(coefficient * scale) % prime}`).join(), pivot);
  }
  for (const unknown of free) join(`${unknown}:1`, unknown);
  return [...groups.values()].filter((group) => group.length > 1);
}

function findDeterminedModulo(equations: readonly Equation[], prime: number): number[] {
  const { rows } = reduceEquations(equations, prime);
  return [...rows].flatMap(([pivot, row]) => (row.size === 1 ? [pivot] : []));
}

function reduceEquations(equations: readonly Equation[], prime: number): Reduced {
  const reduced: Reduced = { prime, rows: new Map(), users: new Map() };
  for (const equation of equations) {
    const row = reduceRow(reduced, toResidues(equation, prime));
    const pivot = choosePivot(row, reduced);
    if (pivot === undefined) continue;
    scaleRow(row, invert(row.get(pivot) ?? 1, prime), prime);
    eliminateEverywhere(reduced, pivot, row);
  }
  return reduced;
}

function reduceRow(reduced: Reduced, row: Row): Row {
  for (const unknown of row.keys()) {
    const pivotRow = reduced.rows.get(unknown);
    const factor = row.get(unknown);
    if (pivotRow !== undefined && factor !== undefined) addMultiple(row, pivotRow, -factor, reduced.prime);
  }
  return row;
}

/** The unknown that fewest rows use, so that rows stay short. */
function choosePivot(row: Row, { users }: Reduced): number | undefined {
  let best: number | undefined;
  for (const unknown of row.keys()) {
    const uses = users.get(unknown)?.size ?? 0;
    if (best === undefined || uses < (users.get(best)?.size ?? 0)) best = unknown;
  }
  return best;
}

function eliminateEverywhere(reduced: Reduced, pivot: number, row: Row): void {
  const { rows, users, prime } = reduced;
  for (const other of users.get(pivot) ?? []) {
    const target = rows.get(other);
    const factor = target?.get(pivot);
    if (target === undefined || factor === undefined) continue;
    addMultiple(target, row, -factor, prime);
    for (const unknown of row.keys()) {
      if (target.has(unknown)) addUser(users, unknown, other);
      else users.get(unknown)?.delete(other);
    }
  }
  users.delete(pivot);
  rows.set(pivot, row);
  for (const unknown of row.keys()) if (unknown !== pivot) addUser(users, unknown, pivot);
}

function addUser(users: Map<number, Set<number>>, unknown: number, pivot: number): void {
  const set = users.get(unknown);
  if (set === undefined) users.set(unknown, new Set([pivot]));
  else set.add(pivot);
}

function addMultiple(target: Row, source: Row, factor: number, prime: number): void {
  const residue = ((factor % prime) + prime) % prime;
  for (const [unknown, coefficient] of source) {
    const sum = ((target.get(unknown) ?? 0) + ((residue * coefficient) % prime)) % prime;
    if (sum === 0) target.delete(unknown);
    else target.set(unknown, sum);
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
