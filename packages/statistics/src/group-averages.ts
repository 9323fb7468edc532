import type { FrequencyAnswers, KindOfActor, RespondentRole } from './answers.types.ts';
import { isFrequency } from './check-answer.ts';

export interface KindAverage {
  readonly kind: string;
  readonly group: string;
  readonly printed: boolean;
  /** mean frequency 0-5 over those who gave a number; `null` if nobody did */
  readonly mean: number | null;
  /** respondents who gave a number */
  readonly n: number;
  /** respondents by frequency 0, 1, 2, 3, 4, 5 */
  readonly distribution: readonly [number, number, number, number, number, number];
  readonly dontKnowCount: number;
  readonly blankCount: number;
}

export interface GroupAverage {
  readonly group: string;
  /** unweighted mean of its printed kinds' means, 0-5; `null` if no kind has one */
  readonly mean: number | null;
  /** printed kinds with a mean */
  readonly kindsCounted: number;
  /** printed kinds of the group */
  readonly kindsAsked: number;
}

export interface GroupAverages {
  readonly kinds: readonly KindAverage[];
  readonly groups: readonly GroupAverage[];
}

/**
 * Average frequency of contact with each kind of actor, and with each group of kinds, in one time window.
 *
 * A group's score is the unweighted mean of its printed kinds' averages. It therefore says nothing that the kind
 * averages do not already say: whoever sees all kinds of a group can compute it, and whoever sees the group and all
 * kinds but one can compute that one. Disclosure control has to treat the group as the total of its kinds.
 *
 * @param responses one map for each respondent: frequency 0-5, `'dont-know'` or `null` by kind
 * @param kinds the kinds asked, in the order wanted; kinds that are not printed get an average but enter no group
 * @throws RangeError for a frequency outside 0-5
 * Source: Whole-COMM WP3 2023, figure 3.1 panels a-d. Method page: docs/methods/group-averages.md
 * @example
 * computeGroupAverages([new Map([['ngo', 2]]), new Map([['ngo', 5]])], [{ code: 'ngo', group: 'horizontal', printed: true }]).groups // => [{"group":"horizontal","mean":3.5,"kindsCounted":1,"kindsAsked":1}]
 */
export function computeGroupAverages(
  responses: readonly FrequencyAnswers[],
  kinds: readonly KindOfActor[],
): GroupAverages {
  const averages = kinds.map((kind) => averageKind(responses, kind));
  const groups = [...new Set(kinds.map(({ group }) => group))].map((group) => averageGroup(group, averages));
  return { kinds: averages, groups };
}

/**
 * The same averages for each respondent role that occurs, in the order elected policymaker, official, partner.
 *
 * @param respondents each with role and answers
 * @param kinds the kinds asked
 * @throws RangeError for a frequency outside 0-5
 * Source: Whole-COMM WP3 2023, section 3.2. Method page: docs/methods/group-averages.md
 * @example
 * computeGroupAveragesByRole([{ role: 'official', answers: new Map() }], []).map(({ role, respondents }) => [role, respondents]) // => [["official",1]]
 */
export function computeGroupAveragesByRole(
  respondents: readonly { readonly role: RespondentRole; readonly answers: FrequencyAnswers }[],
  kinds: readonly KindOfActor[],
): readonly {
  readonly role: RespondentRole;
  readonly respondents: number;
  readonly averages: GroupAverages;
}[] {
  const roles: readonly RespondentRole[] = ['elected-policymaker', 'official', 'partner-organisation'];
  return roles.flatMap((role) => {
    const own = respondents.filter((respondent) => respondent.role === role).map(({ answers }) => answers);
    return own.length === 0
      ? []
      : [{ role, respondents: own.length, averages: computeGroupAverages(own, kinds) }];
  });
}

function averageKind(responses: readonly FrequencyAnswers[], kind: KindOfActor): KindAverage {
  const distribution: [number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0];
  let sum = 0;
  let n = 0;
  let dontKnowCount = 0;
  for (const answers of responses) {
    const answer = answers.get(kind.code);
    if (isFrequency(answer)) {
      distribution[answer] += 1;
      sum += answer;
      n += 1;
    } else if (answer === 'dont-know') {
      dontKnowCount += 1;
    }
  }
  return {
    kind: kind.code,
    group: kind.group,
    printed: kind.printed,
    mean: n === 0 ? null : sum / n,
    n,
    distribution,
    dontKnowCount,
    blankCount: responses.length - n - dontKnowCount,
  };
}

function averageGroup(group: string, averages: readonly KindAverage[]): GroupAverage {
  const own = averages.filter((kind) => kind.group === group && kind.printed);
  const means = own.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  return {
    group,
    mean: means.length === 0 ? null : means.reduce((sum, mean) => sum + mean, 0) / means.length,
    kindsCounted: means.length,
    kindsAsked: own.length,
  };
}
