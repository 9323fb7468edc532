/**
 * Who stands behind the averages of a kind of actor, in each window.
 *
 * From the two averages and the change between them, what is left by subtraction is the answers of those who answered
 * for one window only. Where these are one to four people, both averages count only those who answered for both: the
 * change then is the difference of the two averages and tells nothing besides.
 */
import type { FrequencyAnswer, Frequency } from '@vicus/statistics';
import { MINIMUM_GROUP, type Respondent, type WindowCode } from './governance.types.ts';

export interface BaseSets {
  readonly earlier: readonly Respondent[];
  readonly later: readonly Respondent[];
  readonly both: readonly Respondent[];
  /** false: the change would tell about one to four people and is withheld */
  readonly changeMayBeShown: boolean;
}

export function isNumber(answer: FrequencyAnswer | undefined): answer is Frequency {
  return typeof answer === 'number';
}

export function readFrequency(respondent: Respondent, window: WindowCode, kind: string): FrequencyAnswer {
  return respondent.frequency[window].get(kind) ?? null;
}

export function chooseBaseSets(respondents: readonly Respondent[], kind: string): BaseSets {
  const earlier = respondents.filter((one) => isNumber(readFrequency(one, 'earlier', kind)));
  const later = respondents.filter((one) => isNumber(readFrequency(one, 'later', kind)));
  const both = earlier.filter((one) => later.includes(one));
  const leftOver = earlier.length + later.length - 2 * both.length;
  if (leftOver === 0 || leftOver >= MINIMUM_GROUP) return { earlier, later, both, changeMayBeShown: true };
  if (both.length >= MINIMUM_GROUP) return { earlier: both, later: both, both, changeMayBeShown: true };
  return { earlier, later, both, changeMayBeShown: false };
}

export function sumFrequencies(
  respondents: readonly Respondent[],
  window: WindowCode,
  kind: string,
): number[] {
  return respondents.map((one) => readFrequency(one, window, kind)).filter(isNumber);
}
