import type { Confidence } from './answers.types.ts';
import { computeNormalQuantile } from './quantiles.ts';

export interface SampleWish {
  /** N: people the survey is about */
  readonly populationSize: number;
  /** wanted margin of error of a share of one half, in percentage points, above 0 to 50 */
  readonly marginPercentagePoints: number;
  /** share of the invited expected to answer, above 0 to 1 */
  readonly expectedResponseShare: number;
  /** what unequal weights are expected to cost; 1 if left out */
  readonly designEffect?: number;
  readonly confidence?: Confidence;
}

export interface SamplePlan {
  /** answers needed */
  readonly answers: number;
  /** people to invite for it, at most the population */
  readonly invited: number;
  /** true: everybody is to be invited */
  readonly isCensus: boolean;
  /** answers to expect when `invited` are invited */
  readonly expectedAnswers: number;
  /** margin of error to expect, percentage points; more than wished where the population is too small */
  readonly expectedMarginPercentagePoints: number;
}

/**
 * How many people to invite so that a share of one half is known to ± the wished margin, with the finite population
 * correction. Where more would have to be invited than there are, everybody is, and the margin to expect is told.
 *
 * @param wish see `SampleWish`
 * @throws RangeError for values out of range
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, 4.4. Method page: docs/methods/sample-size.md
 * @example
 * planSampleSize({ populationSize: 1000, marginPercentagePoints: 5, expectedResponseShare: 0.4 }).answers // => 278
 * planSampleSize({ populationSize: 1000, marginPercentagePoints: 5, expectedResponseShare: 0.4 }).invited // => 695
 */
export function planSampleSize(wish: SampleWish): SamplePlan {
  const { populationSize, marginPercentagePoints: points, expectedResponseShare, designEffect = 1 } = wish;
  if (!(Number.isInteger(populationSize) && populationSize >= 1))
    throw new RangeError('The population is a whole number from 1');
  if (!(points > 0 && points <= 50)) throw new RangeError('The margin lies above 0 and up to 50 points');
  if (!(expectedResponseShare > 0 && expectedResponseShare <= 1))
    throw new RangeError('The expected response lies above 0 and up to 1');
  if (!(designEffect >= 1)) throw new RangeError('The design effect is at least 1');
  const z = computeNormalQuantile(wish.confidence ?? 0.95);
  const unlimited = (designEffect * z * z * 0.25) / (points / 100) ** 2;
  const exact = unlimited / (1 + (unlimited - 1) / populationSize);
  const answers = Math.min(populationSize, Math.ceil(exact - 1e-9));
  const invited = Math.min(populationSize, Math.ceil(answers / expectedResponseShare - 1e-9));
  const expectedAnswers = Math.min(answers, Math.floor(invited * expectedResponseShare + 1e-9));
  return {
    answers,
    invited,
    isCensus: invited === populationSize,
    expectedAnswers,
    expectedMarginPercentagePoints:
      expectedAnswers === 0 ? 50 : computeMarginOfError({ ...wish, answers: expectedAnswers }),
  };
}

/**
 * Margin of error of a share of one half, in percentage points, from `answers` of `populationSize`.
 *
 * @param sample answers from 1, population, design effect (1 if left out)
 * @throws RangeError for more answers than people
 * Source: as `planSampleSize`. Method page: docs/methods/sample-size.md
 * @example
 * computeMarginOfError({ answers: 200, populationSize: 800 }).toFixed(1) // => "6.0"
 */
export function computeMarginOfError(sample: {
  readonly answers: number;
  readonly populationSize: number;
  readonly designEffect?: number;
  readonly confidence?: Confidence;
}): number {
  const { answers, populationSize, designEffect = 1, confidence = 0.95 } = sample;
  if (!(answers >= 1 && answers <= populationSize))
    throw new RangeError(`${answers} answers from a population of ${populationSize}`);
  if (populationSize === 1) return 0;
  const correction = (populationSize - answers) / (populationSize - 1);
  const error = Math.sqrt(((designEffect * 0.25) / answers) * correction);
  return Math.min(50, 100 * computeNormalQuantile(confidence) * error);
}
