/**
 * The attacker who knows, besides every published average, exactly who answered which question. Each published sum is
 * a linear function of the single answers. A person is revealed if some combination of the sums contains answers of
 * that person only.
 */

/** A published sum: coefficient by unknown. An unknown is one answer of one respondent. */
export interface PublishedSum {
  readonly label: string;
  /** respondent → unknown of that respondent → coefficient */
  readonly terms: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

const TOLERANCE = 1e-7;

/**
 * Respondents (by number) about whom a combination of the sums says something alone.
 *
 * A combination with answers of person p only exists exactly if the sums without p's answers have a lower rank than
 * with them. Ranks are taken of the matrices of inner products, which are small: one row a sum.
 */
export function findRevealedRespondents(sums: readonly PublishedSum[]): number[] {
  const people = [...new Set(sums.flatMap(({ terms }) => [...terms.keys()]))];
  const parts = new Map(people.map((person) => [person, computeProducts(sums, person)]));
  const all = addUp(sums.length, [...parts.values()]);
  const rank = computeRank(all);
  return people.filter((person) => {
    const own = parts.get(person);
    if (own === undefined) return false;
    const rest = all.map((row, i) => row.map((value, j) => value - (own[i]?.[j] ?? 0)));
    return computeRank(rest) < rank;
  });
}

type Matrix = readonly (readonly number[])[];

function computeProducts(sums: readonly PublishedSum[], person: number): Matrix {
  const rows = sums.map(({ terms }) => terms.get(person) ?? new Map<string, number>());
  return rows.map((row) => rows.map((other) => multiply(row, other)));
}

function multiply(row: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let product = 0;
  for (const [unknown, coefficient] of row) product += coefficient * (other.get(unknown) ?? 0);
  return product;
}

function addUp(size: number, parts: readonly Matrix[]): Matrix {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => parts.reduce((sum, part) => sum + (part[i]?.[j] ?? 0), 0)),
  );
}

/** Gaussian elimination with the largest pivot of the remaining rows and columns. */
export function computeRank(matrix: Matrix): number {
  const rows = matrix.map((row) => [...row]);
  const largest = Math.max(1, ...rows.flat().map(Math.abs));
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0) && rank < rows.length; column += 1) {
    const pivot = findPivot(rows, rank, column);
    const found = rows[pivot]?.[column] ?? 0;
    if (Math.abs(found) <= TOLERANCE * largest) continue;
    [rows[rank], rows[pivot]] = [rows[pivot] ?? [], rows[rank] ?? []];
    eliminate(rows, rank, column);
    rank += 1;
  }
  return rank;
}

function findPivot(rows: readonly (readonly number[])[], from: number, column: number): number {
  let best = from;
  for (let i = from + 1; i < rows.length; i += 1) {
    if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = i;
  }
  return best;
}

function eliminate(rows: number[][], rank: number, column: number): void {
  const pivotRow = rows[rank] ?? [];
  const pivot = pivotRow[column] ?? 1;
  for (let i = rank + 1; i < rows.length; i += 1) {
    const row = rows[i] ?? [];
    const factor = (row[column] ?? 0) / pivot;
    if (factor === 0) continue;
    for (let j = column; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0);
  }
}

/** First minus second, times a factor: what subtraction leaves. */
export function subtractSums(
  label: string,
  first: PublishedSum,
  others: readonly PublishedSum[],
): PublishedSum {
  const terms = new Map([...first.terms].map(([person, own]) => [person, new Map(own)]));
  for (const other of others) {
    for (const [person, own] of other.terms) {
      const target = terms.get(person) ?? new Map<string, number>();
      terms.set(person, target);
      for (const [unknown, coefficient] of own) target.set(unknown, (target.get(unknown) ?? 0) - coefficient);
    }
  }
  return { label, terms };
}

/** How many respondents have an answer in the sum. */
export function countPeople({ terms }: PublishedSum): number {
  return [...terms.values()].filter((own) => [...own.values()].some((value) => Math.abs(value) > TOLERANCE))
    .length;
}
