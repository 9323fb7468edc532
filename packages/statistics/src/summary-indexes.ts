import type { FrequencyAnswers } from './answers.types.ts';
import { computeInteractionIndex } from './interaction-index.ts';
import type { InteractionIndex } from './interaction-index.ts';

export type CombinedIndex =
  | { readonly kind: 'index'; readonly value: number; readonly scaled: boolean }
  | { readonly kind: 'none'; readonly reason: 'too-few-kinds-answered' };

/** Index 1-4 of one respondent. */
export interface SummaryIndexes {
  /** first window, 0-80 */
  readonly index1: InteractionIndex;
  /** second window, 0-80 */
  readonly index2: InteractionIndex;
  /** both windows together, 0-160 */
  readonly index3: CombinedIndex;
  /** second minus first window, -80 to 80 */
  readonly index4: CombinedIndex;
}

/**
 * Index 1-4 of one respondent: the index of each window, their sum and their difference. Sum and difference exist
 * only if both windows have an index, and are marked `scaled` if either of the two is.
 *
 * @param first answers for the earlier window, frequency 0-5 by kind
 * @param second answers for the later window
 * @param printedKinds the codes of the 16 kinds
 * @throws RangeError as `computeInteractionIndex`
 * Source: Whole-COMM WP3 2023, section 3.4. Method page: docs/methods/interaction-index.md
 * @example
 * computeSummaryIndexes(new Map('abcdefghijklmnop'.split('').map((kind) => [kind, 2])), new Map('abcdefghijklmnop'.split('').map((kind) => [kind, 1])), 'abcdefghijklmnop'.split('')).index4 // => {"kind":"index","value":-16,"scaled":false}
 */
export function computeSummaryIndexes(
  first: FrequencyAnswers,
  second: FrequencyAnswers,
  printedKinds: readonly string[],
): SummaryIndexes {
  const index1 = computeInteractionIndex(first, printedKinds);
  const index2 = computeInteractionIndex(second, printedKinds);
  return {
    index1,
    index2,
    index3: combine(index1, index2, (one, two) => one + two),
    index4: combine(index1, index2, (one, two) => two - one),
  };
}

function combine(
  one: InteractionIndex,
  two: InteractionIndex,
  rule: (one: number, two: number) => number,
): CombinedIndex {
  if (one.kind === 'none' || two.kind === 'none') return { kind: 'none', reason: 'too-few-kinds-answered' };
  return { kind: 'index', value: rule(one.value, two.value), scaled: one.scaled || two.scaled };
}
