import type { FrequencyAnswers, KindOfActor } from './answers.types.ts';
import { isFrequency } from './check-answer.ts';

export interface KindChange {
  readonly kind: string;
  readonly group: string;
  readonly printed: boolean;
  /** mean of second minus first, -5 to 5, over those who answered both; `null` if nobody did */
  readonly change: number | null;
  readonly nBoth: number;
  readonly nFirst: number;
  readonly nSecond: number;
  /** the respondents' differences in ascending order, for intervals; confidential, never shown singly */
  readonly differences: readonly number[];
}

export interface GroupChange {
  readonly group: string;
  /** unweighted mean of its printed kinds' changes; `null` if no kind has one */
  readonly change: number | null;
  readonly kindsCounted: number;
  readonly kindsAsked: number;
}

/**
 * Change in the frequency of contact between the two time windows of one wave, within respondents: only those who
 * gave a number for both windows count, so that people who skip one window do not look like a change.
 *
 * @param responses for each respondent the answers of the earlier and of the later window
 * @param kinds the kinds asked; kinds that are not printed get a change but enter no group
 * @throws RangeError for a frequency outside 0-5
 * Source: Whole-COMM WP3 2023, figure 3.2. Method page: docs/methods/group-averages.md
 * @example
 * computeChangeBetweenWindows([{ first: new Map([['ngo', 4]]), second: new Map([['ngo', 1]]) }], [{ code: 'ngo', group: 'horizontal', printed: true }]).groups // => [{"group":"horizontal","change":-3,"kindsCounted":1,"kindsAsked":1}]
 */
export function computeChangeBetweenWindows(
  responses: readonly { readonly first: FrequencyAnswers; readonly second: FrequencyAnswers }[],
  kinds: readonly KindOfActor[],
): { readonly kinds: readonly KindChange[]; readonly groups: readonly GroupChange[] } {
  const changes = kinds.map((kind) => changeOfKind(responses, kind));
  const groups = [...new Set(kinds.map(({ group }) => group))].map((group) => changeOfGroup(group, changes));
  return { kinds: changes, groups };
}

function changeOfKind(
  responses: readonly { readonly first: FrequencyAnswers; readonly second: FrequencyAnswers }[],
  kind: KindOfActor,
): KindChange {
  const differences: number[] = [];
  let nFirst = 0;
  let nSecond = 0;
  for (const { first, second } of responses) {
    const before = first.get(kind.code);
    const after = second.get(kind.code);
    if (isFrequency(before)) nFirst += 1;
    if (isFrequency(after)) nSecond += 1;
    if (isFrequency(before) && isFrequency(after)) differences.push(after - before);
  }
  differences.sort((a, b) => a - b);
  const sum = differences.reduce((total, difference) => total + difference, 0);
  return {
    kind: kind.code,
    group: kind.group,
    printed: kind.printed,
    change: differences.length === 0 ? null : sum / differences.length,
    nBoth: differences.length,
    nFirst,
    nSecond,
    differences,
  };
}

function changeOfGroup(group: string, changes: readonly KindChange[]): GroupChange {
  const own = changes.filter((kind) => kind.group === group && kind.printed);
  const found = own.flatMap(({ change }) => (change === null ? [] : [change]));
  return {
    group,
    change: found.length === 0 ? null : found.reduce((sum, change) => sum + change, 0) / found.length,
    kindsCounted: found.length,
    kindsAsked: own.length,
  };
}
