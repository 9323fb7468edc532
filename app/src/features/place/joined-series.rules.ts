/**
 * A series that mergers and splits do not break: what a place counted before a change is added up from the places it
 * came from. For counts only (inhabitants): shares and averages cannot be added.
 */
import type { PlaceChange } from './register.types.ts';

/** One year of a joined series. */
export interface JoinedPoint {
  readonly year: number;
  /** null: a part that belongs to the place is not known for this year */
  readonly value: number | null;
  /** codes whose counts are in the value */
  readonly parts: readonly string[];
  /** codes whose counts are missing */
  readonly missing: readonly string[];
  /** false: a place was split, and its count was divided by a share of inhabitants */
  readonly isExact: boolean;
}

/** Counts by code and year. */
export type CountsByCode = ReadonlyMap<string, ReadonlyMap<number, number>>;

interface Part {
  readonly value: number | null;
  readonly parts: readonly string[];
  readonly missing: readonly string[];
  readonly isExact: boolean;
}

const NOTHING: Part = { value: null, parts: [], missing: [], isExact: true };

/**
 * The series of `code` in today's boundaries, by year. Rules: docs/methods/place-register.md. Every year that the place
 * or one of its predecessors has a count for is a point.
 */
export function joinSeries(
  code: string,
  changes: readonly PlaceChange[],
  counts: CountsByCode,
): readonly JoinedPoint[] {
  const years = new Set(
    listPredecessors(code, changes).flatMap((one) => [...(counts.get(one)?.keys() ?? [])]),
  );
  return [...years]
    .toSorted((a, b) => a - b)
    .map((year) => ({ year, ...joinYear(code, { year, before: Infinity, changes, counts }) }));
}

/** The code and every code that became part of it, directly or through others. */
export function listPredecessors(code: string, changes: readonly PlaceChange[]): string[] {
  const found = new Set([code]);
  for (const one of found) {
    for (const { fromCode, toCode } of changes) if (toCode === one) found.add(fromCode);
  }
  return [...found];
}

interface Asked {
  readonly year: number;
  /** changes of this year and later do not count: the code had ended */
  readonly before: number;
  readonly changes: readonly PlaceChange[];
  readonly counts: CountsByCode;
}

/** From the newest change back: what came from others, and what the place itself had before it. */
function joinYear(code: string, asked: Asked): Part {
  const { year, before, changes } = asked;
  const into = changes.filter((one) => one.toCode === code && one.year > year && one.year < before);
  if (into.length === 0) return countItself(code, asked);
  const latest = Math.max(...into.map((one) => one.year));
  const now = into.filter((one) => one.year === latest);
  const stayed = now.find(({ fromCode }) => fromCode === code);
  const earlier = joinYear(code, { ...asked, before: latest });
  const own = stayed === undefined ? earlier : toPart(stayed, earlier);
  const others = now
    .filter(({ fromCode }) => fromCode !== code)
    .map((change) => toPart(change, joinYear(change.fromCode, { ...asked, before: latest })));
  const areKnown = others.some(({ value }) => value !== null);
  // The source has counted the past in the new boundaries, or has nothing at all.
  if (own.value !== null && !areKnown) return own;
  // A code that began with the change has no count of its own before it; one that went on adds its own.
  const beganNow = own.value === null && stayed === undefined && others.length > 0;
  return addParts(beganNow ? others : [own, ...others]);
}

function countItself(code: string, { year, counts }: Asked): Part {
  const count = counts.get(code)?.get(year);
  if (count === undefined) return { ...NOTHING, missing: [code] };
  return { value: count, parts: [code], missing: [], isExact: true };
}

/** What came over by one change. A split without a share says nothing about the parts. */
function toPart({ fromCode, kind, share }: PlaceChange, part: Part): Part {
  if (part.value === null || kind === 'renaming') return part;
  if (share === null) return kind === 'split' ? { ...NOTHING, missing: [fromCode], isExact: false } : part;
  return { ...part, value: part.value * share, isExact: part.isExact && share === 1 };
}

function addParts(parts: readonly Part[]): Part {
  const missing = [...new Set(parts.flatMap((one) => one.missing))];
  const isExact = parts.every((one) => one.isExact);
  if (parts.some(({ value }) => value === null)) return { ...NOTHING, missing, isExact };
  const value = parts.reduce((sum, one) => sum + (one.value ?? 0), 0);
  return { value, parts: [...new Set(parts.flatMap((one) => one.parts))], missing, isExact };
}
