import type { Confidence } from './answers.types.ts';

/** Two-sided quantiles of the standard normal distribution (NIST/SEMATECH e-Handbook 1.3.6.7.1, more digits from R qnorm). */
const NORMAL_QUANTILES: Readonly<Record<Confidence, number>> = {
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
};

/**
 * The two-sided quantile z of the standard normal distribution: between -z and z lies the share `confidence`.
 *
 * @param confidence 0.9, 0.95 or 0.99
 * @throws RangeError for any other confidence
 * Source: tables of the normal distribution. Method page: docs/methods/wilson-interval.md
 * @example
 * computeNormalQuantile(0.95).toFixed(6) // => "1.959964"
 */
export function computeNormalQuantile(confidence: Confidence): number {
  const quantile = NORMAL_QUANTILES[confidence];
  if (quantile === undefined)
    throw new RangeError(`Confidence is 0.9, 0.95 or 0.99, not ${String(confidence)}`);
  return quantile;
}

/**
 * The two-sided quantile t of Student's distribution: between -t and t lies the share `confidence`.
 *
 * Solved by bisection on the angle theta = arctan(t / sqrt(df)), in which the distribution function is a finite sum
 * (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4), exact for whole degrees of freedom.
 *
 * @param degreesOfFreedom whole number from 1
 * @param confidence share strictly between 0 and 1, e.g. 0.95
 * @throws RangeError for other arguments
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7. Method page:
 * docs/methods/finite-population-interval.md
 * @example
 * computeStudentQuantile(16, 0.95).toFixed(3) // => "2.120"
 */
export function computeStudentQuantile(degreesOfFreedom: number, confidence: number): number {
  if (!Number.isInteger(degreesOfFreedom) || degreesOfFreedom < 1) {
    throw new RangeError(`Degrees of freedom are a whole number from 1, not ${degreesOfFreedom}`);
  }
  if (!(confidence > 0 && confidence < 1)) throw new RangeError('Confidence lies between 0 and 1');
  let low = 0;
  let high = Math.PI / 2;
  // 60 halvings bring the angle below the spacing of double numbers
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (shareWithinAngle(middle, degreesOfFreedom) < confidence) low = middle;
    else high = middle;
  }
  return Math.sqrt(degreesOfFreedom) * Math.tan((low + high) / 2);
}

/** P(|T| < sqrt(df) tan(theta)). */
function shareWithinAngle(theta: number, degreesOfFreedom: number): number {
  const sine = Math.sin(theta);
  const cosine = Math.cos(theta);
  const isOdd = degreesOfFreedom % 2 === 1;
  if (degreesOfFreedom === 1) return (2 * theta) / Math.PI;
  let term = isOdd ? cosine : 1;
  let sum = term;
  for (let power = isOdd ? 3 : 2; power <= degreesOfFreedom - 2; power += 2) {
    term *= ((power - 1) / power) * cosine * cosine;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (theta + sine * sum) : sine * sum;
}
