/** What can go wrong on purpose with cards, packs and messages. */
import { Problem } from '#server/problem.ts';

/** Somebody else saved in the meantime. */
export const changedMeanwhile = () => new Problem('message-changed-meanwhile', 409);
export const sentenceNumber = (number: string, field: string) =>
  new Problem('card-sentence-number', 422, { number }, field);
export const cardPublishedBefore = () => new Problem('card-published-before', 409);
export const cardWithdrawn = () => new Problem('card-withdrawn', 410);
export const packPublishedBefore = () => new Problem('pack-published-before', 409);
export const packNotReady = (what: 'facts' | 'questions' | 'recipients' | 'time') =>
  new Problem('pack-not-ready', 422, { what });
export const packBeforeEmbargo = () => new Problem('pack-before-embargo', 422, {}, 'opensAt');
export const packNotOpen = () => new Problem('pack-not-open', 409);
export const packOpenedBefore = () => new Problem('pack-opened-before', 409);
export const groupNamedBefore = (name: string) => new Problem('group-named-before', 422, { name }, 'name');
export const claimNotInText = () => new Problem('claim-not-in-text', 422, {}, 'quote');
export const tooManyEntries = (maximum: number) => new Problem('too-many-entries', 422, { maximum });
