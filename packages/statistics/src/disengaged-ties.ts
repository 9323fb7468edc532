import type { FrequencyAnswers, KindOfActor } from './answers.types.ts';
import { isFrequency } from './check-answer.ts';

export interface DisengagedTies {
  /** share 0-1 of the answered ties that have no contact at all; `null` if nothing was answered */
  readonly share: number | null;
  /** answered ties at frequency 0 */
  readonly atZero: number;
  /** answered ties: respondents times kinds, without "don't know" and blank */
  readonly answered: number;
  readonly kinds: readonly DisengagedKind[];
}

export interface DisengagedKind {
  readonly kind: string;
  readonly share: number | null;
  readonly atZero: number;
  readonly answered: number;
}

/**
 * How much of the possible contact does not happen: the share of answered ties at frequency 0, altogether and by
 * kind. A kind at share 1 is one that nobody speaks to; such an average lies at the end of its scale and needs
 * disclosure control before it is shown.
 *
 * @param responses frequency 0-5, `'dont-know'` or `null` by kind, one map for each respondent
 * @param kinds the kinds that count
 * @throws RangeError for a frequency outside 0-5
 * Source: this platform, after Whole-COMM WP3 2023, section 3.1 (actors with no interactions).
 * Method page: docs/methods/group-averages.md
 * @example
 * computeDisengagedTies([new Map([['ngo', 0], ['eu', 0]]), new Map([['ngo', 3], ['eu', null]])], [{ code: 'ngo' }, { code: 'eu' }]).atZero // => 2
 */
export function computeDisengagedTies(
  responses: readonly FrequencyAnswers[],
  kinds: readonly Pick<KindOfActor, 'code'>[],
): DisengagedTies {
  const found = kinds.map(({ code }): DisengagedKind => {
    const answers = responses.map((answersOfOne) => answersOfOne.get(code)).filter(isFrequency);
    const atZero = answers.filter((answer) => answer === 0).length;
    return { kind: code, share: toShare(atZero, answers.length), atZero, answered: answers.length };
  });
  const atZero = found.reduce((sum, kind) => sum + kind.atZero, 0);
  const answered = found.reduce((sum, kind) => sum + kind.answered, 0);
  return { share: toShare(atZero, answered), atZero, answered, kinds: found };
}

function toShare(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
