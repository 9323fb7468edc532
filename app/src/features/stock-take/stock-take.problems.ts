/** What can go wrong on purpose in a stock-take, and with posts and training. */
import { Problem } from '#server/problem.ts';

/** One person assesses alone, or two do already, and this member is none of them. */
export const notAnAssessor = () => new Problem('stock-take-not-an-assessor', 409);
/** The step needs another state of the round. */
export const notAnswering = () => new Problem('stock-take-not-answering', 409);
export const notTalking = () => new Problem('stock-take-not-talking', 409);
export const notClosed = () => new Problem('stock-take-not-closed', 409);
/** This assessor is done: what was answered stands. */
export const isDoneAlready = () => new Problem('stock-take-done-already', 409);
/** Signals are still open, or scores say nothing about evidence. */
export const unfinished = (left: number) => new Problem('stock-take-unfinished', 409, { left });
export const evidenceMissing = (left: number) => new Problem('stock-take-evidence-missing', 409, { left });
/** What stands in the end is one of the answers given, or a new one that both chose. */
export const notAgreed = (left: number) => new Problem('stock-take-not-agreed', 409, { left });
/** The title of a post or a note looks like a name or tells of a person. */
export const postNamesSomebody = (field: string, words: readonly string[]) =>
  new Problem('post-names-somebody', 422, { words: words.join(', ') }, field);
