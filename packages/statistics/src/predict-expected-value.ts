import { computeNormalSpan } from './distributions.ts';
import { limitShare } from './expected-value.ts';
import type { ExpectedValueFit } from './expected-value.types.ts';
import { checkConfidence, judgeInterval } from './measured-value.ts';
import type { Verdict } from './measured-value.ts';
import { computeStudentQuantile } from './quantiles.ts';
import { spanShareOfPlaces } from './share-spread.ts';

export interface ExpectationQuestion {
  /** by name of the precondition, in its unit; every precondition of the fit */
  readonly values: Readonly<Record<string, number>>;
  /** people behind the outcome in this place, above 0 */
  readonly denominator: number;
  /** left out: no actual value is told */
  readonly numerator?: number;
  /** true: the place was among those fitted, and is first taken out, so that it does not explain itself */
  readonly wasInFit: boolean;
}

export interface ExpectationInput {
  readonly name: string;
  readonly value: number;
  readonly mean: number;
  /** by how much this input moves the expected share away from the average place, −1 to 1 */
  readonly contribution: number;
  /** no place fitted has such a value: the line is drawn further than it was seen */
  readonly isOutsideRange: boolean;
}

export interface Expectation {
  readonly expected: number;
  /** of the shares, 0–1, that places of this size and these preconditions come out with */
  readonly low: number;
  readonly high: number;
  readonly actual: number | null;
  readonly difference: number | null;
  /** whether the actual share lies above or below all that is usual; null without an actual value */
  readonly verdict: Verdict | null;
  readonly inputs: readonly ExpectationInput[];
  /** where the width comes from, as standard deviations of a share */
  readonly chance: number;
  readonly betweenPlaces: number;
  readonly coefficients: number;
  readonly confidence: number;
}

/**
 * The value that places of this size with these preconditions usually have, with a prediction interval: chance at the
 * place's own denominator, variation between places and the uncertainty of the coefficients together.
 *
 * @param fit from `fitExpectedValues`
 * @param question the place's inputs and size; its actual count if known
 * @param options `confidence`, 0.95 unless told
 * @throws RangeError for a missing input, a size that is not above 0, an impossible count, or a place said to be in
 *   the fit without its count
 * Source: as `fitExpectedValues`; leaving one out by its leverage: R. D. Cook and S. Weisberg, Residuals and Influence in
 * Regression, 1982, 2.2. Method page: docs/methods/expected-value.md
 * @example
 * const places = Array.from({ length: 30 }, (_, i) => i);
 * const fit = fitExpectedValues({ preconditions: ['unemployment'], columns: [places], numerators: places.map((i) => 20 + i), denominators: places.map(() => 100) });
 * predictExpectedValue(fit, { values: { unemployment: 10 }, denominator: 100, numerator: 30, wasInFit: true }).expected.toFixed(3) // => "0.300"
 */
export function predictExpectedValue(
  fit: ExpectedValueFit,
  question: ExpectationQuestion,
  options: { readonly confidence?: number } = {},
): Expectation {
  const { confidence = 0.95 } = options;
  checkConfidence(confidence);
  checkQuestion(question);
  const inputs = readInputs(fit, question);
  const actual = question.numerator === undefined ? null : question.numerator / question.denominator;
  const { expected, coefficientVariance } = predictLine(fit, question, inputs, actual);
  const level = limitShare(expected, fit.overallShare);
  const chanceVariance = (level * (1 - level)) / question.denominator;
  const free = fit.places - fit.preconditions.length - 1;
  // beyond 1,000 free places Student's quantile is the normal one to a thousandth
  const wider =
    free > 1000 ? 1 : (computeStudentQuantile(free, confidence) / computeNormalSpan(confidence)) ** 2;
  const spread = (fit.betweenVariance + coefficientVariance) * wider;
  const { low, high } = spanShareOfPlaces(level, spread, question.denominator, confidence);
  return {
    expected: level,
    low,
    high,
    actual,
    difference: actual === null ? null : actual - level,
    verdict: actual === null ? null : turnVerdict(judgeInterval(low, high, actual)),
    inputs,
    chance: Math.sqrt(chanceVariance),
    betweenPlaces: Math.sqrt(fit.betweenVariance),
    coefficients: Math.sqrt(coefficientVariance),
    confidence,
  };
}

/** The interval lies above the value where the value lies below the interval. */
function turnVerdict(verdict: Verdict): Verdict {
  if (verdict === 'cannot-be-told') return verdict;
  return verdict === 'above' ? 'below' : 'above';
}

function checkQuestion({ denominator, numerator, wasInFit }: ExpectationQuestion): void {
  if (!(denominator > 0 && Number.isFinite(denominator)))
    throw new RangeError('The denominator lies above 0');
  if (numerator !== undefined && !(numerator >= 0 && numerator <= denominator))
    throw new RangeError(`${numerator} of ${denominator} is no share`);
  if (wasInFit && numerator === undefined)
    throw new RangeError('A place of the fit is taken out of it by its own count');
}

function readInputs(fit: ExpectedValueFit, { values }: ExpectationQuestion): ExpectationInput[] {
  return fit.preconditions.map(({ name, mean, coefficient, least, most }) => {
    const value = values[name];
    if (value === undefined || !Number.isFinite(value)) throw new RangeError(`${name} has no value`);
    return {
      name,
      value,
      mean,
      contribution: coefficient * (value - mean),
      isOutsideRange: value < least || value > most,
    };
  });
}

/** The line at the place and the variance of the line there, the place itself taken out if it was fitted. */
function predictLine(
  fit: ExpectedValueFit,
  { denominator, wasInFit }: ExpectationQuestion,
  inputs: readonly ExpectationInput[],
  actual: number | null,
): { readonly expected: number; readonly coefficientVariance: number } {
  const onLine = fit.levelAtMeans + inputs.reduce((sum, one) => sum + one.contribution, 0);
  const scores = [
    1,
    ...inputs.map(({ value, mean }, j) => (value - mean) / (fit.preconditions[j]?.standardDeviation ?? 1)),
  ];
  const variance = fit.covariance.reduce(
    (sum, row, a) =>
      sum + (scores[a] ?? 0) * row.reduce((part, value, b) => part + value * (scores[b] ?? 0), 0),
    0,
  );
  if (!wasInFit || actual === null) return { expected: onLine, coefficientVariance: variance };
  const level = limitShare(onLine, fit.overallShare);
  const leverage = variance / (fit.betweenVariance + (level * (1 - level)) / denominator);
  const left = Math.max(1 - leverage, 1e-6);
  return { expected: actual - (actual - onLine) / left, coefficientVariance: variance / left };
}
