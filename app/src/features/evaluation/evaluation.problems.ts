/** What can go wrong on purpose when a strategy is judged. */
import { Problem } from '#server/problem.ts';

/** Somebody else saved it after this form was made. The page shows both texts. */
export const changedMeanwhile = () => new Problem('changed-meanwhile', 409);
export const evaluationConcluded = () => new Problem('evaluation-concluded', 409);
export const criteriaMissing = (count: number) => new Problem('evaluation-criteria-missing', 422, { count });
/** The level stated is above what the evidence at hand can carry. */
export const levelNotCarried = (highest: number) =>
  new Problem('evaluation-level-not-carried', 422, { highest }, 'evidenceLevel');
export const practiceTooLong = (field: string, words: number, limit: number) =>
  new Problem('practice-too-long', 422, { words, limit }, field);
export const practiceIncomplete = (field: string, count: number) =>
  new Problem('practice-incomplete', 422, { count }, field);
export const practiceNames = (words: readonly string[], field: string) =>
  new Problem('practice-names', 422, { words: words.join(', ') }, field);
export const cycleOutOfOrder = () => new Problem('cycle-out-of-order', 422, {}, 'dueOn');
