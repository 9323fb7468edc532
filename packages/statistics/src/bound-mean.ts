import type { Scale } from './answers.types.ts';
import { checkPopulation, checkValues } from './check-answer.ts';

export interface MeanBounds {
  /** the mean of everybody asked if all who did not answer stood at the low end of the scale */
  readonly low: number;
  /** the same at the high end */
  readonly high: number;
}

/**
 * The range of the mean over everybody asked if those who did not answer differ as much as the scale allows. It
 * assumes nothing and contains no chance: the true mean lies inside.
 *
 * @param answered the values, or their sum and number, on the scale
 * @param populationSize how many were asked
 * @param scale ends of the answer scale
 * @throws RangeError if there are more answers than people asked, nobody was asked, or values off the scale
 * Source: C. F. Manski, Partial Identification of Probability Distributions, 2003 (worst-case bounds).
 * Method page: docs/methods/finite-population-interval.md
 * @example
 * boundMeanIfMissingDiffer({ sum: 17 * 2.4, n: 17 }, 25, { min: 0, max: 5 }).low.toFixed(3) // => "1.632"
 */
export function boundMeanIfMissingDiffer(
  answered: readonly number[] | { readonly sum: number; readonly n: number },
  populationSize: number,
  scale: Scale,
): MeanBounds {
  const { sum, n } = 'sum' in answered ? checkSum(answered, scale) : sumUp(answered, scale);
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`The number of answers is a whole number, not ${n}`);
  checkPopulation(n, populationSize);
  if (populationSize === 0) throw new RangeError('Nobody was asked');
  const missing = populationSize - n;
  return {
    low: (sum + missing * scale.min) / populationSize,
    high: (sum + missing * scale.max) / populationSize,
  };
}

function sumUp(values: readonly number[], scale: Scale): { sum: number; n: number } {
  checkValues(values, scale);
  return { sum: values.reduce((total, value) => total + value, 0), n: values.length };
}

/** Allows for rounding in a sum that was computed from a mean. */
function checkSum(
  answered: { readonly sum: number; readonly n: number },
  scale: Scale,
): { sum: number; n: number } {
  const { sum, n } = answered;
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`The number of answers is a whole number, not ${n}`);
  checkValues([], scale);
  const tolerance = 1e-9 * n * Math.max(1, Math.abs(scale.min), Math.abs(scale.max));
  if (!(sum >= n * scale.min - tolerance && sum <= n * scale.max + tolerance)) {
    throw new RangeError(
      `A sum of ${sum} cannot come from ${n} answers between ${scale.min} and ${scale.max}`,
    );
  }
  return { sum, n };
}
