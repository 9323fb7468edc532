/** What can go wrong on purpose with themes, conversations and coding. */
import { Problem } from '#server/problem.ts';
import { MINIMUM_STATEMENTS } from './theme.types.ts';

/** Nobody reads the texts where fewer wrote one. */
export const tooFewStatements = () => new Problem('statements-too-few', 422, { minimum: MINIMUM_STATEMENTS });

/** Two people code already, and this member is neither. */
export const roundHasTwoCoders = () => new Problem('round-has-two-coders', 409);

/** The step needs another state of the round. */
export const roundNotCoding = () => new Problem('round-not-coding', 409);
export const roundNotTalking = () => new Problem('round-not-talking', 409);

/** Somebody still has statements to code, or to agree on. */
export const roundUnfinished = (left: number) => new Problem('round-unfinished', 409, { left });

/** Nobody else coded, and the member did not say that nobody else can. */
export const secondCoderMissing = () => new Problem('second-coder-missing', 409);

export const themeInUse = () => new Problem('theme-in-use', 409);
export const themeNotPublic = () => new Problem('theme-raised-by-few', 409, { minimum: MINIMUM_STATEMENTS });
export const previewOutdated = () => new Problem('theme-preview-outdated', 409);
/** Names, ages, countries and the like stand in the notes: look at them before they are kept. */
export const notesNeedALook = (words: readonly string[]) =>
  new Problem('notes-need-a-look', 422, { words: words.join(', ') }, 'notes');

export const noNotesToCode = () => new Problem('no-notes-to-code', 422);
export const conversationIsCoded = () => new Problem('conversation-is-coded', 409);
