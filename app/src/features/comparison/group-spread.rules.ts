/**
 * What a member who knows its own figure could tell of another's from sums over groups, and from the spread over all.
 * Depends on the figures, so it comes last and only ever takes figures away.
 */
import type { PlaceGroup, Scale } from './group-figures.types.ts';

/**
 * Whoever knows less than a tenth of the scale about a figure knows it: half a step of 0 to 5. A quarter is added, because
 * limits found sum by sum are a little wider than those a solver finds over all of them.
 */
const LEAST_SPAN_SHARE = 0.125;
/** A smaller spread than this part of the scale counts as this one. */
const LEAST_DEVIATION_SHARE = 0.05;
const MAX_ROUNDS = 20;

interface Bounds {
  readonly low: number[];
  readonly high: number[];
}

/** A sum over places that a reader of the groups can write down. */
export interface KnownSum {
  readonly members: readonly number[];
  readonly sum: number;
}

/** More sums than these are not looked at; a narrow one among so many is found by the others. */
const MAXIMUM_SUMS = 300;

/** The sums over the groups themselves, and over what one leaves of another that holds it, again and again. */
export function listKnownSums(values: readonly number[], groups: readonly PlaceGroup[]): KnownSum[] {
  const found = new Map<string, readonly number[]>();
  for (const { members } of groups) found.set(members.join(), members);
  const sets = [...found.values()];
  for (let at = 0; at < sets.length && sets.length < MAXIMUM_SUMS; at++) {
    for (const other of sets.slice(0, at)) {
      const [small, large] = other.length < (sets[at]?.length ?? 0) ? [other, sets[at]] : [sets[at], other];
      const rest = subtract(large ?? [], small ?? []);
      if (rest === undefined || found.has(rest.join())) continue;
      found.set(rest.join(), rest);
      sets.push(rest);
    }
  }
  return sets.map((members) => toSum(values, members));
}

/** What `large` holds besides `small`; undefined where it does not hold it, or nothing is left. */
function subtract(large: readonly number[], small: readonly number[]): readonly number[] | undefined {
  const inside = new Set(large);
  if (small.length >= large.length || !small.every((one) => inside.has(one))) return undefined;
  const taken = new Set(small);
  return large.filter((one) => !taken.has(one));
}

function toSum(values: readonly number[], members: readonly number[]): KnownSum {
  return { members, sum: members.reduce((sum, index) => sum + (values[index] ?? 0), 0) };
}

/** Tells whether some member could place another place's figure within less than a tenth of the scale. */
export function isNarrowed(values: readonly number[], sums: readonly KnownSum[], scale: Scale): boolean {
  const least = (scale.max - scale.min) * LEAST_SPAN_SHARE;
  const telling = sums.filter((sum) => mayNarrow(values, sum, scale));
  if (telling.length === 0) return false;
  return values.some((_, reader) => {
    const { low, high } = narrow(values, sums, { reader, scale });
    return values.some((_value, index) => index !== reader && (high[index] ?? 0) - (low[index] ?? 0) < least);
  });
}

/** A sum whose rest is a whole scale away from both ends, whoever reads it, narrows nothing. */
function mayNarrow(values: readonly number[], { members }: KnownSum, { min, max }: Scale): boolean {
  const above = members.map((index) => (values[index] ?? 0) - min);
  const below = members.map((index) => max - (values[index] ?? 0));
  return [above, below].some((parts) => {
    const sum = parts.reduce((total, part) => total + part, 0);
    return sum - parts.reduce((largest, part) => Math.max(largest, part), 0) < max - min;
  });
}

function narrow(
  values: readonly number[],
  sums: readonly KnownSum[],
  { reader, scale }: { readonly reader: number; readonly scale: Scale },
): Bounds {
  const low = values.map((value, index) => (index === reader ? value : scale.min));
  const high = values.map((value, index) => (index === reader ? value : scale.max));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (!sums.map((sum) => narrowBySum({ low, high }, sum)).includes(true)) break;
  }
  return { low, high };
}

