import type { Frequency, FrequencyAnswer, Scale } from './answers.types.ts';

/**
 * True if the answer is a number; false for "don't know" and blank.
 *
 * @throws RangeError for a number that is not a whole number from 0 to 5: such an answer was never checked.
 */
export function isFrequency(answer: FrequencyAnswer | undefined): answer is Frequency {
  if (answer === undefined || answer === null || answer === 'dont-know') return false;
  if (!Number.isInteger(answer) || answer < 0 || answer > 5) {
    throw new RangeError(`A frequency is a whole number from 0 to 5, not ${String(answer)}`);
  }
  return true;
}

/** @throws RangeError unless there are at least as many people asked as answers, both whole numbers. */
export function checkPopulation(answered: number, populationSize: number): void {
  if (!Number.isInteger(populationSize) || populationSize < answered) {
    throw new RangeError(`${answered} answers cannot come from ${populationSize} people asked`);
  }
}

/** @throws RangeError for a value outside the scale or not a number, or a scale without length. */
export function checkValues(values: readonly number[], scale: Scale): void {
  if (!(scale.min < scale.max)) throw new RangeError('A scale needs min below max');
  for (const value of values) {
    if (!(value >= scale.min && value <= scale.max)) {
      throw new RangeError(`${value} lies outside the scale ${scale.min} to ${scale.max}`);
    }
  }
}
