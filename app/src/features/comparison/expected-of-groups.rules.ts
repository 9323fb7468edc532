/**
 * What one expects of a place from the averages of its groups together: least squares on the groups, from nothing but the
 * averages that are shown, the spread that is shown with them, and who belongs where. So it tells nothing that the tables do
 * not tell. Method: docs/methods/comparison.md.
 */
import { computeStudentQuantile } from '@vicus/statistics';
import {
  FIGURES,
  FIGURE_SCALES,
  type ComparedPlace,
  type FigureCode,
  type Grouping,
  type JudgedGroup,
} from './group-figures.types.ts';
import { computeMean, computeSpread } from './group-spread.rules.ts';
import type { KeptGroups } from './kept-groups.rules.ts';

/** Fewer places carry no expectation (domain: tens of places). */
export const LEAST_PLACES_FOR_EXPECTED = 30;
/** Places for each group that enters, at least. */
const PLACES_PER_GROUP = 5;
const CONFIDENCE = 0.95;
const ADDED: readonly Grouping[] = [
  'size',
  'structure',
  'diversity',
  'orientation',
  'urbanisation',
  'country',
];

export interface ExpectedFigure {
  readonly code: FigureCode;
  /** rounded to a tenth, as the averages it is made of */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

export interface ExpectedOfGroups {
  readonly places: number;
  readonly figures: readonly ExpectedFigure[];
}

/** For one place; undefined where too few places share. `ranged`: figures whose spread is shown. */
export function computeExpectedOfGroups(
  places: readonly ComparedPlace[],
  kept: KeptGroups,
  { place, ranged }: { readonly place: number; readonly ranged: readonly FigureCode[] },
): ExpectedOfGroups | undefined {
  if (places.length < LEAST_PLACES_FOR_EXPECTED) return undefined;
  const figures = FIGURES.filter((code) => ranged.includes(code)).flatMap((code): ExpectedFigure[] => {
    const values = places.map((one) => one.figures[code]);
    const found = expectFigure(values, kept.get(code) ?? [], place, code);
    return found === undefined ? [] : [found];
  });
  return figures.length === 0 ? undefined : { places: places.length, figures };
}

function expectFigure(
  values: readonly number[],
  groups: readonly JudgedGroup[],
  place: number,
  code: FigureCode,
): ExpectedFigure | undefined {
  const n = values.length;
  const scale = FIGURE_SCALES[code];
  const used = groups
    .filter(({ grouping }) => ADDED.includes(grouping))
    .slice(0, Math.floor(n / PLACES_PER_GROUP) - 1);
  const sets = [values.map((_, index) => index), ...used.map(({ members }) => members)];
  // Sums as a reader has them: averages rounded to a tenth, times the number of places.
  const sums = sets.map((set) => roundTenth(computeMean(set.map((i) => values[i] ?? 0))) * set.length);
  const own = sets.map((set) => (set.includes(place) ? 1 : 0));
  const solved = solve(sets, sums, own);
  if (solved === undefined || solved.rank >= n) return undefined;
  const { mean, deviation } = computeSpread(values, scale);
  const squares = (n - 1) * deviation ** 2 + n * mean ** 2;
  const least = (n - solved.rank) * ((scale.max - scale.min) / 20) ** 2;
  const residual = Math.max(least, squares - solved.explained) / (n - solved.rank);
  const half =
    computeStudentQuantile(n - solved.rank, CONFIDENCE) * Math.sqrt(residual * (1 + solved.leverage));
  return {
    code,
    expected: clamp(roundTenth(solved.expected), scale),
    low: clamp(Math.floor((solved.expected - half) * 10) / 10, scale),
    high: clamp(Math.ceil((solved.expected + half) * 10) / 10, scale),
  };
}

const roundTenth = (value: number): number => Math.round(value * 10) / 10;
const clamp = (value: number, { min, max }: { readonly min: number; readonly max: number }): number =>
  Math.min(max, Math.max(min, value));

interface Solved {
  readonly expected: number;
  /** squares that the groups explain */
  readonly explained: number;
  readonly leverage: number;
  readonly rank: number;
}

/** Normal equations by elimination; a group that the others already tell is passed over. */
function solve(
  sets: readonly (readonly number[])[],
  sums: readonly number[],
  own: readonly number[],
): Solved | undefined {
  // Orthogonal directions: coefficients over the sets, and their products with places, sums and the own place.
  const rows: {
    readonly at: Map<number, number>;
    readonly sum: number;
    readonly own: number;
    readonly length: number;
  }[] = [];
  for (const [index, set] of sets.entries()) {
    let at = new Map<number, number>(set.map((place) => [place, 1]));
    let [sum, mine] = [sums[index] ?? 0, own[index] ?? 0];
    for (const row of rows) {
      const along = dot(at, row.at) / row.length;
      at = subtract(at, row.at, along);
      sum -= along * row.sum;
      mine -= along * row.own;
    }
    const length = dot(at, at);
    // 1e-6 of a place: what is left of a group that others tell is rounding
    if (length < 1e-6) continue;
    rows.push({ at, sum, own: mine, length });
  }
  if (rows.length === 0) return undefined;
  const add = (read: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + read(row), 0);
  return {
    expected: add((row) => (row.sum / row.length) * row.own),
    explained: add((row) => row.sum ** 2 / row.length),
    leverage: add((row) => row.own ** 2 / row.length),
    rank: rows.length,
  };
}

function dot(left: ReadonlyMap<number, number>, right: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [place, value] of left) sum += value * (right.get(place) ?? 0);
  return sum;
}

function subtract(
  from: ReadonlyMap<number, number>,
  what: ReadonlyMap<number, number>,
  times: number,
): Map<number, number> {
  const left = new Map(from);
  for (const [place, value] of what) left.set(place, (left.get(place) ?? 0) - times * value);
  return left;
}
