/** What can go wrong on purpose with asks, answers and questions. */
import { Problem } from '#server/problem.ts';

export const askNoAddressee = () => new Problem('ask-no-addressee', 422);
export const askWasPublished = () => new Problem('ask-was-published', 409);
export const askNotPublic = () => new Problem('ask-not-public', 409);
export const askOwn = () => new Problem('ask-own', 409);
export const addresseeUnknown = () => new Problem('ask-addressee-unknown', 422, {}, 'addressee');
export const addresseeAnswersItself = () => new Problem('ask-addressee-answers-itself', 422, {}, 'addressee');
export const alreadyJoined = () => new Problem('ask-joined-already', 409);
export const questionClosed = () => new Problem('question-closed', 409);
export const questionNotForYou = () => new Problem('question-not-for-you', 404);
export const wordsNeedALook = (words: readonly string[]) =>
  new Problem('ask-names', 422, { words: words.join(', ') }, 'words');
export const sizeNotKnown = () => new Problem('question-size-not-known', 409);
export const needsNotAgreed = () => new Problem('needs-not-agreed', 409);
export const needUnfounded = () => new Problem('needs-unfounded', 422);
