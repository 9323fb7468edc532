import { Problem } from '#server/problem.ts';

export const tooLong = (field: string, words: number, limit: number) =>
  new Problem('practice-too-long', 422, { words, limit }, field);
export const incomplete = (field: string, count: number) =>
  new Problem('practice-incomplete', 422, { count }, field);
export const namesSomebody = (words: readonly string[], field: string) =>
  new Problem('practice-names', 422, { words: words.join(', ') }, field);
export const changedMeanwhile = () => new Problem('changed-meanwhile', 409);
/** Somebody else publishes, where there is somebody else. */
export const approvedByOneself = () => new Problem('practice-approved-by-oneself', 409);
export const notInReview = () => new Problem('practice-not-in-review', 409);
export const notReady = () => new Problem('practice-not-ready', 409);
export const neverPublished = () => new Problem('practice-never-published', 409);
export const wasPublished = () => new Problem('practice-was-published', 409);
/** A place replies to others, and once at a time. */
export const ownPractice = () => new Problem('practice-is-own', 409);
export const repliedBefore = () => new Problem('practice-replied-before', 409);
