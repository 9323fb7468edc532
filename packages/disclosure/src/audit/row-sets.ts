/** Sets of elementary rows by their place in the grid of groups: how many can hold anybody, which, and how they split. */
import type { AuditCells } from './audit-cells.ts';

export interface RowSet {
  /** equal for equal sets of rows that can hold anybody, but for a chance of about 2^-100 */
  readonly hash: string;
  /** rows that can hold anybody */
  readonly count: number;
}

export interface RowSets {
  read(place: number): RowSet;
  /** rows that can hold anybody */
  listRows(place: number): readonly number[];
  sumTruth(place: number): number;
  /** place of a single row */
  toPlace(row: number): number;
  /** every way to split it along one variable, as lists of places */
  listSplits(place: number): Iterable<readonly number[]>;
}

export function openRowSets(cells: AuditCells, isZeroPublic: boolean): RowSets {
  const isEmpty = markEmptyRows(cells, isZeroPublic);
  const known = new Map<number, RowSet>();
  const listRows = (place: number) => listAllRows(cells, place).filter((row) => isEmpty[row] === 0);
  return {
    listRows,
    read: (place) => {
      const before = known.get(place);
      if (before !== undefined) return before;
      const rows = listRows(place);
      const set = { hash: hashRows(rows), count: rows.length };
      known.set(place, set);
      return set;
    },
    sumTruth: (place) => listRows(place).reduce((sum, row) => sum + (cells.truth.get(row) ?? 0), 0),
    toPlace: (row) => toPlace(cells, row),
    listSplits: (place) => listSplits(cells, place),
  };
}

function markEmptyRows(cells: AuditCells, isZeroPublic: boolean): Uint8Array {
  const isEmpty = new Uint8Array(cells.rowCount);
  if (isZeroPublic)
    cells.places.forEach((place, cell) => {
      if (cells.values[cell] !== 0) return;
      for (const row of listAllRows(cells, place)) isEmpty[row] = 1;
    });
  return isEmpty;
}

function toGroups({ groupings, strides }: AuditCells, place: number): number[] {
  return groupings.map(({ groupCount }, i) => Math.floor(place / (strides[i] ?? 1)) % groupCount);
}

function listAllRows(cells: AuditCells, place: number): number[] {
  let rows = [0];
  toGroups(cells, place).forEach((group, variable) => {
    const atoms = cells.groupings[variable]?.atomsOf[group] ?? [];
    const stride = cells.rowStrides[variable] ?? 0;
    const [only = 0] = atoms;
    if (atoms.length === 1) rows = rows.map((row) => row + only * stride);
    else rows = rows.flatMap((row) => atoms.map((atom) => row + atom * stride));
  });
  return rows;
}

function toPlace({ groupings, rowStrides, strides }: AuditCells, row: number): number {
  return groupings.reduce(
    (place, { atomCount }, i) =>
      place + (Math.floor(row / (rowStrides[i] ?? 1)) % atomCount) * (strides[i] ?? 0),
    0,
  );
}

function* listSplits(cells: AuditCells, place: number): Generator<readonly number[]> {
  const groups = toGroups(cells, place);
  for (const [variable, group] of groups.entries()) {
    const stride = cells.strides[variable] ?? 0;
    const rest = place - group * stride;
    for (const split of cells.groupings[variable]?.splits[group] ?? [])
      yield split.map((part) => rest + part * stride);
  }
}

/** Two sums of scrambled row numbers and the number of rows. */
function hashRows(rows: readonly number[]): string {
  let [a, b, c] = [0, 0, 0];
  for (const row of rows) {
    a = (a + scramble(row, 0x9e3779b1)) >>> 0;
    b = (b + scramble(row, 0x85ebca6b)) >>> 0;
    c = (c + scramble(row, 0xc2b2ae35)) >>> 0;
  }
  return `${a}.${b}.${c}.${rows.length}`;
}

function scramble(row: number, salt: number): number {
  let x = Math.imul(row + 1, salt) ^ salt;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
