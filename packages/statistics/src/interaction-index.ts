import type { FrequencyAnswers } from './answers.types.ts';
import { isFrequency } from './check-answer.ts';

/** The index is a sum over this many actor kinds, so its range is 0-80. */
export const KINDS_IN_INDEX = 16;

/** With 14 or 15 kinds answered at most an eighth of the sum is filled in; below that too much would be guessed. */
export const MINIMUM_KINDS_ANSWERED = 14;

export type InteractionIndex =
  | {
      readonly kind: 'index';
      /** 0-80 for one window */
      readonly value: number;
      readonly kindsAnswered: number;
      /** true: 14 or 15 kinds were answered and the value is 16 times their mean */
      readonly scaled: boolean;
    }
  | { readonly kind: 'none'; readonly reason: 'too-few-kinds-answered'; readonly kindsAnswered: number };

/**
 * One respondent's interaction index in one time window: the sum of the frequencies 0-5 over the 16 printed kinds.
 * 16 answered: the sum. 14 or 15: 16 times their mean, marked `scaled`. Fewer: not computed. "Don't know" and blank
 * are not 0. Kinds outside `printedKinds` are ignored.
 *
 * @param answers frequency 0-5, `'dont-know'` or `null` by actor kind; a missing key is blank
 * @param printedKinds the codes of the 16 kinds, each once
 * @throws RangeError if `printedKinds` are not 16 different codes, or a frequency lies outside 0-5
 * Source: Whole-COMM WP3 2023, section 3.4 (Index 1 and 2); the rule for missing answers is this platform's.
 * Method page: docs/methods/interaction-index.md
 * @example
 * computeInteractionIndex(new Map('abcdefghijklmnop'.split('').map((kind) => [kind, 2])), 'abcdefghijklmnop'.split('')) // => {"kind":"index","value":32,"kindsAnswered":16,"scaled":false}
 */
export function computeInteractionIndex(
  answers: FrequencyAnswers,
  printedKinds: readonly string[],
): InteractionIndex {
  if (printedKinds.length !== KINDS_IN_INDEX || new Set(printedKinds).size !== KINDS_IN_INDEX) {
    throw new RangeError(`The index is defined over ${KINDS_IN_INDEX} different kinds`);
  }
  let sum = 0;
  let kindsAnswered = 0;
  for (const kind of printedKinds) {
    const answer = answers.get(kind);
    if (!isFrequency(answer)) continue;
    sum += answer;
    kindsAnswered += 1;
  }
  if (kindsAnswered < MINIMUM_KINDS_ANSWERED) {
    return { kind: 'none', reason: 'too-few-kinds-answered', kindsAnswered };
  }
  const scaled = kindsAnswered < KINDS_IN_INDEX;
  return {
    kind: 'index',
    value: scaled ? (KINDS_IN_INDEX * sum) / kindsAnswered : sum,
    kindsAnswered,
    scaled,
  };
}
