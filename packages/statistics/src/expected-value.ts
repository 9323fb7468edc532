import type {
  ExpectedValueFit,
  ExpectedValueTable,
  FittedPrecondition,
  NoExpectedValues,
} from './expected-value.types.ts';
import {
  computeFitted,
  computeVarianceInflation,
  findRepeated,
  fitWeighted,
  standardiseColumn,
} from './weighted-fit.ts';
import type { Column, WeightedFit } from './weighted-fit.ts';

/** Fewer places than this carry no expected value, whatever the number of preconditions; a default of this platform. */
export const MINIMUM_PLACES_FOR_EXPECTATION = 30;
/** and fewer than this for each precondition */
export const PLACES_FOR_EACH_PRECONDITION = 10;
/** Above this, the coefficients of two preconditions cannot be told apart (rule of thumb). */
const ENTANGLED = 10;
/** Expected shares are kept above this part of the overall share, and below 1 by as much of the rest. */
export const LEAST_PART_OF_OVERALL = 1 / 20;
const MAXIMUM_ROUNDS = 100;

/**
 * Regresses a share of many places on preconditions they cannot choose. Each place scatters around its expected value
 * by chance at its own denominator, p (1 − p) / n, and by variation between places, which is estimated (Fay and Herriot's
 * moment equation: the weighted squares of the residuals sum to places − coefficients).
 *
 * @param table complete: places with a missing value are left out before, never filled with 0
 * @returns `no-fit` with the reason below max(30, 10 for each precondition) places, for a precondition that is the
 *   same everywhere or repeats others, and for an outcome that does not vary
 * @throws RangeError for lists of different length, no preconditions, values that are not finite and impossible shares
 * Source: R. E. Fay and R. A. Herriot, JASA 74 (1979) 269-277; as random-effects meta-regression with the estimator of
 * Paule and Mandel. Method page: docs/methods/expected-value.md
 * @example
 * fitExpectedValues({ preconditions: ['size'], columns: [[1, 2, 3]], numerators: [1, 2, 3], denominators: [9, 9, 9] }) // => {"kind":"no-fit","reason":"too-few-places","places":3,"needed":30}
 */
export function fitExpectedValues(table: ExpectedValueTable): ExpectedValueFit | NoExpectedValues {
  const shares = readShares(table);
  const places = shares.outcome.length;
  const needed = countPlacesNeeded(table.preconditions.length);
  if (places < needed) return { kind: 'no-fit', reason: 'too-few-places', places, needed };
  const columns = readColumns(table);
  if ('kind' in columns) return columns;
  if (shares.outcome.every((share) => share === shares.outcome[0]))
    return { kind: 'no-fit', reason: 'outcome-does-not-vary' };
  const { fit, betweenVariance } = fitWithVariation(columns, shares);
  const empty = fitWithVariation([], shares).betweenVariance;
  const preconditions = toPreconditions(columns, fit);
  return {
    kind: 'fit',
    places,
    preconditions,
    levelAtMeans: fit.coefficients[0] ?? 0,
    betweenVariance,
    shareExplained: empty > 0 ? Math.max(0, 1 - betweenVariance / empty) : 0,
    covariance: fit.covariance,
    overallShare: shares.overall,
    entangled: preconditions.filter((one) => one.varianceInflation > ENTANGLED).map(({ name }) => name),
  };
}

/**
 * How many places an expected value needs: max(30, 10 for each precondition).
 *
 * @param preconditions how many
 * @throws nothing
 * Source: default of this platform, after the rule of ten observations for each coefficient. Method page:
 * docs/methods/expected-value.md
 * @example
 * [1, 3, 8].map(countPlacesNeeded) // => [30,30,80]
 */
export function countPlacesNeeded(preconditions: number): number {
  return Math.max(MINIMUM_PLACES_FOR_EXPECTATION, PLACES_FOR_EACH_PRECONDITION * preconditions);
}

