import type { CountSystem } from '../../counts/counts.types.ts';

/**
 * Each cell of several elementary rows as the sum of other cells, once: the first item is the whole, the others its
 * parts. Every cell follows from the elementary ones, and no equation follows from others, which keeps programs small.
 */
export function listDefinitions(system: CountSystem): Int32Array[] {
  const { cellCount, cellRows, relations } = system;
  const size = (cell: number) => (cellRows.start[cell + 1] ?? 0) - (cellRows.start[cell] ?? 0);
  const shortest: (Int32Array | undefined)[] = Array.from({ length: cellCount });
  for (let relation = 0; relation + 1 < relations.start.length; relation += 1) {
    const items = relations.items.subarray(relations.start[relation], relations.start[relation + 1]);
    const whole = items[0] as number;
    const known = shortest[whole];
    if (known === undefined || items.length < known.length) shortest[whole] = items;
  }
  const cellOfRow = listRowCells(system);
  const definitions: Int32Array[] = [];
  for (let cell = 0; cell < cellCount; cell += 1) {
    if (size(cell) === 1) continue;
    const rows = cellRows.items.subarray(cellRows.start[cell], cellRows.start[cell + 1]);
    const known = shortest[cell];
    if (known !== undefined && known.length <= rows.length + 1) definitions.push(known);
    else definitions.push(Int32Array.of(cell, ...rows.map((row) => cellOfRow[row] as number)));
  }
  return definitions;
}

/** The cell that is one elementary row, for each row. */
export function listRowCells({ cellCount, cellRows, rowCount }: CountSystem): Int32Array {
  const cellOfRow = new Int32Array(rowCount).fill(-1);
  for (let cell = 0; cell < cellCount; cell += 1) {
    const from = cellRows.start[cell] as number;
    if ((cellRows.start[cell + 1] as number) === from + 1) cellOfRow[cellRows.items[from] as number] = cell;
  }
  return cellOfRow;
}
