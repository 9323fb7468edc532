/**
 * The equations an attacker writes down. Unknowns are distinct sets of elementary rows: withheld cells, and rows that no
 * table shows. Every unknown that is more than one row is the sum of finer ones; what is published is a number.
 */
import type { AuditCells } from './audit-cells.ts';
import { openRowSets, type RowSets } from './row-sets.ts';

/** Lists of whole numbers, one after another: list `i` is `items[start[i]]` to `items[start[i + 1] - 1]`. */
export interface Packed {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

export interface AuditSystem {
  /** number of distinct sets; those below `shownCount` are cells of a table */
  readonly setCount: number;
  readonly shownCount: number;
  /** cell of the problem → its set; -1 for a set without rows that could hold anybody (a public zero) */
  readonly setOfCell: Int32Array;
  readonly truth: Float64Array;
  /** set → its elementary row, -1 where it has several */
  readonly rowOfSet: Int32Array;
  /** equation → the whole, then its parts */
  readonly equations: Packed;
}

interface Draft {
  readonly cells: AuditCells;
  readonly sets: RowSets;
  /** hash of rows → set */
  readonly setOfHash: Map<string, number>;
  readonly truth: number[];
  /** set → places in the grid at which it stands */
  readonly placesOf: number[][];
}

/** @param isZeroPublic cells of 0 are published, so no row below them holds anybody */
export function buildAuditSystem(cells: AuditCells, isZeroPublic: boolean): AuditSystem {
  const sets = openRowSets(cells, isZeroPublic);
  const draft: Draft = { cells, sets, setOfHash: new Map(), truth: [], placesOf: [] };
  const setOfCell = Int32Array.from(cells.places, (place) => addSet(draft, place));
  const shownCount = draft.truth.length;
  const start: number[] = [0];
  const items: number[] = [];
  // Equations bring in finer sets, which are looked at in their turn.
  for (let set = 0; set < draft.truth.length; set += 1) {
    const parts = chooseParts(draft, set);
    if (parts.length === 0) continue;
    items.push(set, ...parts);
    start.push(items.length);
  }
  return {
    setCount: draft.truth.length,
    shownCount,
    setOfCell,
    truth: Float64Array.from(draft.truth),
    rowOfSet: Int32Array.from(draft.placesOf, ([place = 0]) => {
      const rows = sets.read(place).count === 1 ? sets.listRows(place) : [];
      return rows[0] ?? -1;
    }),
    equations: { start: Int32Array.from(start), items: Int32Array.from(items) },
  };
}

/** The set of the rows at a place of the grid; -1 where all of them are known to be empty. */
function addSet(draft: Draft, place: number): number {
  const { hash, count } = draft.sets.read(place);
  if (count === 0) return -1;
  const known = draft.setOfHash.get(hash);
  const set = known ?? draft.truth.length;
  if (known === undefined) {
    draft.setOfHash.set(hash, set);
    draft.truth.push(draft.sets.sumTruth(place));
    draft.placesOf.push([]);
  }
  const places = draft.placesOf[set];
  if (places !== undefined && !places.includes(place)) places.push(place);
  return set;
}

/** How a set is written as finer ones: the shortest split that uses shown cells only, otherwise its rows. */
function chooseParts(draft: Draft, set: number): readonly number[] {
  const { sets, placesOf, setOfHash } = draft;
  let best: readonly number[] | undefined;
  for (const place of placesOf[set] ?? []) {
    if (sets.read(place).count === 1) return [];
    for (const split of sets.listSplits(place)) {
      if (best !== undefined && split.length >= best.length) continue;
      const parts = readKnownParts(sets, setOfHash, split);
      if (parts !== undefined && parts.length > 1)
        best = best === undefined || parts.length < best.length ? parts : best;
    }
  }
  const [place = 0] = placesOf[set] ?? [];
  return best ?? sets.listRows(place).map((row) => addSet(draft, sets.toPlace(row)));
}

/** Sets of the parts that can hold anybody; undefined where one of them is new. */
function readKnownParts(
  sets: RowSets,
  setOfHash: ReadonlyMap<string, number>,
  places: readonly number[],
): readonly number[] | undefined {
  const parts: number[] = [];
  for (const place of places) {
    const { hash, count } = sets.read(place);
    if (count === 0) continue;
    const set = setOfHash.get(hash);
    if (set === undefined) return undefined;
    parts.push(set);
  }
  return parts;
}