/** Keeps an expected share where a share can be. */
export function limitShare(share: number, overall: number): number {
  const least = overall * LEAST_PART_OF_OVERALL;
  const most = 1 - (1 - overall) * LEAST_PART_OF_OVERALL;
  return Math.min(most, Math.max(least, share));
}

interface Shares {
  readonly outcome: Float64Array;
  readonly sizes: Float64Array;
  readonly overall: number;
}

function readShares({ preconditions, columns, numerators, denominators }: ExpectedValueTable): Shares {
  const places = numerators.length;
  if (preconditions.length === 0 || columns.length !== preconditions.length)
    throw new RangeError('Each precondition has one column, and there is at least one');
  if (denominators.length !== places || columns.some((column) => column.length !== places))
    throw new RangeError('All columns have one value for each place');
  let counted = 0;
  let people = 0;
  const outcome = new Float64Array(places);
  for (let i = 0; i < places; i += 1) {
    const numerator = numerators[i] ?? 0;
    const denominator = denominators[i] ?? 0;
    if (!(numerator >= 0 && numerator <= denominator && denominator > 0 && Number.isFinite(denominator)))
      throw new RangeError(`Place ${i + 1}: ${numerator} of ${denominator} is no share`);
    outcome[i] = numerator / denominator;
    counted += numerator;
    people += denominator;
  }
  return { outcome, sizes: Float64Array.from(denominators), overall: counted / people };
}

function readColumns({ preconditions, columns }: ExpectedValueTable): Column[] | NoExpectedValues {
  const read = columns.map((values, j) => standardiseColumn(preconditions[j] ?? '', values));
  const same = preconditions.filter((_, j) => read[j] === null);
  if (same.length > 0) return { kind: 'no-fit', reason: 'no-variation', preconditions: same };
  const varying = read.filter((column) => column !== null);
  const repeated = findRepeated(varying);
  if (repeated === null) return varying;
  return { kind: 'no-fit', reason: 'repeated-preconditions', preconditions: repeated };
}

/** Coefficients, chance at each place and variation between places in turn, until none moves. */
function fitWithVariation(columns: readonly Column[], { outcome, sizes, overall }: Shares) {
  const places = outcome.length;
  const free = places - columns.length - 1;
  const weights = new Float64Array(places).fill(1);
  let fit = fitWeighted(columns, outcome, weights);
  let betweenVariance = overall * (1 - overall) * 0.01;
  for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
    const fitted = computeFitted(columns, fit.coefficients, places);
    let excess = -free;
    let slope = 0;
    for (let i = 0; i < places; i += 1) {
      const level = limitShare(fitted[i] ?? 0, overall);
      const weight = 1 / (betweenVariance + (level * (1 - level)) / (sizes[i] ?? 1));
      const squared = ((outcome[i] ?? 0) - (fitted[i] ?? 0)) ** 2 * weight;
      weights[i] = weight;
      excess += squared;
      slope += squared * weight;
    }
    const next = Math.max(0, betweenVariance + excess / Math.max(slope, Number.MIN_VALUE));
    const before = fit.coefficients;
    fit = fitWeighted(columns, outcome, weights);
    const moved = Math.max(...fit.coefficients.map((value, j) => Math.abs(value - (before[j] ?? 0))));
    const isSettled = Math.abs(next - betweenVariance) <= 1e-10 * betweenVariance && moved < 1e-10;
    betweenVariance = next;
    if (isSettled || (next === 0 && moved < 1e-10 && round > 5)) break;
  }
  return { fit, betweenVariance };
}

function toPreconditions(columns: readonly Column[], fit: WeightedFit): FittedPrecondition[] {
  const inflation = computeVarianceInflation(columns);
  return columns.map(({ name, mean, standardDeviation, least, most }, j) => ({
    name,
    mean,
    standardDeviation,
    least,
    most,
    coefficient: (fit.coefficients[j + 1] ?? 0) / standardDeviation,
    standardError: Math.sqrt(fit.covariance[j + 1]?.[j + 1] ?? 0) / standardDeviation,
    varianceInflation: inflation[j] ?? 1,
  }));
}
