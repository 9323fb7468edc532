/**
 * What a reader of sums over groups can add and subtract: combinations, and about how many places each is.
 * Method: docs/methods/comparison.md.
 */
import { MINIMUM_PLACES } from './group-figures.types.ts';

/** One sum as coefficients of places, in the numbers modulo a prime: what vanishes in fractions vanishes here too. */
export type Row = readonly number[];

/** Products of two numbers below it stay exact. */
const PRIME = 67_108_859;

/** The space with the row, if it adds something. */
export function addToSpace(space: readonly Row[], row: Row): Row[] {
  const reduced = space.reduce<Row>((left, one) => cancel(left, one, findFirst(one)), row);
  return findFirst(reduced) === -1 ? [...space] : [...space, reduced];
}

function findFirst(row: Row): number {
  return row.findIndex((value) => value !== 0);
}

/** `row` minus the multiple of `by` that clears the column. */
function cancel(row: Row, by: Row, column: number): Row {
  const own = row[column] ?? 0;
  if (own === 0) return row;
  const factor = (own * invert(by[column] ?? 1)) % PRIME;
  return row.map((value, i) => (value + PRIME - ((factor * (by[i] ?? 0)) % PRIME)) % PRIME);
}

function invert(value: number): number {
  let [left, right, x, y] = [value, PRIME, 1, 0];
  while (left > 1) {
    const quotient = Math.floor(right / left);
    [left, right] = [right - quotient * left, left];
    [x, y] = [y - quotient * x, x];
  }
  return ((x % PRIME) + PRIME) % PRIME;
}

/** Tells whether some combination of the rows is about one to five places. Places in the same groups stand or fall together. */
export function hasNarrowCombination(space: readonly Row[], count: number): boolean {
  const alike = new Map<string, number[]>();
  for (let column = 0; column < count; column++) {
    const key = space.map((row) => row[column]).join();
    alike.set(key, [...(alike.get(key) ?? []), column]);
  }
  const sets = [...alike.values()];
  const narrow = space.map((row) => sets.map(([first = 0]) => row[first] ?? 0));
  const sizes = sets.map(({ length }) => length);
  if (hasDisjointBases(narrow, sizes)) return false;
  return findNarrow(narrow, sizes, { columns: new Set(), places: 0, search: { steps: 0 } });
}

/** Where so many steps did not settle it, the group counts as telling too much. Depends on who belongs where alone. */
const MAXIMUM_STEPS = 5_000;

interface Kept {
  readonly columns: ReadonlySet<number>;
  readonly places: number;
  readonly search: { steps: number };
}

/** Each column where something is left either vanishes (one row fewer) or is among the at most five places. */
function findNarrow(space: readonly Row[], sizes: readonly number[], kept: Kept): boolean {
  if (space.length === 0) return false;
  kept.search.steps += 1;
  if (kept.search.steps > MAXIMUM_STEPS) return true;
  const column = sizes.findIndex((_, one) => !kept.columns.has(one) && space.some((row) => row[one] !== 0));
  if (column === -1) return true;
  if (findNarrow(clearColumn(space, column), sizes, kept)) return true;
  const places = kept.places + (sizes[column] ?? 0);
  if (places >= MINIMUM_PLACES) return false;
  return findNarrow(space, sizes, { ...kept, columns: new Set([...kept.columns, column]), places });
}

/**
 * The quick way to a no, for many places: a combination that vanishes on as many independent places as there are rows
 * vanishes altogether. Of six such sets without a place in common, one about five places misses at least one.
 */
function hasDisjointBases(space: readonly Row[], sizes: readonly number[]): boolean {
  const left = [...sizes];
  for (let round = 0; round < MINIMUM_PLACES; round++) {
    // The most plentiful kinds of places first: the rare ones are needed by later sets.
    const order = left.flatMap((count, column) => (count > 0 ? [column] : []));
    order.sort((a, b) => (left[b] ?? 0) - (left[a] ?? 0));
    let basis: Row[] = [];
    for (const column of order) {
      if (basis.length === space.length) break;
      const wider = addToSpace(
        basis,
        space.map((row) => row[column] ?? 0),
      );
      if (wider.length > basis.length) left[column] = (left[column] ?? 0) - 1;
      basis = wider;
    }
    if (basis.length < space.length) return false;
  }
  return true;
}

/** The combinations of the rows that vanish in the column. */
function clearColumn(space: readonly Row[], column: number): Row[] {
  const pivot = space.findIndex((row) => row[column] !== 0);
  const by = space[pivot];
  if (by === undefined) return [...space];
  return space.flatMap((row, i) => (i === pivot ? [] : [cancel(row, by, column)]));
}
