/** With which others a place is counted, and what of the counts is shown. Method: docs/methods/needs-roll-up.md. */
import { isInUnion, toIsoCountry } from '#features/level/level.rules.ts';
import type { CountedSize } from './needs.types.ts';

/** Five places besides the reader's own. */
export const MINIMUM_PLACES = 6;
/** How far apart the possible values of a withheld count stay at least, for who knows why each was withheld. */
const MINIMUM_RANGE = 3;

/** From the whole to the part: EU, country, NUTS 1, NUTS 2, as far as they are known. Codes with the letters of ISO 3166. */
export function listAreas(country: string, nutsCode: string | null): string[] {
  const iso = toIsoCountry(country);
  const nuts = nutsCode === null ? '' : toIsoCountry(nutsCode.slice(0, 2)) + nutsCode.slice(2);
  const parts = nuts.startsWith(iso) ? [3, 4].filter((length) => nuts.length >= length) : [];
  return [...(isInUnion(iso) ? ['EU'] : []), iso, ...parts.map((length) => nuts.slice(0, length))];
}

/** The area in which another lies, by its code; null: in none. */
export function readParent(geo: string): string | null {
  if (geo.length > 2) return geo.slice(0, -1);
  return geo !== 'EU' && isInUnion(geo) ? 'EU' : null;
}

export interface BlockRow {
  readonly placeId: string;
  readonly blockId: string;
  readonly geo: string;
  readonly size: CountedSize;
  /** how many places the block began with */
  readonly places: number;
  readonly firstRound: string;
}

export interface WaitingPlace {
  readonly placeId: string;
  /** `listAreas` */
  readonly areas: readonly string[];
  readonly size: CountedSize;
  /** was never counted before */
  readonly isFresh: boolean;
}

/** The block each place was put into last. */
export function listCurrentBlocks(rows: readonly BlockRow[]): Map<string, BlockRow> {
  const current = new Map<string, BlockRow>();
  for (const row of rows) {
    const before = current.get(row.placeId);
    if (before === undefined || before.firstRound < row.firstRound) current.set(row.placeId, row);
  }
  return current;
}

/** Blocks whose every place still shares and was put into no other. A block that lost one is never counted again. */
export function listIntactBlocks(rows: readonly BlockRow[], sharing: ReadonlySet<string>): BlockRow[] {
  const current = listCurrentBlocks(rows);
  const here = new Map<string, number>();
  for (const row of current.values())
    if (sharing.has(row.placeId)) here.set(row.blockId, (here.get(row.blockId) ?? 0) + 1);
  return [...current.values()].filter(({ blockId, places }) => here.get(blockId) === places);
}

export interface NewBlock {
  readonly geo: string;
  readonly size: CountedSize;
  readonly placeIds: readonly string[];
}

/**
 * Puts places that wait into blocks: in the smallest area where at least six have never been counted before, else with those of
 * the next larger one. Places of a broken block come along but never make a block: so of whatever is summed or subtracted over
 * all rounds, the youngest block leaves at least six places that stand in nothing else. The order given decides who stands with
 * whom; draw it.
 */
export function composeBlocks(waiting: readonly WaitingPlace[]): NewBlock[] {
  const bySize = Map.groupBy(waiting, ({ size }) => size);
  return [...bySize].flatMap(([size, places]) => composeOfSize(size, places));
}

function composeOfSize(size: CountedSize, places: readonly WaitingPlace[]): NewBlock[] {
  const blocks: NewBlock[] = [];
  let left = places.map((place) => ({ place, at: place.areas.length - 1 }));
  for (let depth = Math.max(0, ...left.map(({ at }) => at)); depth >= 0; depth -= 1) {
    const here = Map.groupBy(
      left.filter(({ at }) => at === depth),
      ({ place }) => place.areas[depth] ?? '',
    );
    const passedOn = left.filter(({ at }) => at !== depth);
    for (const [geo, found] of here) {
      const made = splitPlaces(found.map(({ place }) => place));
      blocks.push(...made.map((placeIds) => ({ geo, size, placeIds })));
      if (made.length === 0) passedOn.push(...found.map(({ place }) => ({ place, at: depth - 1 })));
    }
    left = passedOn;
  }
  return blocks;
}

/** As many blocks as have six fresh places each; the rest is dealt out. */
function splitPlaces(places: readonly WaitingPlace[]): string[][] {
  const fresh = places.filter(({ isFresh }) => isFresh);
  const count = Math.floor(fresh.length / MINIMUM_PLACES);
  if (count === 0) return [];
  const blocks: string[][] = Array.from({ length: count }, () => []);
  const dealt = [...fresh, ...places.filter(({ isFresh }) => !isFresh)];
  dealt.forEach(({ placeId }, index) => blocks[index % count]?.push(placeId));
  return blocks;
}

