/** What can go wrong on purpose with networks. */
import { Problem } from '#server/problem.ts';

export const wordsNeedALook = (words: readonly string[], field: string) =>
  new Problem('network-names', 422, { words: words.join(', ') }, field);
export const amountWrong = (wrong: string, field: string) =>
  new Problem(`network-amount-${wrong}`, 422, {}, field);
export const practiceNotPublished = () => new Problem('network-practice-not-published', 409);
