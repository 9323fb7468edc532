import { computeBetaQuantile } from './distributions.ts';

/** Above this many people the steps between counts are too fine to matter, and a smooth curve takes their place. */
const MAXIMUM_STEPS = 1000;

/**
 * Between which shares the middle `confidence` of places of this size lies, if their own levels vary around `mean` with
 * `betweenVariance` (beta) and each person adds chance (binomial). At most (1 − confidence) / 2 lies outside each end.
 * Up to 1,000 people the counts themselves are summed; above, a beta curve with the same mean and variance.
 */
export function spanShareOfPlaces(
  mean: number,
  betweenVariance: number,
  size: number,
  confidence: number,
): { readonly low: number; readonly high: number } {
  const tail = (1 - confidence) / 2;
  const room = mean * (1 - mean);
  if (size > MAXIMUM_STEPS) {
    const concentration = limitConcentration(room, betweenVariance + (room - betweenVariance) / size);
    const a = mean * concentration;
    const b = (1 - mean) * concentration;
    return { low: computeBetaQuantile(a, b, tail), high: computeBetaQuantile(a, b, 1 - tail) };
  }
  const concentration = limitConcentration(room, betweenVariance);
  const people = Math.max(1, Math.round(size));
  const chances = listCountChances(people, mean * concentration, (1 - mean) * concentration);
  return { low: findEnd(chances, tail) / people, high: 1 - findEnd(chances.toReversed(), tail) / people };
}

/** a + b of the beta curve with this variance: kept where a curve exists and the arithmetic holds. */
function limitConcentration(room: number, variance: number): number {
  return Math.min(1e9, Math.max(0.05, room / variance - 1));
}

/** Chance of each count 0 … size of a beta-binomial variable, from its most likely count outwards. */
function listCountChances(size: number, a: number, b: number): Float64Array {
  const middle = Math.min(size, Math.round((size * a) / (a + b)));
  const chances = new Float64Array(size + 1);
  chances[middle] = 1;
  for (let k = middle; k < size; k += 1)
    chances[k + 1] = ((chances[k] ?? 0) * ((size - k) * (k + a))) / ((k + 1) * (size - k - 1 + b));
  for (let k = middle; k > 0; k -= 1)
    chances[k - 1] = ((chances[k] ?? 0) * (k * (size - k + b))) / ((size - k + 1) * (k - 1 + a));
  const total = chances.reduce((sum, one) => sum + one, 0);
  return chances.map((one) => one / total);
}

/** The first count at which more than `tail` has been passed. */
function findEnd(chances: Float64Array, tail: number): number {
  let passed = 0;
  let count = 0;
  for (; count < chances.length - 1; count += 1) {
    passed += chances[count] ?? 0;
    if (passed > tail) break;
  }
  return count;
}
