/** Weights that bring the composition of the respondents to that of the population (raking). */

export interface RakeInput {
  /** by dimension: each respondent's category; undefined where it is not known */
  readonly categories: Readonly<Record<string, readonly (string | undefined)[]>>;
  /** by dimension: people in each category of the population (counts or shares, above 0) */
  readonly margins: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** weights by design, one a respondent; all equal if left out */
  readonly baseWeights?: readonly number[];
  /** smallest and largest weight that is let stand, as a multiple of the mean weight; defaults 0.3 and 3 */
  readonly lower?: number;
  readonly upper?: number;
}

export interface RakeWarning {
  readonly dimension: string;
  readonly category: string;
  /** `nobody-answered`: left out of the margin; `not-in-population`: respondents whose category has no margin */
  readonly kind: 'nobody-answered' | 'not-in-population';
}

export interface RakedWeights {
  /** one a respondent, mean 1 */
  readonly weights: readonly number[];
  readonly rounds: number;
  readonly isConverged: boolean;
  /** whether a weight was cut to `lower` or `upper`: margins are then met only nearly */
  readonly isTrimmed: boolean;
  /** largest difference between weighted and wanted share of a category, 0–1 */
  readonly largestDeviation: number;
  readonly warnings: readonly RakeWarning[];
}

interface Dimension {
  readonly groups: readonly { readonly members: readonly number[]; readonly wanted: number }[];
}

const MAXIMUM_ROUNDS = 200;
const TOLERANCE = 1e-6;

/**
 * Raking (iterative proportional fitting) with trimming inside the loop: dimension by dimension each weight is
 * multiplied by wanted / present share of its category; after each round weights are cut to `lower` and `upper` times
 * the mean. Stops when every category is within one in a million of its share, or the cut weights no longer move.
 *
 * Respondents without a known category keep their weight in that dimension. A category of the population in which
 * nobody answered cannot be raked to: it is left out with a warning, and the others stand for the rest.
 *
 * @param input one category a respondent and dimension; at least one respondent
 * @throws RangeError for lists of different length, no respondents, weights or margins that are not above 0, and
 *   limits that do not enclose 1
 * Source: W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11 (1940) 427-444; trimming inside the loop
 * as in the R package anesrake. Method page: docs/methods/survey-weights.md
 * @example
 * rakeWeights({ categories: { sex: ['f', 'f', 'f', 'm'] }, margins: { sex: { f: 500, m: 500 } } }).weights.map((w) => w.toFixed(3)) // => ["0.667","0.667","0.667","2.000"]
 */
export function rakeWeights(input: RakeInput): RakedWeights {
  const { lower = 0.3, upper = 3 } = input;
  if (!(lower > 0 && lower <= 1 && upper >= 1)) throw new RangeError('The limits of weights enclose 1');
  const weights = readBaseWeights(input);
  const { dimensions, warnings } = readDimensions(input);
  let isTrimmed = false;
  let rounds = 0;
  for (; rounds < MAXIMUM_ROUNDS;) {
    rounds += 1;
    const before = [...weights];
    for (const dimension of dimensions) fitDimension(dimension, weights);
    isTrimmed = trimWeights(weights, lower, upper);
    const moved = Math.max(...weights.map((weight, i) => Math.abs(weight - (before[i] ?? 0))));
    if (moved < TOLERANCE || (!isTrimmed && measureDeviation(dimensions, weights) < TOLERANCE / 10)) break;
  }
  const largestDeviation = measureDeviation(dimensions, weights);
  const isConverged = rounds < MAXIMUM_ROUNDS && (isTrimmed || largestDeviation < TOLERANCE);
  return { weights, rounds, isConverged, isTrimmed, largestDeviation, warnings };
}

function readBaseWeights({ categories, baseWeights }: RakeInput): number[] {
  const lengths = new Set(Object.values(categories).map((list) => list.length));
  if (baseWeights !== undefined) lengths.add(baseWeights.length);
  const [count = 0] = lengths;
  if (lengths.size !== 1 || count === 0)
    throw new RangeError('Each dimension has one category for each respondent');
  const base = baseWeights ?? Array.from({ length: count }, () => 1);
  if (!base.every((weight) => weight > 0 && Number.isFinite(weight)))
    throw new RangeError('Weights are above 0');
  const mean = base.reduce((sum, weight) => sum + weight, 0) / count;
  return base.map((weight) => weight / mean);
}

function readDimensions(input: RakeInput) {
  const warnings: RakeWarning[] = [];
  const dimensions = Object.entries(input.margins).map(([dimension, margin]): Dimension => {
    const own = input.categories[dimension] ?? [];
    const members = new Map<string, number[]>();
    own.forEach((category, i) => {
      if (category !== undefined) members.set(category, [...(members.get(category) ?? []), i]);
    });
    for (const category of members.keys())
      if (margin[category] === undefined) warnings.push({ dimension, category, kind: 'not-in-population' });
    const groups = Object.entries(margin).flatMap(([category, people]) => {
      if (!(people >= 0 && Number.isFinite(people)))
        throw new RangeError(`${dimension} ${category}: no number`);
      const found = members.get(category);
      if (found === undefined && people > 0) warnings.push({ dimension, category, kind: 'nobody-answered' });
      if (found !== undefined && people === 0)
        warnings.push({ dimension, category, kind: 'not-in-population' });
      return found === undefined || people === 0 ? [] : [{ members: found, wanted: people }];
    });
    const total = groups.reduce((sum, { wanted }) => sum + wanted, 0);
    return { groups: groups.map((group) => ({ ...group, wanted: group.wanted / total })) };
  });
  return { dimensions, warnings };
}

const sumOf = (members: readonly number[], weights: readonly number[]): number =>
  members.reduce((sum, i) => sum + (weights[i] ?? 0), 0);

function fitDimension({ groups }: Dimension, weights: number[]): void {
  const sums = groups.map(({ members }) => sumOf(members, weights));
  const total = sums.reduce((sum, one) => sum + one, 0);
  groups.forEach(({ members, wanted }, g) => {
    const factor = (wanted * total) / (sums[g] ?? 1);
    for (const i of members) weights[i] = (weights[i] ?? 0) * factor;
  });
}

/** Cuts and brings the mean back to 1 until both hold. @returns whether anything was cut */
function trimWeights(weights: number[], lower: number, upper: number): boolean {
  let isTrimmed = false;
  for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
    let isOutside = false;
    weights.forEach((weight, i) => {
      const scaled = weight / mean;
      const cut = Math.min(upper, Math.max(lower, scaled));
      if (Math.abs(cut - scaled) > 1e-12) isOutside = true;
      weights[i] = cut;
    });
    if (!isOutside) break;
    isTrimmed = true;
  }
  return isTrimmed;
}

function measureDeviation(dimensions: readonly Dimension[], weights: readonly number[]): number {
  const deviations = dimensions.flatMap(({ groups }) => {
    const sums = groups.map(({ members }) => sumOf(members, weights));
    const total = sums.reduce((sum, one) => sum + one, 0);
    return groups.map(({ wanted }, g) => Math.abs((sums[g] ?? 0) / total - wanted));
  });
  return Math.max(0, ...deviations);
}