function narrowBySum({ low, high }: Bounds, { members, sum }: KnownSum): boolean {
  const lowest = members.reduce((total, index) => total + (low[index] ?? 0), 0);
  const highest = members.reduce((total, index) => total + (high[index] ?? 0), 0);
  let isChanged = false;
  for (const index of members) {
    const [ownLow, ownHigh] = [low[index] ?? 0, high[index] ?? 0];
    const atMost = sum - (lowest - ownLow);
    const atLeast = sum - (highest - ownHigh);
    // 1e-9: sums are computed in floating point; a millionth of a step is no news
    if (atMost < ownHigh - 1e-6) [high[index], isChanged] = [Math.max(atMost, ownLow), true];
    if (atLeast > ownLow + 1e-6) [low[index], isChanged] = [Math.min(atLeast, high[index] ?? 0), true];
  }
  return isChanged;
}

/** Tells whether one place makes up more than half of what the others than a reader have together. */
export function isDominated(values: readonly number[], { members }: PlaceGroup): boolean {
  const sizes = members.map((index) => Math.abs(values[index] ?? 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const [largest = 0, second = 0] = sizes.toSorted((a, b) => b - a);
  // The largest, seen by the second largest: no reader leaves less of the others.
  return largest > (total - second) / 2;
}

export interface Spread {
  readonly mean: number;
  /** divided by n − 1 */
  readonly deviation: number;
}

/**
 * Mean and standard deviation. A spread below a twentieth of the scale counts as one: how alike the places are beyond
 * that is not said.
 */
export function computeSpread(values: readonly number[], { min, max }: Scale): Spread {
  const mean = computeMean(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const least = (max - min) * LEAST_DEVIATION_SHARE;
  return { mean, deviation: Math.max(least, Math.sqrt(squares / (values.length - 1))) };
}

export function computeMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Tells whether the spread over all places, with the sums over groups, would place some figure within less than a tenth
 * of the scale for a member. What fits is a ball around the flattest solution, cut by the sums: each figure lies within
 * its radius times the part of it that the sums leave free, on both sides.
 */
export function isSpreadNarrow(
  values: readonly number[],
  groups: readonly PlaceGroup[],
  scale: Scale,
): boolean {
  const least = (scale.max - scale.min) * LEAST_SPAN_SHARE;
  const { mean, deviation } = computeSpread(values, scale);
  const squares = (values.length - 1) * deviation ** 2 + values.length * mean ** 2;
  const shared = groups.reduce<number[][]>((basis, { members }) => {
    const row = Array.from<number>({ length: values.length }).fill(0);
    for (const member of members) row[member] = 1;
    return addDirection(basis, row);
  }, []);
  return values.some((_, reader) => {
    const own = values.map((_value, index) => (index === reader ? 1 : 0));
    const basis = addDirection(shared, own);
    const centre = project(values, basis);
    const radius = Math.sqrt(Math.max(0, squares - centre.reduce((sum, value) => sum + value ** 2, 0)));
    return values.some((_value, index) => {
      if (index === reader) return false;
      const free = Math.sqrt(Math.max(0, 1 - basis.reduce((sum, row) => sum + (row[index] ?? 0) ** 2, 0)));
      const high = Math.min(scale.max, (centre[index] ?? 0) + radius * free);
      const low = Math.max(scale.min, (centre[index] ?? 0) - radius * free);
      return high - low < least;
    });
  });
}

/** The orthonormal basis with one direction more, if the row adds one. */
function addDirection(basis: readonly number[][], row: readonly number[]): number[][] {
  const along = project(row, basis);
  const left = row.map((value, i) => value - (along[i] ?? 0));
  const length = Math.hypot(...left);
  // 1e-9: coefficients are 0 and 1, so what is left of a new direction is far longer
  return length > 1e-9 ? [...basis, left.map((value) => value / length)] : [...basis];
}

function project(row: readonly number[], basis: readonly (readonly number[])[]): number[] {
  const result = Array.from<number>({ length: row.length }).fill(0);
  for (const direction of basis) {
    const along = direction.reduce((sum, value, i) => sum + value * (row[i] ?? 0), 0);
    direction.forEach((value, i) => (result[i] = (result[i] ?? 0) + value * along));
  }
  return result;
}
