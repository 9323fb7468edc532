/** Audit of rounded tables: own sums, own reading of what a rounded row can be. Shares no code with `rounding/`. */
import type { CountProblem, CountRow } from '../counts/counts.types.ts';
import { type AuditCells, listCells } from './audit-cells.ts';

/** One rounded cell. */
export interface RoundedCell {
  readonly key: string;
  readonly published: number;
}

export interface RoundingFault {
  /** key of a cell, or codes of a row */
  readonly key: string;
  /**
   * `missing`, `unknown`, `repeated`: cells of the result; `not-the-sum`: the shown number is not the sum of the rounded
   * rows; `not-rounded`: a small row shows its count, or one that its count does not round to; `exact`: a reader can tell
   * a protected count
   */
  readonly kind: 'missing' | 'unknown' | 'repeated' | 'not-the-sum' | 'not-rounded' | 'exact';
}

export interface RoundingAudit {
  readonly isSafe: boolean;
  /** protected cells: counts of 1 to the largest protected count, and zeros where they are protected */
  readonly primary: number;
  readonly faults: readonly RoundingFault[];
}

/**
 * Checks rounded tables: every shown number is the sum of the rounded rows (so all totals agree), every small row is a
 * multiple of the base beside its count, and every protected count could be at least `base` different numbers.
 *
 * @param published every cell with its rounded number (persons); public zeros may be left out
 * @param rounded the rounded rows that the tables were added up from; rows left out are 0
 * @param problem the true tables
 * @param base 3 or 5
 * @throws AuditProblem where the problem or the rows cannot be read
 * @example
 * const rounded = { variables: { age: { leaves: ['young', 'old'] } }, tables: [{ name: 't', vars: { age: ['leaf', 'Total'] } }], rules: { type: 'freq', maxN: 4 } };
 * const problemToRound = parseCountProblem(rounded, 'age,freq\nyoung,3\nold,9');
 * const shownRounded = [{ key: 'young', published: 5 }, { key: 'old', published: 9 }, { key: 'Total', published: 14 }];
 * auditRounding(shownRounded, [{ codes: ['young'], count: 5 }, { codes: ['old'], count: 9 }], problemToRound, 5).isSafe // => true
 */
export function auditRounding(
  published: readonly RoundedCell[],
  rounded: readonly CountRow[],
  problem: CountProblem,
  base: number,
): RoundingAudit {
  const truth = listCells(problem);
  const shown = listCells({ ...problem, rows: rounded });
  const faults = [...checkSums(published, shown)];
  const { maxN, protectZeros } = problem.rules;
  const threshold = (Math.floor(maxN / base) + 1) * base;
  const open = new Set<number>();
  for (const { cells, before, after } of listRows(truth, shown)) {
    const isSmall = before > 0 && before < threshold;
    const fits = isSmall ? after % base === 0 && Math.abs(after - before) < base : after === before;
    if (!fits) faults.push({ key: truth.keys[cells[0] ?? 0] ?? '', kind: 'not-rounded' });
    if (after % base === 0 && after <= threshold) for (const cell of cells) open.add(cell);
  }
  let primary = 0;
  truth.keys.forEach((key, at) => {
    const value = truth.values[at] ?? 0;
    if (value > maxN || (value === 0 && !protectZeros)) return;
    primary += 1;
    if (value > 0 && !open.has(at)) faults.push({ key, kind: 'exact' });
  });
  return { isSafe: faults.length === 0, primary, faults };
}

function* checkSums(published: readonly RoundedCell[], shown: AuditCells): Generator<RoundingFault> {
  const numbers = new Map(shown.keys.map((key, cell) => [key, shown.values[cell] ?? 0]));
  const seen = new Set<string>();
  for (const { key, published: number } of published) {
    const sum = numbers.get(key);
    if (sum === undefined) yield { key, kind: 'unknown' };
    else if (seen.has(key)) yield { key, kind: 'repeated' };
    else if (sum !== number) yield { key, kind: 'not-the-sum' };
    seen.add(key);
  }
  for (const [key, number] of numbers) if (number > 0 && !seen.has(key)) yield { key, kind: 'missing' };
}

interface AuditedRow {
  /** keys that hold this row, by their number */
  readonly cells: readonly number[];
  before: number;
  after: number;
}

/** Rows that the same keys hold are one, with the persons before and after rounding. */
function listRows(truth: AuditCells, shown: AuditCells): Iterable<AuditedRow> {
  const rows = new Map<string, AuditedRow>();
  const keysAt = new Map<number, number[]>();
  truth.places.forEach((place, cell) => keysAt.set(place, [...(keysAt.get(place) ?? []), cell]));
  const add = (row: number, field: 'before' | 'after', persons: number): void => {
    const cells = listHolders(truth, row).flatMap((place) => keysAt.get(place) ?? []);
    const text = cells.join();
    const known = rows.get(text) ?? { cells, before: 0, after: 0 };
    known[field] += persons;
    rows.set(text, known);
  };
  for (const [row, persons] of truth.truth) add(row, 'before', persons);
  for (const [row, persons] of shown.truth) add(row, 'after', persons);
  return rows.values();
}

/** Places in the grid of groups whose groups all hold the row's atoms. */
function listHolders({ groupings, strides, rowStrides }: AuditCells, row: number): number[] {
  let places = [0];
  groupings.forEach(({ atomCount, groupCount, atomsOf }, variable) => {
    const atom = Math.floor(row / (rowStrides[variable] ?? 1)) % atomCount;
    const offsets: number[] = [];
    for (let group = 0; group < groupCount; group += 1)
      if (atomsOf[group]?.includes(atom) === true) offsets.push(group * (strides[variable] ?? 0));
    places = places.flatMap((place) => offsets.map((offset) => place + offset));
  });
  return places;
}
