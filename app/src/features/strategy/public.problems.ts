/** What can go wrong on purpose on the public side of a strategy. */
import { Problem } from '#server/problem.ts';

export const previewOutdated = () => new Problem('strategy-preview-outdated', 409);
export const notAdopted = () => new Problem('strategy-not-adopted', 409);
export const versionPublicBefore = (version: number) =>
  new Problem('strategy-version-public-before', 409, { version });
export const namesNotLookedAt = (words: string) =>
  new Problem('names-not-looked-at', 422, { words }, 'hasLooked');
export const withdrawnBefore = () => new Problem('strategy-withdrawn-before', 409);
export const nothingToPublish = () => new Problem('strategy-nothing-to-publish', 422);

export const commentsClosed = (day: string) => new Problem('strategy-comments-closed', 410, { day });
export const commentsNotYetOpen = (day: string) =>
  new Problem('strategy-comments-not-yet-open', 409, { day });
export const takesNoComments = () => new Problem('strategy-takes-no-comments', 410);
/** The part, goal or action is not in the draft any more. */
export const notInTheDraft = () => new Problem('strategy-not-in-the-draft', 422, {}, 'about');

export const onlyShownAreAnswered = () =>
  new Problem('only-shown-comments-are-answered', 409, {}, 'commentId');
export const statementThere = () => new Problem('comment-is-a-statement-already', 409);
/** Progress of what nobody can read would be about nothing. */
export const notPublic = () => new Problem('strategy-not-public', 409);
