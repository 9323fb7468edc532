import { CELL_STATES } from '@vicus/cube';
import type { Column, Cube } from '@vicus/cube';
import type { Model } from './figures.ts';

const WITHHELD = CELL_STATES.indexOf('withheld');

/** The cube of a table without the numbers of withheld figures: their place holds 0 and the reason. */
export function withholdFigures(model: Model, table: number, withheld: ReadonlyMap<number, unknown>): Cube {
  const modelled = model.tables[table];
  if (modelled === undefined) throw new RangeError(`there is no table ${table}`);
  const { cube, first, size } = modelled;
  const columns: Record<string, Column> = {};
  for (const { id } of cube.measures) {
    const column = cube.columns[id];
    if (column === undefined) continue;
    const values = column.values.slice();
    const states = column.states.slice();
    const start = first.get(id);
    if (start === undefined) {
      columns[id] = { values, states };
      continue;
    }
    for (let position = 0; position < size; position++) {
      if (!withheld.has(start + position) || model.figures[start + position]?.state !== 'number') continue;
      values[position] = 0;
      states[position] = WITHHELD;
    }
    columns[id] = { values, states };
  }
  return { ...cube, columns };
}
