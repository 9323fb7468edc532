import type {
  FrequencyAnswer,
  FrequencyAnswers,
  KindOfActor,
  Nature,
  NatureAnswer,
  NatureAnswers,
} from './answers.types.ts';
import { isFrequency } from './check-answer.ts';

export interface NatureSummary {
  /** mean from -2 (very conflictual) to 2 (very collaborative); `null` if no tie counts */
  readonly mean: number | null;
  /** ties that count: contact above 0 and a nature given */
  readonly n: number;
  /** share 0-1 of those ties below 0; `null` if no tie counts */
  readonly conflictualShare: number | null;
  /** share 0-1 of those ties above 0; `null` if no tie counts */
  readonly collaborativeShare: number | null;
  /** ties at -2, -1, 0, 1, 2 */
  readonly distribution: readonly [number, number, number, number, number];
}

export interface KindNature extends NatureSummary {
  readonly kind: string;
  readonly group: string;
  readonly printed: boolean;
}

export interface GroupNature {
  readonly group: string;
  /** unweighted mean of its printed kinds' means, -2 to 2; `null` if no kind has one */
  readonly mean: number | null;
  readonly kindsCounted: number;
  readonly kindsAsked: number;
}

/**
 * Turns the nature as asked (1-5) into the nature as shown (-2 very conflictual to 2 very collaborative).
 *
 * @param asked whole number 1-5
 * @throws RangeError for anything else
 * Source: Whole-COMM WP3 2023, figure 3.3; the source states both scales, not the map between them.
 * Method page: docs/methods/nature-of-ties.md
 * @example
 * [toShownNature(1), toShownNature(3), toShownNature(5)] // => [-2, 0, 2]
 */
export function toShownNature(asked: Nature): -2 | -1 | 0 | 1 | 2 {
  if (!Number.isInteger(asked) || asked < 1 || asked > 5) {
    throw new RangeError(`A nature is a whole number from 1 to 5, not ${String(asked)}`);
  }
  return (asked - 3) as -2 | -1 | 0 | 1 | 2;
}

/**
 * Nature of a set of ties: mean, share conflictual and share collaborative, over the ties that have contact
 * (frequency above 0) and a nature. A tie without contact has no nature, whatever was ticked.
 *
 * @param ties frequency 0-5 and nature 1-5 of each tie, or `'dont-know'` / `null`
 * @throws RangeError for a frequency outside 0-5 or a nature outside 1-5
 * Source: Whole-COMM WP3 2023, figure 3.3. Method page: docs/methods/nature-of-ties.md
 * @example
 * computeNature([{ frequency: 4, nature: 5 }, { frequency: 1, nature: 2 }, { frequency: 0, nature: 1 }]) // => {"mean":0.5,"n":2,"conflictualShare":0.5,"collaborativeShare":0.5,"distribution":[0,1,0,0,1]}
 */
export function computeNature(
  ties: readonly { readonly frequency: FrequencyAnswer; readonly nature: NatureAnswer }[],
): NatureSummary {
  const distribution: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  let sum = 0;
  let n = 0;
  for (const { frequency, nature } of ties) {
    if (!isFrequency(frequency) || frequency === 0 || nature === null || nature === 'dont-know') continue;
    const shown = toShownNature(nature);
    const place = (shown + 2) as 0 | 1 | 2 | 3 | 4;
    distribution[place] += 1;
    sum += shown;
    n += 1;
  }
  if (n === 0) return { mean: null, n, conflictualShare: null, collaborativeShare: null, distribution };
  return {
    mean: sum / n,
    n,
    conflictualShare: (distribution[0] + distribution[1]) / n,
    collaborativeShare: (distribution[3] + distribution[4]) / n,
    distribution,
  };
}

/**
 * The nature of ties for each kind of actor and each group of kinds; a group is the unweighted mean of its printed
 * kinds, as in `computeGroupAverages`.
 *
 * @param responses for each respondent the frequency 0-5 and nature 1-5 by kind, of the same time window
 * @param kinds the kinds asked
 * @throws RangeError as `computeNature`
 * Source: Whole-COMM WP3 2023, figure 3.3. Method page: docs/methods/nature-of-ties.md
 * @example
 * computeNatureByKind([{ frequencies: new Map([['ngo', 2]]), natures: new Map([['ngo', 4]]) }], [{ code: 'ngo', group: 'horizontal', printed: true }]).groups // => [{"group":"horizontal","mean":1,"kindsCounted":1,"kindsAsked":1}]
 */
export function computeNatureByKind(
  responses: readonly { readonly frequencies: FrequencyAnswers; readonly natures: NatureAnswers }[],
  kinds: readonly KindOfActor[],
): { readonly kinds: readonly KindNature[]; readonly groups: readonly GroupNature[] } {
  const found = kinds.map(({ code, group, printed }): KindNature => {
    const ties = responses.map(({ frequencies, natures }) => ({
      frequency: frequencies.get(code) ?? null,
      nature: natures.get(code) ?? null,
    }));
    return { kind: code, group, printed, ...computeNature(ties) };
  });
  const groups = [...new Set(kinds.map(({ group }) => group))].map((group) => natureOfGroup(group, found));
  return { kinds: found, groups };
}

function natureOfGroup(group: string, kinds: readonly KindNature[]): GroupNature {
  const own = kinds.filter((kind) => kind.group === group && kind.printed);
  const means = own.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  return {
    group,
    mean: means.length === 0 ? null : means.reduce((sum, mean) => sum + mean, 0) / means.length,
    kindsCounted: means.length,
    kindsAsked: own.length,
  };
}
