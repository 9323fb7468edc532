import { readMargins, sumRow } from './association.ts';
import type { CountTable, Margins } from './association.ts';
import { openDraw } from './draw.ts';

/** More tables than this are not listed (about two seconds); shuffles then give the answer. */
const MAXIMUM_TABLES = 20_000_000;
/** Two tables whose statistics differ by less count as equally far: the rest is rounding. */
const ROUNDING = 1e-9;

export interface ExactChance {
  /** share, 0-1, of all ways to hand out the columns that give a table at least as far from independence */
  readonly p: number;
  /** tables with the same margins that were listed */
  readonly tableCount: number;
}

/**
 * Exact permutation p of a cross table: if the columns had been dealt to the cases at random, in which share of all
 * dealings would chi-square be at least as large as it is? Lists every table with the same margins.
 *
 * @param table counts, rows × columns, at least 2 × 2, no empty row or column
 * @throws RangeError as `computeAssociation`, and for margins that allow more than 20 million tables
 * Source: G. H. Freeman and J. H. Halton, Biometrika 38 (1951) 141-149, with chi-square as the measure of distance.
 * Method page: docs/methods/association.md
 * @example
 * computeExactChance([[3, 0], [0, 3]]) // => {"p":0.1,"tableCount":4}
 */
export function computeExactChance(table: CountTable): ExactChance {
  const margins = readMargins(table);
  const { rows, columns, n } = margins;
  const logFactorials = listLogFactorials(n);
  const log = (count: number): number => logFactorials[count] ?? 0;
  const constant = [...rows, ...columns].reduce((total, margin) => total + log(margin), -log(n));
  const observed = measureDistance(table, margins);
  let p = 0;
  let tableCount = 0;
  const walk = (row: number, left: readonly number[], distance: number, weight: number): void => {
    if (row === rows.length) {
      tableCount += 1;
      if (tableCount > MAXIMUM_TABLES) throw new RangeError('Too many tables have these margins');
      if (distance >= observed - ROUNDING) p += Math.exp(constant - weight);
      return;
    }
    const total = rows[row] ?? 0;
    for (const counts of listRows(total, left, row === rows.length - 1))
      walk(
        row + 1,
        left.map((room, j) => room - (counts[j] ?? 0)),
        distance + sumRow(counts, total, columns),
        counts.reduce((sum, count) => sum + log(count), weight),
      );
  };
  walk(0, columns, 0, 0);
  return { p: Math.min(1, Number(p.toPrecision(12))), tableCount };
}

export interface ShuffledChance {
  /** (1 + shuffles at least as far) / (1 + shuffles), 0-1 */
  readonly p: number;
  readonly shuffles: number;
}

/**
 * The same p, estimated by shuffling: for tables too large to list, and as a check on the listing. The same seed gives
 * the same p. Its standard error is √(p (1 − p) / shuffles).
 *
 * @param table counts, rows × columns, at least 2 × 2, no empty row or column
 * @param options `shuffles`, at least 1; `seed`, a whole number
 * @throws RangeError as `computeAssociation`, and for fewer than one shuffle
 * Source: B. Phipson and G. K. Smyth, Statistical Applications in Genetics and Molecular Biology 9 (2010) article 39.
 * Method page: docs/methods/association.md
 * @example
 * estimateShuffledChance([[3, 0], [0, 3]], { shuffles: 999, seed: 1 }).shuffles // => 999
 */
export function estimateShuffledChance(
  table: CountTable,
  { shuffles, seed }: { readonly shuffles: number; readonly seed: number },
): ShuffledChance {
  const margins = readMargins(table);
  if (!Number.isInteger(shuffles) || shuffles < 1) throw new RangeError('At least one shuffle is needed');
  const observed = measureDistance(table, margins);
  const dealt = margins.columns.flatMap((count, column) => Array<number>(count).fill(column));
  const draw = openDraw(seed);
  let asFar = 0;
  for (let i = 0; i < shuffles; i += 1) {
    shuffleInPlace(dealt, draw);
    if (measureDistance(countDealt(dealt, margins), margins) >= observed - ROUNDING) asFar += 1;
  }
  return { p: (1 + asFar) / (1 + shuffles), shuffles };
}

function measureDistance(table: CountTable, { rows, columns }: Margins): number {
  return table.reduce((total, row, i) => total + sumRow(row, rows[i] ?? 1, columns), 0);
}

function countDealt(dealt: readonly number[], { rows, columns }: Margins): number[][] {
  let at = 0;
  return rows.map((total) => {
    const counts = columns.map(() => 0);
    for (const end = at + total; at < end; at += 1) {
      const column = dealt[at] ?? 0;
      counts[column] = (counts[column] ?? 0) + 1;
    }
    return counts;
  });
}

/** Every way to divide `total` over columns with this much room left; the last row takes what is left. */
function listRows(total: number, room: readonly number[], isLast: boolean): readonly (readonly number[])[] {
  if (isLast) return [room];
  const [first = 0, ...rest] = room;
  if (rest.length === 0) return total <= first ? [[total]] : [];
  const found: (readonly number[])[] = [];
  for (let count = 0; count <= Math.min(first, total); count += 1)
    for (const tail of listRows(total - count, rest, false)) found.push([count, ...tail]);
  return found;
}

function listLogFactorials(n: number): readonly number[] {
  const logs = [0];
  for (let i = 1; i <= n; i += 1) logs.push((logs[i - 1] ?? 0) + Math.log(i));
  return logs;
}

function shuffleInPlace(values: number[], draw: () => number): void {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const j = Math.floor(draw() * (i + 1));
    const kept = values[i] ?? 0;
    values[i] = values[j] ?? 0;
    values[j] = kept;
  }
}
