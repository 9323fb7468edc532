/** The averages of a wave as linear functions of single answers, for the attack in `linear-attack.ts`. */
import { MINIMUM_KINDS_ANSWERED, KINDS_IN_INDEX } from '@vicus/statistics';
import { isNumber, readFrequency } from './base-sets.ts';
import { WINDOWS, type Respondent, type RoleOfTable, type WindowCode } from './governance.types.ts';
import type { WaveAnswers } from './wave-answers.ts';
import type { PublishedSum } from './linear-attack.ts';

export const INDEX_CODES = ['index-1', 'index-2', 'index-3', 'index-4'] as const;
export type IndexCode = (typeof INDEX_CODES)[number];

const unknownOf = (kind: string, window: WindowCode): string => `${kind} ${window}`;

/** Sum of the answers about one kind for one window, over those who count for the role. */
export function toKindSum(
  answers: WaveAnswers,
  role: RoleOfTable,
  root: string,
  kind: string,
  window: WindowCode,
): PublishedSum {
  const base = answers.bases.get(root)?.get(kind)?.[window] ?? [];
  const terms = base
    .filter(role.includes)
    .map((one) => [answers.respondents.indexOf(one), new Map([[unknownOf(kind, window), 1]])] as const);
  return { label: `${kind} ${window} ${role.code}`, terms: new Map(terms) };
}

export function toChangeSum(answers: WaveAnswers, root: string, kind: string): PublishedSum {
  const both = answers.bases.get(root)?.get(kind)?.both ?? [];
  const terms = both.map((one) => {
    const own = new Map([
      [unknownOf(kind, 'later'), 1],
      [unknownOf(kind, 'earlier'), -1],
    ]);
    return [answers.respondents.indexOf(one), own] as const;
  });
  return { label: `${kind} change`, terms: new Map(terms) };
}

/** Sum of an index over the respondents who have it; a scaled one weighs its answers by 16 / answered. */
export function toIndexSum(answers: WaveAnswers, lead: RoleOfTable, code: IndexCode): PublishedSum {
  const printed = answers.facts.kinds.filter((kind) => kind.printed).map((kind) => kind.code);
  const terms = new Map<number, Map<string, number>>();
  answers.respondents.forEach((one, number) => {
    if (!lead.includes(one)) return;
    const windows = WINDOWS.map((window) => weighWindow(one, window, printed));
    const signs = { 'index-1': [1, 0], 'index-2': [0, 1], 'index-3': [1, 1], 'index-4': [-1, 1] }[code];
    if (windows.some((own, i) => signs[i] !== 0 && own === undefined)) return;
    const own = new Map<string, number>();
    windows.forEach((weights, i) => {
      for (const [unknown, weight] of weights ?? [])
        if (signs[i] !== 0) own.set(unknown, weight * (signs[i] ?? 0));
    });
    terms.set(number, own);
  });
  return { label: code, terms };
}

function weighWindow(
  one: Respondent,
  window: WindowCode,
  printed: readonly string[],
): Map<string, number> | undefined {
  const answered = printed.filter((kind) => isNumber(readFrequency(one, window, kind)));
  if (answered.length < MINIMUM_KINDS_ANSWERED) return undefined;
  return new Map(answered.map((kind) => [unknownOf(kind, window), KINDS_IN_INDEX / answered.length]));
}
