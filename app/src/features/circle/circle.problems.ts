/** What can go wrong on purpose with circles. */
import { Problem } from '#server/problem.ts';

export const circleHasEnded = () => new Problem('circle-has-ended', 409);
export const notInvited = () => new Problem('circle-not-invited', 409);
export const alreadyAsked = () => new Problem('circle-already-asked', 409);
export const onlyTheLead = () => new Problem('circle-only-the-lead', 403);
export const onlyInside = () => new Problem('circle-only-inside', 403);
export const wordsNeedALook = (words: readonly string[], field: string) =>
  new Problem('circle-names', 422, { words: words.join(', ') }, field);
export const amountWrong = (wrong: string, field: string) =>
  new Problem(`circle-amount-${wrong}`, 422, {}, field);
