import { MINIMUM_PROFILE_COVERAGE } from './build-profile.ts';

export interface CompositePart {
  readonly id: string;
  /** null where unknown */
  readonly value: number | null;
  /** fixed goalposts in the unit of the value: `worst` becomes 0, `best` 1, whichever is larger; beyond them it stays there */
  readonly worst: number;
  readonly best: number;
}

export type CompositeRange =
  | {
      readonly kind: 'range';
      /** of the scaled parts with equal weights, 0–1 */
      readonly arithmetic: number;
      /** of the scaled parts, none below 0.01, with equal weights, 0.01–1 */
      readonly geometric: number;
      /** lowest and highest arithmetic mean when one part is left out, and the part that moves it most */
      readonly leaveOneOut: { readonly low: number; readonly high: number; readonly movedMostBy: string };
      /** lowest and highest arithmetic mean when each weight may play by so much */
      readonly otherWeights: { readonly low: number; readonly high: number };
      readonly coverage: number;
    }
  | { readonly kind: 'too-few-values'; readonly missing: readonly string[]; readonly coverage: number };

/** A part at its worst would make the geometric mean 0 whatever the others say. */
const LEAST_FOR_GEOMETRIC = 0.01;

/**
 * How far a single score would move with choices nobody can justify: the way of adding up, one part more or less, weights a
 * quarter higher or lower. To examine indices that others publish, and to show why this platform has none.
 *
 * @param parts at least two, each with fixed goalposts
 * @param options `weightPlay`: part by which each weight may differ from equal, 0.25 unless told
 * @returns `too-few-values` where fewer than 60 % or fewer than two of the parts have a value
 * @throws RangeError for goalposts that are equal, an id given twice, and a play of weights outside 0–1
 * Source: OECD and JRC, Handbook on Constructing Composite Indicators, 2008, steps 5 to 7. Method page:
 * docs/methods/composite-range.md
 * @example
 * const parts = [{ id: 'a', value: 90, worst: 0, best: 100 }, { id: 'b', value: 40, worst: 0, best: 100 }];
 * estimateCompositeRange(parts).arithmetic // => 0.65
 * estimateCompositeRange(parts).geometric.toFixed(3) // => "0.600"
 */
export function estimateCompositeRange(
  parts: readonly CompositePart[],
  options: { readonly weightPlay?: number } = {},
): CompositeRange {
  const { weightPlay = 0.25 } = options;
  if (!(weightPlay >= 0 && weightPlay < 1)) throw new RangeError('Weights play from 0 to below 1');
  if (new Set(parts.map(({ id }) => id)).size !== parts.length) throw new RangeError('A part stands twice');
  const known = parts.flatMap((part) => scalePart(part));
  const coverage = parts.length === 0 ? 0 : known.length / parts.length;
  if (coverage < MINIMUM_PROFILE_COVERAGE || known.length < 2) {
    const missing = parts.filter(({ value }) => value === null).map(({ id }) => id);
    return { kind: 'too-few-values', missing, coverage };
  }
  const levels = known.map(({ level }) => level);
  const logs = levels.map((level) => Math.log(Math.max(LEAST_FOR_GEOMETRIC, level)));
  return {
    kind: 'range',
    arithmetic: computeMean(levels),
    geometric: Math.exp(computeMean(logs)),
    leaveOneOut: leaveOneOut(known),
    otherWeights: playWithWeights(levels, weightPlay),
    coverage,
  };
}

interface ScaledPart {
  readonly id: string;
  readonly level: number;
}

function scalePart({ id, value, worst, best }: CompositePart): ScaledPart[] {
  if (!(Number.isFinite(worst) && Number.isFinite(best)) || worst === best)
    throw new RangeError(`${id}: the goalposts are two numbers`);
  if (value === null) return [];
  if (!Number.isFinite(value)) throw new RangeError(`${id}: ${value} is no value`);
  return [{ id, level: Math.min(1, Math.max(0, (value - worst) / (best - worst))) }];
}

const computeMean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function leaveOneOut(parts: readonly ScaledPart[]) {
  const all = computeMean(parts.map(({ level }) => level));
  const means = parts.map(({ level }) => (all * parts.length - level) / (parts.length - 1));
  const farthest = Math.max(...means.map((mean) => Math.abs(mean - all)));
  const at = means.findIndex((mean) => Math.abs(mean - all) === farthest);
  return { low: Math.min(...means), high: Math.max(...means), movedMostBy: parts[at]?.id ?? '' };
}

/** The extremes give every part above a cut the one weight and every part below it the other: all cuts are tried. */
function playWithWeights(
  levels: readonly number[],
  play: number,
): { readonly low: number; readonly high: number } {
  const sorted = levels.toSorted((a, b) => a - b);
  const ends = sorted.flatMap((_, cut) =>
    [play, -play].map((side) => {
      const weights = sorted.map((_level, i) => (i < cut ? 1 - side : 1 + side));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return sorted.reduce((sum, level, i) => sum + level * (weights[i] ?? 0), 0) / total;
    }),
  );
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/**
 * The share of pairs of places that change their order from one score to another: 0 none, 1 all. Pairs equal in either
 * score count as unchanged.
 *
 * @param first one score a place
 * @param second another score of the same places, in the same order
 * @returns null with fewer than two places
 * @throws RangeError for lists of different length or values that are not finite
 * Source: discordant pairs of M. G. Kendall, Biometrika 30 (1938) 81-93. Method page: docs/methods/composite-range.md
 * @example
 * computeTurnedPairs([1, 2, 3], [1, 3, 2]).toFixed(4) // => "0.3333"
 */
export function computeTurnedPairs(first: readonly number[], second: readonly number[]): number | null {
  if (first.length !== second.length) throw new RangeError('Both scores are of the same places');
  if (![...first, ...second].every(Number.isFinite)) throw new RangeError('Scores are finite numbers');
  if (first.length < 2) return null;
  let turned = 0;
  for (let i = 0; i < first.length; i += 1)
    for (let j = 0; j < i; j += 1)
      if (((first[i] ?? 0) - (first[j] ?? 0)) * ((second[i] ?? 0) - (second[j] ?? 0)) < 0) turned += 1;
  return turned / ((first.length * (first.length - 1)) / 2);
}
