import { noteChange, toQuantities } from './attack-change.ts';
import type { Looking } from './attack-change.ts';
import { listUnknown, packColumns, readExample } from './attack-columns.ts';
import type { Change, Columns } from './attack-columns.ts';
import { growNearby, peelNearby, raiseNearby } from './attack-nearby.ts';
import type { Known } from './attack-known.types.ts';
import type { Quantity, System } from './attack-system.ts';
import type { Solver } from './disclosure.types.ts';

/**
 * Which shown numbers hold narrow ones in place: the cheapest change of the known table that raises a narrow one and leaves as
 * much of what is shown as it is. Withholding what it changes gives room, and the change proves it. Part of the attack.
 */

/** Columns around a narrow one that may move, tried one after the other. What needs room in many tables at once reaches far. */
const REACHES = [{ size: 200 }, { size: 800, perRow: 2 }, { size: 3000, perRow: 4 }] as const;

/** What a shown number costs that is to be withheld, beside 1 for a withheld one. */
export type PriceOf = (quantity: Quantity) => number | undefined;

export interface Covering {
  readonly solver: Solver;
  readonly known: Known;
  readonly priceOf: PriceOf;
}

/** @returns for narrow quantities, what to withhold; adds the changes that prove them. Those for which nothing was found are left out */
export function findCovers(
  system: System,
  narrow: ReadonlyMap<Quantity, number>,
  { solver, known, priceOf }: Covering,
): Map<Quantity, Quantity[]> {
  if (narrow.size === 0) return new Map();
  const { columns, prices } = priceColumns(system, priceOf);
  const example = readExample(columns, known.example);
  const looking = { columns, example, solver, prices, wanted: new Map<number, number>() };
  for (const [{ id }, least] of narrow) {
    const column = columns.columnOf[id] as number;
    const by = least - (example[column] as number);
    if (by > (looking.wanted.get(column) ?? 0)) looking.wanted.set(column, by);
  }
  const changes = coverAll(looking);
  for (const change of new Set(changes.values())) known.changes.push(toQuantities(columns, system, change));
  return listCovers(system, columns, narrow, changes);
}

/** Columns for what no table shows and for what could be withheld, with what a person more or fewer in each costs. */
function priceColumns(system: System, priceOf: PriceOf): { columns: Columns; prices: Float64Array } {
  const open = listUnknown(system);
  const priceOfId = new Float64Array(open.length);
  for (const quantity of system.quantities.values()) {
    const price = quantity.value === undefined ? undefined : priceOf(quantity);
    if (price === undefined) continue;
    open[quantity.id] = 1;
    priceOfId[quantity.id] = price;
  }
  const columns = packColumns(system, open);
  const prices = new Float64Array(columns.count).fill(1);
  columns.columnOf.forEach((column, id) => {
    if (column !== -1) prices[column] = (prices[column] as number) + (priceOfId[id] as number);
  });
  return { columns, prices };
}

/** Narrow column → the change that raises it. */
function coverAll(looking: Looking & { readonly prices: Float64Array }): Map<number, Change> {
  const { columns, example, wanted, prices } = looking;
  const changes = new Map<number, Change>();
  for (const reach of REACHES)
    for (const target of wanted.keys()) {
      const before = [...wanted.keys()];
      const inside = peelNearby(columns, growNearby({ columns, example, prices, ...reach }, target));
      const change = inside.has(target) ? raiseNearby(looking, inside, target) : 'none';
      if (typeof change === 'string' || !noteChange(looking, change)) continue;
      // What one narrow column needs is free for the next.
      for (const column of change.keys()) prices[column] = 1;
      before.filter((column) => !wanted.has(column)).forEach((column) => changes.set(column, change));
    }
  return changes;
}

function listCovers(
  system: System,
  { columnOf }: Columns,
  narrow: ReadonlyMap<Quantity, number>,
  changes: ReadonlyMap<number, Change>,
): Map<Quantity, Quantity[]> {
  const shown = Map.groupBy(
    [...system.quantities.values()].filter(({ value }) => value !== undefined),
    ({ id }) => columnOf[id] as number,
  );
  const covers = new Map<Quantity, Quantity[]>();
  for (const quantity of narrow.keys()) {
    const change = changes.get(columnOf[quantity.id] as number);
    if (change !== undefined)
      covers.set(
        quantity,
        [...change.keys()].flatMap((column) => shown.get(column) ?? []),
      );
  }
  return covers;
}