/** Counts of one need over the places of one size class in one area. */
export interface AreaCount {
  readonly geo: string;
  /** places that are counted */
  readonly sharing: number;
  /** those with the need */
  readonly needing: number;
}

/** At least six places have it and at least six do not: then each member still sees five others on either side. */
export function isSafe({ sharing, needing }: Pick<AreaCount, 'sharing' | 'needing'>): boolean {
  return needing >= MINIMUM_PLACES && sharing - needing >= MINIMUM_PLACES;
}

/**
 * Which areas show the count of one need. An area is shown only inside one that is shown, so all that anybody can compute are
 * the counts of what is left over in each: those are safe themselves, and never pin down what they are made of. Which area is
 * withheld besides depends on how many places share there, never on how many have the need.
 */
export function listShownAreas(counts: readonly AreaCount[]): Set<string> {
  const byGeo = new Map(counts.map((count) => [count.geo, count]));
  const children = Map.groupBy(
    counts.filter(({ geo }) => byGeo.has(readParent(geo) ?? '')),
    ({ geo }) => readParent(geo) ?? '',
  );
  const kept = new Map<string, readonly AreaCount[]>();
  for (const area of counts.toSorted((a, b) => rankDepth(b.geo) - rankDepth(a.geo))) {
    if (!isSafe(area)) continue;
    const parts = keepParts(area, children.get(area.geo) ?? [], kept);
    if (parts !== null) kept.set(area.geo, parts);
  }
  const shown = new Set<string>();
  const open = counts.filter(({ geo }) => kept.has(geo) && !byGeo.has(readParent(geo) ?? ''));
  for (let area = open.pop(); area !== undefined; area = open.pop()) {
    shown.add(area.geo);
    open.push(...(kept.get(area.geo) ?? []));
  }
  return shown;
}

const rankDepth = (geo: string): number => (geo === 'EU' ? 1 : geo.length);

/** The parts of an area that may be shown beside it; null: the area itself may not, because it would pin down its parts. */
function keepParts(
  area: AreaCount,
  parts: readonly AreaCount[],
  keepable: ReadonlyMap<string, unknown>,
): AreaCount[] | null {
  const kept = parts
    .filter(({ geo }) => keepable.has(geo))
    .toSorted((a, b) => b.sharing - a.sharing || (a.geo < b.geo ? -1 : 1));
  const hidden = parts.filter(({ geo }) => !keepable.has(geo));
  for (;;) {
    if (isLeftOverSafe(area, kept, hidden)) return kept;
    const next = kept.pop();
    if (next === undefined) return null;
    hidden.push(next);
  }
}

/** What is left over of an area once the shown parts are taken away. */
function isLeftOverSafe(area: AreaCount, shown: readonly AreaCount[], hidden: readonly AreaCount[]): boolean {
  const sum = (parts: readonly AreaCount[], key: 'sharing' | 'needing'): number =>
    parts.reduce((total, part) => total + part[key], 0);
  const left = {
    sharing: area.sharing - sum(shown, 'sharing'),
    needing: area.needing - sum(shown, 'needing'),
  };
  if (left.sharing === 0) return true;
  if (!isSafe(left)) return false;
  // Places counted in the whole only, in none of its parts: nobody knows of them why they are not shown.
  const others = left.sharing - sum(hidden, 'sharing');
  const ranges = [...hidden.map(toRange), ...(others > 0 ? [{ low: 0, high: others }] : [])];
  const low = ranges.reduce((total, range) => total + range.low, 0);
  const high = ranges.reduce((total, range) => total + range.high, 0);
  return ranges.every((range) => {
    const from = Math.max(range.low, left.needing - (high - range.high));
    const to = Math.min(range.high, left.needing - (low - range.low));
    return ranges.length === 1 || to - from >= Math.min(MINIMUM_RANGE, range.high - range.low);
  });
}

/** What somebody who knew the reason would know of a part that is not shown. */
function toRange({ sharing, needing }: AreaCount): { readonly low: number; readonly high: number } {
  if (needing < MINIMUM_PLACES) return { low: 0, high: Math.min(sharing, MINIMUM_PLACES - 1) };
  if (sharing - needing < MINIMUM_PLACES)
    return { low: Math.max(0, sharing - MINIMUM_PLACES + 1), high: sharing };
  return { low: MINIMUM_PLACES, high: sharing - MINIMUM_PLACES };
}
