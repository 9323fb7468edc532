import type { Lists } from './counts.types.ts';
import type { ElementaryRows } from './elementary-rows.ts';
import { cellNumberAt, groupAt } from './slices.ts';
import type { Frame, Slice } from './slices.ts';

/** A published cell before identical ones are merged. */
export interface RawCell {
  readonly number: number;
  readonly keys: Set<string>;
  readonly rows: number[];
  /** a table that shows it for the first time, and the slice in which its rows were listed */
  readonly slice: number;
  readonly tables: Set<number>;
}

function keyOf(frame: Frame, slice: Slice, cell: number): string {
  return slice.views.map((view, at) => view.codes.get(groupAt(frame, cell, at)) ?? '').join('|');
}

/** All published cells that have elementary rows, by number. */
export function collectCells(frame: Frame, rows: ElementaryRows): Map<number, RawCell> {
  const cells = new Map<number, RawCell>();
  for (const [index, slice] of frame.slices.entries()) {
    const seen = new Set<number>();
    for (let row = 0; row < rows.count; row += 1) {
      const number = cellNumberAt(frame, slice, rows.leaves, row * frame.groups.length);
      if (number < 0) continue;
      let cell = cells.get(number);
      if (!cell) {
        cell = { number, keys: new Set(), rows: [], slice: index, tables: new Set() };
        cells.set(number, cell);
      }
      if (cell.slice === index) cell.rows.push(row);
      if (seen.has(number)) continue;
      seen.add(number);
      cell.keys.add(keyOf(frame, slice, number));
      cell.tables.add(slice.table);
    }
  }
  return cells;
}

/** Keys of the published cells without elementary rows: zeros that everybody can read. */
export function collectZeroKeys(frame: Frame, cells: ReadonlyMap<number, RawCell>): string[] {
  const keys = new Set<string>();
  for (const slice of frame.slices) {
    let numbers = [0];
    for (const [at, view] of slice.views.entries())
      numbers = numbers.flatMap((start) =>
        [...view.codes.keys()].map((group) => start + group * (frame.step[at] ?? 0)),
      );
    for (const number of numbers) if (!cells.has(number)) keys.add(keyOf(frame, slice, number));
  }
  return [...keys].sort();
}

/** Puts lists one after another into two arrays. */
export function toLists(lists: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) start[index + 1] = (start[index] ?? 0) + list.length;
  const items = new Int32Array(start[lists.length] ?? 0);
  for (const [index, list] of lists.entries()) items.set(list, start[index]);
  return { start, items };
}

/** For each row, a number that is the same for rows that the same cells contain. */
export function classifyRows(cells: readonly RawCell[], rowCount: number): { of: Int32Array; count: number } {
  const holders: number[][] = Array.from({ length: rowCount }, () => []);
  for (const [index, cell] of cells.entries()) for (const row of cell.rows) holders[row]?.push(index);
  const numbers = new Map<string, number>();
  const of = new Int32Array(rowCount).fill(-1);
  for (const [row, list] of holders.entries()) {
    if (list.length === 0) continue;
    const text = list.join(',');
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    of[row] = known;
  }
  return { of, count: numbers.size };
}
