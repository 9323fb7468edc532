import type { FrequencyAnswers, KindOfActor, RespondentRole } from './answers.types.ts';
import { isFrequency } from './check-answer.ts';

export interface RoleContact {
  readonly role: RespondentRole;
  readonly respondents: number;
  /** ties with a number */
  readonly answered: number;
  /** sum of the frequencies 0-5 of those ties */
  readonly contact: number;
  /** share 0-1 of all contact reported; grows with the number of respondents of the role; `null` if there is none */
  readonly contactShare: number | null;
  /** mean frequency 0-5 of a tie of the role: compare roles of different size by this; `null` without an answer */
  readonly meanFrequency: number | null;
}

/**
 * Who carries the contacts: the share of all reported contact (sum of frequencies) by respondent role, and the mean
 * frequency of each role. Pass the kinds of one group to ask who leads towards, say, civil society.
 *
 * @param respondents each with role and frequency 0-5, `'dont-know'` or `null` by kind
 * @param kinds the kinds that count
 * @returns one entry for each role that occurs, in the order elected policymaker, official, partner
 * @throws RangeError for a frequency outside 0-5
 * Source: after Whole-COMM WP3 2023, section 3.2 (division of labour between elected members and officials).
 * Method page: docs/methods/group-averages.md
 * @example
 * computeContactShareByRole([{ role: 'official', answers: new Map([['ngo', 3]]) }, { role: 'elected-policymaker', answers: new Map([['ngo', 1]]) }], [{ code: 'ngo' }]).map(({ contactShare }) => contactShare) // => [0.25, 0.75]
 */
export function computeContactShareByRole(
  respondents: readonly { readonly role: RespondentRole; readonly answers: FrequencyAnswers }[],
  kinds: readonly Pick<KindOfActor, 'code'>[],
): readonly RoleContact[] {
  const roles: readonly RespondentRole[] = ['elected-policymaker', 'official', 'partner-organisation'];
  const counted = roles.flatMap((role) => {
    const own = respondents.filter((respondent) => respondent.role === role);
    if (own.length === 0) return [];
    const answers = own.flatMap((one) => kinds.map(({ code }) => one.answers.get(code)).filter(isFrequency));
    const contact = answers.reduce<number>((sum, answer) => sum + answer, 0);
    return [{ role, respondents: own.length, answered: answers.length, contact }];
  });
  const total = counted.reduce((sum, { contact }) => sum + contact, 0);
  return counted.map((one) => ({
    ...one,
    contactShare: total === 0 ? null : one.contact / total,
    meanFrequency: one.answered === 0 ? null : one.contact / one.answered,
  }));
}
