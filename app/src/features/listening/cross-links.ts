/**
 * What all cross-tables of a wave tell together. Tables share cells: the margin of one is a cell of another. Cells
 * withheld everywhere are unknown; every total that a table shows is an equation between them.
 *
 * People who skipped one of the questions are missing in some tables, so the equations hold for readers only nearly.
 * They are taken as exact: that protects more, never less.
 */
import { ALL, nameCell, type ShownCells } from './cross-table.ts';

/** A table by its questions and their answers, without any number. */
export interface CrossShape {
  readonly variables: readonly { readonly id: string; readonly codes: readonly string[] }[];
}

/** A whole and its parts, by `nameCell`. */
export interface CellSum {
  readonly whole: string;
  readonly parts: readonly string[];
}

export function listSums({ variables }: CrossShape): CellSum[] {
  return variables.flatMap(({ id, codes }) => {
    const others = variables.filter((one) => one.id !== id);
    const lines = others.reduce<Readonly<Record<string, string>>[]>(
      (all, other) =>
        all.flatMap((one) => [ALL, ...other.codes].map((code) => ({ ...one, [other.id]: code }))),
      [{}],
    );
    return lines.map((line) => ({
      whole: nameCell(line),
      parts: codes.map((code) => nameCell({ ...line, [id]: code })),
    }));
  });
}

const PRIME = 67108859;

type Row = Map<string, number>;

/** Withheld cells that follow from what is shown, whatever the numbers are. */
export function findTold(shapes: readonly CrossShape[], { shown, withheld }: ShownCells): Set<string> {
  const isUnknown = (cell: string): boolean => withheld.has(cell) && !shown.has(cell);
  const rows = new Map<string, Row>();
  const told = new Set([...withheld].filter((cell) => shown.has(cell)));
  for (const { whole, parts } of shapes.flatMap(listSums)) {
    const row: Row = new Map();
    if (isUnknown(whole)) row.set(whole, PRIME - 1);
    for (const part of parts) if (isUnknown(part)) row.set(part, ((row.get(part) ?? 0) + 1) % PRIME);
    addRow(rows, row);
  }
  for (const [pivot, row] of rows) if (row.size === 1) told.add(pivot);
  return told;
}

/** Gauss–Jordan in a prime field: every pivot stands in its own row only. */
function addRow(rows: Map<string, Row>, row: Row): void {
  for (const cell of row.keys()) {
    const pivotRow = rows.get(cell);
    const factor = row.get(cell) ?? 0;
    if (pivotRow !== undefined && factor !== 0) subtract(row, pivotRow, factor);
  }
  const pivot = row.keys().next().value;
  if (pivot === undefined) return;
  const inverse = invert(row.get(pivot) ?? 1);
  for (const [cell, value] of row) row.set(cell, multiply(value, inverse));
  for (const other of rows.values()) {
    const factor = other.get(pivot) ?? 0;
    if (factor !== 0) subtract(other, row, factor);
  }
  rows.set(pivot, row);
}

function subtract(row: Row, other: Row, factor: number): void {
  for (const [cell, value] of other) {
    const rest = ((((row.get(cell) ?? 0) - multiply(value, factor)) % PRIME) + PRIME) % PRIME;
    if (rest === 0) row.delete(cell);
    else row.set(cell, rest);
  }
}

function multiply(a: number, b: number): number {
  return (a * b) % PRIME;
}

/** By Fermat's little theorem. */
function invert(value: number): number {
  let result = 1;
  let base = value % PRIME;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = multiply(result, base);
    base = multiply(base, base);
  }
  return result;
}

/** Sums whose withheld parts are together fewer than the minimum: their total would tell about a handful. */
export function findSmallRests(
  shapes: readonly CrossShape[],
  { shown, withheld }: ShownCells,
  counts: ReadonlyMap<string, number>,
  minimum: number,
): CellSum[] {
  return shapes.flatMap(listSums).filter(({ whole, parts }) => {
    if (!shown.has(whole)) return false;
    const unknown = parts.filter((part) => withheld.has(part) && !shown.has(part));
    const rest = unknown.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
    return unknown.length > 0 && rest < minimum && unknown.some((part) => (counts.get(part) ?? 0) > 0);
  });
}
