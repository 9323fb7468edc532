/** Weighted least squares on standardised columns: small enough numbers for normal equations to be exact enough. */

export interface Column {
  readonly name: string;
  readonly mean: number;
  /** divisor n − 1; above 0 */
  readonly standardDeviation: number;
  readonly least: number;
  readonly most: number;
  /** (value − mean) / standardDeviation */
  readonly scores: Float64Array;
}

/** Square and symmetric. */
export type Matrix = readonly (readonly number[])[];

export interface WeightedFit {
  /** first the level at the means, then one for each column, in outcome per standard deviation */
  readonly coefficients: readonly number[];
  /** inverse of X'WX, intercept first */
  readonly covariance: Matrix;
}

/** @returns null where all values are the same */
export function standardiseColumn(name: string, values: ArrayLike<number>): Column | null {
  const size = values.length;
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i += 1) {
    const value = values[i] ?? 0;
    if (!Number.isFinite(value)) throw new RangeError(`${name}: value ${i + 1} is no finite number`);
    sum += value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const mean = sum / size;
  if (least === most) return null;
  let squares = 0;
  for (let i = 0; i < size; i += 1) squares += ((values[i] ?? 0) - mean) ** 2;
  const standardDeviation = Math.sqrt(squares / (size - 1));
  const scores = Float64Array.from(values, (value) => (value - mean) / standardDeviation);
  return { name, mean, standardDeviation, least, most, scores };
}

export function fitWeighted(
  columns: readonly Column[],
  outcome: Float64Array,
  weights: Float64Array,
): WeightedFit {
  const { normal, right } = sumNormalEquations(columns, outcome, weights);
  const covariance = invertMatrix(normal);
  const coefficients = covariance.map((row) =>
    row.reduce((sum, value, j) => sum + value * (right[j] ?? 0), 0),
  );
  return { coefficients, covariance };
}

function sumNormalEquations(columns: readonly Column[], outcome: Float64Array, weights: Float64Array) {
  const width = columns.length + 1;
  const ones = new Float64Array(outcome.length).fill(1);
  const design = [ones, ...columns.map(({ scores }) => scores)];
  const normal = Array.from({ length: width }, () => Array<number>(width).fill(0));
  const right = Array<number>(width).fill(0);
  const weighted = new Float64Array(outcome.length);
  design.forEach((first, a) => {
    for (let i = 0; i < outcome.length; i += 1) weighted[i] = (first[i] ?? 0) * (weights[i] ?? 0);
    right[a] = multiply(weighted, outcome);
    for (let b = a; b < width; b += 1) {
      const sum = multiply(weighted, design[b] ?? ones);
      (normal[a] ?? [])[b] = sum;
      (normal[b] ?? [])[a] = sum;
    }
  });
  return { normal, right };
}

function multiply(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < first.length; i += 1) sum += (first[i] ?? 0) * (second[i] ?? 0);
  return sum;
}

/** Level of the fitted line at each place. */
export function computeFitted(
  columns: readonly Column[],
  coefficients: readonly number[],
  size: number,
): Float64Array {
  const fitted = new Float64Array(size).fill(coefficients[0] ?? 0);
  columns.forEach(({ scores }, j) => {
    const slope = coefficients[j + 1] ?? 0;
    for (let i = 0; i < size; i += 1) fitted[i] = (fitted[i] ?? 0) + slope * (scores[i] ?? 0);
  });
  return fitted;
}

/** Gauss and Jordan, for symmetric positive definite matrices. */
export function invertMatrix(matrix: Matrix): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < size; k += 1) {
    const pivot = rows[k] ?? [];
    const divisor = pivot[k] ?? 0;
    if (!(divisor > 0)) throw new RangeError('The matrix cannot be inverted');
    for (let j = 0; j < pivot.length; j += 1) pivot[j] = (pivot[j] ?? 0) / divisor;
    rows.forEach((row, i) => {
      const factor = row[k] ?? 0;
      if (i === k || factor === 0) return;
      for (let j = 0; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    });
  }
  return rows.map((row) => row.slice(size));
}

/** Below this share of a column's variance left by the others, the column repeats them. */
const REPEATS = 1e-8;

/**
 * The first column that the columns before it repeat, with those it repeats.
 * @returns null where each column has something of its own
 */
export function findRepeated(columns: readonly Column[]): readonly string[] | null {
  const correlations = correlate(columns);
  for (let j = 1; j < columns.length; j += 1) {
    const before = Array.from({ length: j }, (_, i) => i);
    const block = before.map((a) => before.map((b) => correlations[a]?.[b] ?? 0));
    const slopes = invertMatrix(block).map((row) =>
      row.reduce((sum, value, b) => sum + value * (correlations[j]?.[b] ?? 0), 0),
    );
    const explained = slopes.reduce((sum, slope, b) => sum + slope * (correlations[j]?.[b] ?? 0), 0);
    if (1 - explained >= REPEATS) continue;
    return [...before.filter((b) => Math.abs(slopes[b] ?? 0) > 1e-5), j].map((i) => columns[i]?.name ?? '');
  }
  return null;
}

/** By which factor the variance of a coefficient grows because the other columns tell the same: 1 if they do not. */
export function computeVarianceInflation(columns: readonly Column[]): readonly number[] {
  return invertMatrix(correlate(columns)).map((row, j) => row[j] ?? 1);
}

function correlate(columns: readonly Column[]): number[][] {
  return columns.map((a) =>
    columns.map((b) => (a === b ? 1 : multiply(a.scores, b.scores) / (a.scores.length - 1))),
  );
}
