/**
 * Which groups of places may have figures. Decided from who belongs to which group alone, never from a figure, so that
 * what is left out tells nothing about figures. Method: docs/methods/comparison.md.
 *
 * A reader of all sums over groups can add and subtract them. Such a combination is about the places it does not cancel
 * out. If it is never about fewer than six, then a member, who is one of them, never reads fewer than five others.
 */
import { SIZE_CLASSES } from '@vicus/reference';
import {
  GROUPINGS,
  MINIMUM_PLACES,
  type ComparedPlace,
  type Grouping,
  type JudgedGroup,
  type PlaceGroup,
} from './group-figures.types.ts';
import { DIVERSITIES, ORIENTATIONS, STRUCTURES } from './sharing.types.ts';

/** What a place is grouped by. */
export type Described = Pick<ComparedPlace, 'size' | 'structure' | 'diversity' | 'orientation'>;

const CLASSES: Readonly<Record<Exclude<Grouping, 'all'>, readonly string[]>> = {
  size: SIZE_CLASSES.map(({ code }) => code),
  structure: STRUCTURES,
  diversity: DIVERSITIES,
  orientation: ORIENTATIONS,
};

/** Every group that could be, empty ones too, in the order in which they are tried. */
export function listGroups(places: readonly Described[]): PlaceGroup[] {
  return GROUPINGS.flatMap((grouping): PlaceGroup[] => {
    if (grouping === 'all')
      return [{ code: 'all', grouping, classCode: 'all', members: places.map((_, index) => index) }];
    return CLASSES[grouping].map((classCode) => ({
      code: `${grouping}-${classCode}`,
      grouping,
      classCode,
      members: places.flatMap((place, index) => (place[grouping] === classCode ? [index] : [])),
    }));
  });
}

/** Judges the groups one after the other; one that may not be shown beside those before it is left out. */
export function judgeGroups(places: readonly Described[]): JudgedGroup[] {
  let space: Row[] = [];
  return listGroups(places).map((group) => {
    const missing = MINIMUM_PLACES - group.members.length;
    if (missing > 0) return { ...group, state: 'too-few', needed: missing };
    const wider = addToSpace(space, toRow(group, places.length));
    if (hasNarrowCombination(wider, places.length))
      return { ...group, state: 'would-reveal', needed: countMissingOutside(group, places.length) };
    space = wider;
    return { ...group, state: 'shown', needed: 0 };
  });
}

/** Places outside the group that would be needed at least, so that the rest of all is no handful. */
function countMissingOutside(group: PlaceGroup, count: number): number {
  const outside = count - group.members.length;
  return outside < MINIMUM_PLACES ? MINIMUM_PLACES - outside : 1;
}

/** One sum as coefficients of places, in the numbers modulo a prime: what vanishes in fractions vanishes here too. */
type Row = readonly number[];

/** Products of two numbers below it stay exact. */
const PRIME = 67_108_859;

function toRow(group: PlaceGroup, count: number): Row {
  const row = Array.from<number>({ length: count }).fill(0);
  for (const member of group.members) row[member] = 1;
  return row;
}

function addToSpace(space: readonly Row[], row: Row): Row[] {
  const reduced = space.reduce<Row>((left, one) => cancel(left, one, findFirst(one)), row);
  return findFirst(reduced) === -1 ? [...space] : [...space, reduced];
}

function findFirst(row: Row): number {
  return row.findIndex((value) => value !== 0);
}

/** `row` minus the multiple of `by` that clears the column. */
function cancel(row: Row, by: Row, column: number): Row {
  const own = row[column] ?? 0;
  if (own === 0) return row;
  const factor = (own * invert(by[column] ?? 1)) % PRIME;
  return row.map((value, i) => (value + PRIME - ((factor * (by[i] ?? 0)) % PRIME)) % PRIME);
}

function invert(value: number): number {
  let [left, right, x, y] = [value, PRIME, 1, 0];
  while (left > 1) {
    const quotient = Math.floor(right / left);
    [left, right] = [right - quotient * left, left];
    [x, y] = [y - quotient * x, x];
  }
  return ((x % PRIME) + PRIME) % PRIME;
}

/** Tells whether some combination of the rows is about one to five places. Places in the same groups stand or fall together. */
function hasNarrowCombination(space: readonly Row[], count: number): boolean {
  const alike = new Map<string, number[]>();
  for (let column = 0; column < count; column++) {
    const key = space.map((row) => row[column]).join();
    alike.set(key, [...(alike.get(key) ?? []), column]);
  }
  const sets = [...alike.values()];
  const narrow = space.map((row) => sets.map(([first = 0]) => row[first] ?? 0));
  return findNarrow(
    narrow,
    sets.map(({ length }) => length),
    { columns: new Set(), places: 0 },
  );
}

interface Kept {
  readonly columns: ReadonlySet<number>;
  readonly places: number;
}

/** Each column where something is left either vanishes (one row fewer) or is among the at most five places. */
function findNarrow(space: readonly Row[], sizes: readonly number[], kept: Kept): boolean {
  if (space.length === 0) return false;
  const column = sizes.findIndex((_, one) => !kept.columns.has(one) && space.some((row) => row[one] !== 0));
  if (column === -1) return true;
  if (findNarrow(clearColumn(space, column), sizes, kept)) return true;
  const places = kept.places + (sizes[column] ?? 0);
  if (places >= MINIMUM_PLACES) return false;
  return findNarrow(space, sizes, { columns: new Set([...kept.columns, column]), places });
}

/** The combinations of the rows that vanish in the column. */
function clearColumn(space: readonly Row[], column: number): Row[] {
  const pivot = space.findIndex((row) => row[column] !== 0);
  const by = space[pivot];
  if (by === undefined) return [...space];
  return space.flatMap((row, i) => (i === pivot ? [] : [cancel(row, by, column)]));
}
