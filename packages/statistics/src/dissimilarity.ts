/** People of one unit (school, district): of the group looked at, and all others. */
export interface UnitCounts {
  readonly group: number;
  readonly others: number;
}

export type Dissimilarity =
  | {
      readonly kind: 'dissimilarity';
      /** 0 (same share in every unit) to 1 (no unit has both): how much of either group would have to move */
      readonly index: number;
      /** what the index would be on average if everybody were dealt to the units by lot */
      readonly chanceLevel: number;
      /** (index − chance level) / (1 − chance level): 0 as by lot, below 0 more even than that, 1 wholly apart */
      readonly adjusted: number;
      /** of the group, the share in the unit that holds most of it, 0–1 */
      readonly shareInLargestUnit: number;
    }
  /** chance alone gives more than 0.20: no index is told */
  | { readonly kind: 'too-small'; readonly chanceLevel: number }
  | { readonly kind: 'no-index'; readonly reason: 'one-group-is-empty' | 'fewer-than-two-units' };

/** Above this chance level an index says more about small numbers than about a town; a default of this platform. */
export const MAXIMUM_CHANCE_LEVEL = 0.2;

/**
 * How unevenly two groups are spread over units, with the level that chance alone gives to so few people, computed exactly.
 *
 * @param units counts of people, whole numbers from 0; units without anybody are of no account
 * @throws RangeError for counts that are not whole numbers from 0
 * Source: O. D. Duncan and B. Duncan, American Sociological Review 20 (1955) 210-217; chance level and adjustment: W. J.
 * Carrington and K. R. Troske, Journal of Business and Economic Statistics 15 (1997) 402-409. Method page:
 * docs/methods/dissimilarity.md
 * @example
 * computeDissimilarity([{ group: 200, others: 2000 }, { group: 400, others: 1000 }, { group: 100, others: 4000 }, { group: 300, others: 3000 }]).index.toFixed(2) // => "0.30"
 * computeDissimilarity(Array.from({ length: 10 }, () => ({ group: 1, others: 299 }))).kind // => "too-small"
 */
export function computeDissimilarity(units: readonly UnitCounts[]): Dissimilarity {
  for (const { group, others } of units)
    for (const count of [group, others])
      if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`${count} is no number of people`);
  const peopled = units.filter(({ group, others }) => group + others > 0);
  const all = peopled.reduce((sum, { group }) => sum + group, 0);
  const rest = peopled.reduce((sum, { others }) => sum + others, 0);
  if (all === 0 || rest === 0) return { kind: 'no-index', reason: 'one-group-is-empty' };
  if (peopled.length < 2) return { kind: 'no-index', reason: 'fewer-than-two-units' };
  const chanceLevel = computeChanceLevel(peopled, all, rest);
  if (chanceLevel > MAXIMUM_CHANCE_LEVEL) return { kind: 'too-small', chanceLevel };
  const index =
    peopled.reduce((sum, { group, others }) => sum + Math.abs(group / all - others / rest), 0) / 2;
  return {
    kind: 'dissimilarity',
    index,
    chanceLevel,
    adjusted: (index - chanceLevel) / (1 - chanceLevel),
    shareInLargestUnit: Math.max(...peopled.map(({ group }) => group)) / all,
  };
}

/**
 * In a unit of n people, t of the group by lot are hypergeometric, and |t / T − (n − t) / R| is N / (T R) times |t − n T / N|:
 * its mean is a sum over t. Units of the same size share it.
 */
function computeChanceLevel(units: readonly UnitCounts[], all: number, rest: number): number {
  const total = all + rest;
  const ofSize = new Map<number, number>();
  let sum = 0;
  for (const { group, others } of units) {
    const size = group + others;
    const known = ofSize.get(size) ?? computeMeanDeviation(size, all, total);
    ofSize.set(size, known);
    sum += known;
  }
  return (sum * total) / (all * rest) / 2;
}

/** Mean of |t − expected| when `size` people are drawn from `total` of whom `all` belong to the group. */
function computeMeanDeviation(size: number, all: number, total: number): number {
  const expected = (size * all) / total;
  const least = Math.max(0, size - (total - all));
  const most = Math.min(size, all);
  // chances relative to the middle one, from it outwards, so that none is lost in the tails
  const middle = Math.min(most, Math.max(least, Math.floor(((size + 1) * (all + 1)) / (total + 2))));
  let weight = 1;
  let weights = 1;
  let deviations = Math.abs(middle - expected);
  for (let t = middle; t < most && weight > 0; t += 1) {
    weight *= ((all - t) * (size - t)) / ((t + 1) * (total - all - size + t + 1));
    weights += weight;
    deviations += weight * Math.abs(t + 1 - expected);
  }
  weight = 1;
  for (let t = middle; t > least && weight > 0; t -= 1) {
    weight *= (t * (total - all - size + t)) / ((all - t + 1) * (size - t + 1));
    weights += weight;
    deviations += weight * Math.abs(t - 1 - expected);
  }
  return deviations / weights;
}
