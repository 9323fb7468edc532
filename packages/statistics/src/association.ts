/** Counts of a cross table, rows × columns; every row and column has at least one case. */
export type CountTable = readonly (readonly number[])[];

export interface Association {
  /** cases counted */
  readonly n: number;
  readonly chiSquare: number;
  /** 0 no association in these cases, 1 each row has a column of its own (or each column a row) */
  readonly cramersV: number;
}

export interface Margins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly n: number;
}

/**
 * Chi-square and Cramér's V of a cross table: how closely the two groupings go together in the cases counted.
 *
 * @param table counts from 0, rows × columns, at least 2 × 2, no empty row or column
 * @throws RangeError for another shape, an empty row or column, or what is no count
 * Source: H. Cramér, Mathematical Methods of Statistics, 1946, 21.9. Method page: docs/methods/association.md
 * @example
 * computeAssociation([[6, 7, 4], [4, 10, 4], [2, 7, 5]]).cramersV.toFixed(3) // => "0.158"
 */
export function computeAssociation(table: CountTable): Association {
  const { rows, columns, n } = readMargins(table);
  const chiSquare = n * (sumSquares(table, rows, columns) - 1);
  const freedom = Math.min(rows.length, columns.length) - 1;
  return { n, chiSquare, cramersV: Math.sqrt(Math.max(0, chiSquare) / (n * freedom)) };
}

/** Sums of rows and columns, after checking that this is a table of counts. */
export function readMargins(table: CountTable): Margins {
  const width = table[0]?.length ?? 0;
  if (table.length < 2 || width < 2 || table.some((row) => row.length !== width))
    throw new RangeError('A cross table has at least two rows and two columns, all of one length');
  if (table.some((row) => row.some((count) => !Number.isInteger(count) || count < 0)))
    throw new RangeError('A cross table holds counts from 0');
  const rows = table.map(sum);
  const columns = Array.from({ length: width }, (_, column) => sum(table.map((row) => row[column] ?? 0)));
  if ([...rows, ...columns].includes(0)) throw new RangeError('A row or column of a cross table is empty');
  return { rows, columns, n: sum(rows) };
}

/** Σ x² / (row · column): grows with chi-square, which is n · (this − 1). */
function sumSquares(table: CountTable, rows: readonly number[], columns: readonly number[]): number {
  return sum(table.map((row, i) => sumRow(row, rows[i] ?? 1, columns)));
}

/** One row's part of Σ x² / (row · column). */
export function sumRow(row: readonly number[], rowTotal: number, columns: readonly number[]): number {
  return sum(row.map((count, j) => (count * count) / (rowTotal * (columns[j] ?? 1))));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
