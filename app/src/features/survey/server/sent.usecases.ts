/** Named answers of a general wave after they were sent: corrected or taken back by whoever holds the link, until closing. */
import { Problem } from '#server/problem.ts';
import { computeDraftId, drawSubmissionKey } from '../link.rules.ts';
import type { LinkAddress } from '../respond.types.ts';
import { deleteDraft, holdDraft, storeDraft } from './respond.queries.ts';
import { deleteSentAnswers, selectSentAnswers } from './sent.queries.ts';
import { enterLink, keepsLink, sealDraft } from './respond.usecases.ts';

/**
 * Lays the sent answers out as a draft; what was sent stands until the correction is sent. Problems: those of
 * `openLink`, `answers-are-final` (409) in anonymous waves, `nothing-sent` (409).
 */
export async function reopenAnswers(address: LinkAddress): Promise<void> {
  await enterLink(address, async (transaction, { place, wave }) => {
    if (!keepsLink(wave)) throw new Problem('answers-are-final', 409);
    const where = [place.placeId, wave.waveId] as const;
    const draftId = computeDraftId(address.token);
    await holdDraft(transaction, draftId);
    const answers = await selectSentAnswers(transaction, ...where);
    if (answers === undefined) throw new Problem('nothing-sent', 409);
    const submissionKey = drawSubmissionKey();
    const sealed = sealDraft({ answers, submissionKey }, address);
    await storeDraft(transaction, { placeId: where[0], waveId: where[1], draftId, sealed });
  });
}

/** Deletes the sent answers and any draft; the link may be used again until closing. Problems: as `reopenAnswers`. */
export async function withdrawAnswers(address: LinkAddress): Promise<void> {
  await enterLink(address, async (transaction, { place, wave }) => {
    if (!keepsLink(wave)) throw new Problem('answers-are-final', 409);
    const draftId = computeDraftId(address.token);
    await holdDraft(transaction, draftId);
    if (!(await deleteSentAnswers(transaction, place.placeId, wave.waveId)))
      throw new Problem('nothing-sent', 409);
    await deleteDraft(transaction, place.placeId, wave.waveId, draftId);
  });
}
