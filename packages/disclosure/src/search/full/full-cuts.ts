import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import { CutPool, buildCut, isKept } from '../cut-pool.ts';
import type { Cut } from '../cut-pool.ts';
import { readRange } from './move-program.ts';
import { REQUIRED_PERSONS } from './move-store.ts';
import type { Failure } from './pattern-check.ts';

/** Prices below are rounding errors of the solver. */
const EPSILON = 1e-7;

/** What each cell could give to raise a protected one, in persons: a condition with shares of what is needed. */
function toShares(system: CountSystem, offers: ReadonlyMap<number, number>, needed: number): Cut | undefined {
  let given = 0;
  for (const [cell, offer] of offers) if (system.state[cell] !== CELL_STATES.withholdable) given += offer;
  if (given > needed - 1e-6) return undefined;
  const cells = [...offers.keys()]
    .filter((cell) => system.state[cell] === CELL_STATES.withholdable)
    .sort((a, b) => a - b);
  return {
    cells: Int32Array.from(cells),
    shares: Float64Array.from(cells, (cell) => Math.min(1, (offers.get(cell) as number) / (needed - given))),
    ifWithheld: -1,
  };
}

/** What one cell can give when each person more is worth `price` (negative: each person fewer). */
function offerOf(system: CountSystem, cell: number, price: number): number {
  const { low, high } = readRange(system, cell);
  const range = price > 0 ? high : -low;
  return range === 0 ? 0 : Math.abs(price) * range;
}

/**
 * Why a pattern leaves a cell too narrow: the other cells that could give, and how much (a capacity condition, from
 * the prices of the program that raises the cell).
 */
export function toCut(system: CountSystem, { cell, prices }: Failure, withheld: Uint8Array): Cut | undefined {
  if (prices.length === 0) return undefined;
  const offers = new Map<number, number>();
  for (let other = 0; other < system.cellCount; other += 1) {
    if (other === cell) continue;
    // Both columns of a cell carry one price; a negative one says that a person more helps.
    const price = -(prices[2 * other] as number);
    if (Math.abs(price) <= EPSILON) continue;
    const offer = offerOf(system, other, price);
    if (offer > 0) offers.set(other, offer);
  }
  const cut = toShares(system, offers, REQUIRED_PERSONS);
  return cut !== undefined && !isKept(cut, withheld) ? cut : undefined;
}

/** In one relation: what has to give when one protected cell of it rises. */
function toRelationCut(system: CountSystem, items: Int32Array, cell: number): Cut | undefined {
  const offers = new Map<number, number>();
  const whole = items[0] as number;
  for (const other of items) {
    if (other === cell) continue;
    const isHelpedByRise = cell === whole || other === whole;
    const offer = offerOf(system, other, isHelpedByRise ? 1 : -1);
    if (offer > 0) offers.set(other, offer);
  }
  return toShares(system, offers, REQUIRED_PERSONS);
}

/** Conditions that single relations set. */
export function openFullCutPool(system: CountSystem): CutPool {
  const pool = new CutPool(system.cellCount);
  const { start, items } = system.relations;
  for (let relation = 0; relation + 1 < start.length; relation += 1) {
    const list = items.subarray(start[relation], start[relation + 1]);
    const primary = list.filter((cell) => system.state[cell] === CELL_STATES.primary);
    for (const cell of primary) {
      const cut = toRelationCut(system, list, cell);
      if (cut !== undefined) pool.add(cut);
    }
    const free = [...list].filter((cell) => system.state[cell] === CELL_STATES.withholdable);
    const isClosed = list.every((cell) => system.state[cell] !== CELL_STATES.hidden);
    if (primary.length > 0 || !isClosed) continue;
    // A cell that could be computed anyway need not be withheld.
    for (const cell of free)
      pool.add(
        buildCut(
          free.filter((other) => other !== cell),
          cell,
        ),
      );
  }
  return pool;
}
