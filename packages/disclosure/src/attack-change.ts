import { isMove, packColumns, readExample } from './attack-columns.ts';
import type { Change, Columns, Example } from './attack-columns.ts';
import type { Bounds } from './attack-bounds.ts';
import { growNearby, peelNearby, raiseNearby } from './attack-nearby.ts';
import type { Known } from './attack-known.types.ts';
import type { Quantity, System } from './attack-system.ts';
import type { Solver } from './disclosure.types.ts';

/** Which targets other tables near a known one show to have room: found in small programs, proved by addition. Part of the attack. */

const NEARLY = 1e-6;

/** Columns around a target that may move, tried one after the other; a target that none of them frees counts as narrow: the cautious side. */
const SIZES = [120, 500] as const;

export interface Looking {
  readonly columns: Columns;
  readonly example: Example;
  readonly solver: Solver;
  /** column → how much more it must be able to be, as long as no change shows it */
  readonly wanted: Map<number, number>;
}

export interface NearbyResult {
  readonly narrow: Quantity[];
  /** targets whose number in the example is not known */
  readonly left: ReadonlyMap<Quantity, number>;
}

/** Targets that no change of the example raises far enough. Adds the changes found to those known. */
export function findNarrowNearby(
  system: System,
  targets: ReadonlyMap<Quantity, number>,
  solver: Solver,
  known: Known,
  limits: ReadonlyMap<number, Bounds>,
): NearbyResult {
  const columns = packColumns(system);
  const example = readExample(columns, known.example);
  const looking: Looking = { columns, example, solver, wanted: new Map() };
  const left = new Map<Quantity, number>();
  const narrow: Quantity[] = [];
  for (const [quantity, least] of targets) {
    const column = columns.columnOf[quantity.id] as number;
    if (column === -1) continue;
    const by = least - (example[column] as number);
    // Single sums tell already that it cannot.
    if ((limits.get(quantity.id)?.high ?? Infinity) < least - NEARLY) narrow.push(quantity);
    else if (Number.isNaN(by)) left.set(quantity, least);
    else if (by > NEARLY) looking.wanted.set(column, Math.max(by, looking.wanted.get(column) ?? 0));
  }
  for (const change of known.changes) noteChange(looking, toColumns(columns, change));
  const found: Change[] = [];
  const isNarrow = lookNearby(looking, (change) => found.push(change));
  for (const change of found) known.changes.push(toQuantities(columns, system, change));
  // Beside numbers that nobody told us a change may be missed: programs over everything decide.
  const isWholeKnown = !example.some((number) => Number.isNaN(number));
  for (const [quantity, least] of targets) {
    if (!isNarrow.has(columns.columnOf[quantity.id] as number)) continue;
    if (isWholeKnown) narrow.push(quantity);
    else left.set(quantity, least);
  }
  return { narrow, left };
}

/** Strikes out what a change shows to have room, once addition has proved it. @returns whether it is proved */
export function noteChange({ columns, example, wanted }: Looking, change: Change): boolean {
  if (!isMove(columns, example, change)) return false;
  for (const [column, by] of change)
    if (by >= (wanted.get(column) ?? Infinity) - NEARLY) wanted.delete(column);
  return true;
}

/** @returns columns that no change raises far enough */
function lookNearby(looking: Looking, onFound: (change: Change) => void): Set<number> {
  const { columns, example, wanted } = looking;
  const narrow = new Set<number>();
  for (const size of SIZES) {
    for (const target of wanted.keys()) {
      if (!wanted.has(target)) continue;
      const nearby = growNearby({ columns, example, size }, target);
      const inside = peelNearby(columns, nearby);
      const change = inside.has(target) ? raiseNearby(looking, inside, target) : 'none';
      if (typeof change !== 'string' && noteChange(looking, change)) onFound(change);
      else if (nearby.length < size) {
        // Everything that hangs together was looked at.
        wanted.delete(target);
        narrow.add(target);
      }
    }
  }
  for (const target of wanted.keys()) narrow.add(target);
  return narrow;
}

function toColumns({ columnOf }: Columns, change: readonly (readonly [number, number])[]): Change {
  const own = new Map<number, number>();
  for (const [id, by] of change) {
    const column = columnOf[id];
    if (column !== undefined && column !== -1) own.set(column, by);
  }
  return own;
}

/** One quantity for each column that changed; others that share the column are the same number. */
export function toQuantities(
  columns: Columns,
  system: System,
  change: Change,
): (readonly [number, number])[] {
  const list: (readonly [number, number])[] = [];
  for (const { id } of system.quantities.values()) {
    const by = change.get(columns.columnOf[id] as number);
    if (by !== undefined) list.push([id, by]);
  }
  return list;
}
