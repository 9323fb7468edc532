import type { FrequencyAnswer } from './answers.types.ts';
import { isFrequency } from './check-answer.ts';

/**
 * Merges a respondent's answers about named actors into one answer for each actor kind: the highest frequency, so
 * that a place that lists many associations does not score higher than one that lists them as a kind. If nobody of
 * the kind got a number, "don't know" wins over blank.
 *
 * @param answers one entry for each named actor: its kind and the frequency 0-5, `'dont-know'` or `null` (blank)
 * @returns one answer by kind, in order of first appearance
 * @throws RangeError for a frequency outside 0-5
 * Source: Whole-COMM WP3 2023, 3.4 (asks about kinds); the rule for named actors is this platform's. Method page:
 * docs/methods/interaction-index.md
 * @example
 * [...mergeActorsToKinds([{ kind: 'employers', answer: 2 }, { kind: 'employers', answer: 4 }])] // => [["employers", 4]]
 */
export function mergeActorsToKinds(
  answers: readonly { readonly kind: string; readonly answer: FrequencyAnswer }[],
): Map<string, FrequencyAnswer> {
  const merged = new Map<string, FrequencyAnswer>();
  for (const { kind, answer } of answers) {
    const before = merged.get(kind);
    if (isFrequency(answer)) {
      merged.set(kind, isFrequency(before) && before > answer ? before : answer);
    } else if (before === undefined || (before === null && answer === 'dont-know')) {
      merged.set(kind, answer);
    }
  }
  return merged;
}
