/** Sending: exactly once, acknowledged when it is on disk, with a receipt that can be asked for again. */
import { sql } from 'kysely';
import { checkAnswer, type Answers, type Finding } from '@vicus/questionnaire';
import { respond, type RespondTransaction } from '#server/db/doors.ts';
import { sealValue } from '#server/sealing.ts';
import { today } from '#server/clock.ts';
import { computeDraftId, computeLinkHash, computeReceipt, computeSubmissionHash } from '../link.rules.ts';
import { lateLink, newerAnswers, spentLink } from '../survey.problems.ts';
import type { Draft, LinkAddress, Receipt, SentAnswers } from '../respond.types.ts';
import {
  deleteDraft,
  deleteLink,
  insertSubmission,
  isLinkUnspent,
  isSubmitted,
  selectRespondentWave,
} from './respond.queries.ts';
import { enterLink, openDraft, readDraft, type GenuineLink } from './respond.usecases.ts';
import { holdWave } from './survey.queries.ts';

/** What the form of the review page holds. */
export interface PostedReview {
  readonly submissionKey: string;
  /** the draft as reviewed, sealed for this link, base64url */
  readonly reviewed: string;
}

type Prepared =
  | { readonly kind: 'repeat'; readonly link: GenuineLink }
  | {
      readonly kind: 'findings';
      readonly link: GenuineLink;
      readonly findings: readonly Finding[];
      readonly draft: Draft;
    }
  | { readonly kind: 'send'; readonly link: GenuineLink; readonly answers: Answers };

/**
 * Stores the reviewed answers and spends the link, in one transaction. Sent again with the same key it gives the same
 * receipt and stores nothing. Problems: those of `openLink`, `answers-elsewhere` (409) when the draft is not the one
 * that was reviewed.
 */
export async function sendAnswers(address: LinkAddress, posted: PostedReview): Promise<SentAnswers> {
  const reviewed = openDraft(Buffer.from(posted.reviewed, 'base64url'), address);
  const prepared = await enterLink(address, (transaction, link) =>
    prepare(transaction, link, posted, reviewed),
  );
  const { place, wave, waveKey } = prepared.link;
  if (prepared.kind === 'findings')
    return { ok: false, findings: prepared.findings, link: { address, place, wave, draft: prepared.draft } };
  if (prepared.kind === 'send') await storeAnswers(prepared.link, posted.submissionKey, prepared.answers);
  const receipt: Receipt = {
    receipt: computeReceipt(waveKey, posted.submissionKey),
    place,
    wave,
    answers: reviewed?.submissionKey === posted.submissionKey ? reviewed.answers : null,
  };
  return { ok: true, receipt };
}

async function prepare(
  transaction: RespondTransaction,
  link: GenuineLink,
  posted: PostedReview,
  reviewed: Draft | null,
): Promise<Prepared> {
  const { placeId } = link.place;
  const { waveId, instrument } = link.wave;
  const hash = computeSubmissionHash(posted.submissionKey);
  const isKnown = () => isSubmitted(transaction, placeId, waveId, hash);
  // Submissions before links: the order in which `rewrite_answer_tables` locks them.
  const wasKnown = await isKnown();
  if (!(await isLinkUnspent(transaction, placeId, waveId))) {
    // Asked again: the same page may have been sent between the two questions.
    if (wasKnown || (await isKnown())) return { kind: 'repeat', link };
    throw spentLink(link.place);
  }
  const draft = await readDraft(transaction, link);
  const isReviewed =
    draft?.submissionKey === posted.submissionKey &&
    JSON.stringify(draft.answers) === JSON.stringify(reviewed?.answers);
  if (draft === null || !isReviewed) {
    // The same page may have been sent since the link was looked at: link and draft went together.
    const isSpent = !(await isLinkUnspent(transaction, placeId, waveId));
    if (isSpent && (await isKnown())) return { kind: 'repeat', link };
    throw newerAnswers();
  }
  const checked = checkAnswer(instrument, draft.answers);
  if (!checked.ok) return { kind: 'findings', link, findings: checked.findings, draft };
  return { kind: 'send', link, answers: checked.answers };
}

/** One transaction. Of two that send at once, the second waits at the submission's hash and then finds it there. */
async function storeAnswers(link: GenuineLink, submissionKey: string, answers: Answers): Promise<void> {
  const { address, place, wave } = link;
  const { placeId } = place;
  const { waveId } = wave;
  const hash = computeSubmissionHash(submissionKey);
  const linkHash = Buffer.from(computeLinkHash(address.token)).toString('hex');
  const sealed = wave.mode === 'anonymous' ? sealAnswers(link, answers) : undefined;
  await respond(placeId, linkHash, async (transaction) => {
    // Acknowledged means on disk, whatever the server's default is.
    await sql`set local synchronous_commit to on`.execute(transaction);
    await holdWave(transaction, waveId, 'shared');
    const found = await selectRespondentWave(transaction, placeId, waveId);
    if (found?.state !== 'open' || found.closesOn < today())
      throw lateLink(place, found?.closedOn ?? wave.closesOn);
    const isFirst = await insertSubmission(transaction, placeId, waveId, hash);
    const spent = await deleteLink(transaction, placeId, waveId);
    if (spent === undefined && !isFirst) return;
    if (spent === undefined || !isFirst) throw spentLink(place);
    await insertAnswers(
      transaction,
      { placeId, waveId, invitationId: spent.invitationId },
      sealed ?? answers,
    );
    await deleteDraft(transaction, placeId, waveId, computeDraftId(address.token));
  });
}

/** Until they are mixed, answers lie in the order of their coming; so they lie there sealed. */
function sealAnswers({ wave, waveKey }: GenuineLink, answers: Answers): { sealed: string } {
  const sealed = sealValue(answers, { purpose: 'intake', waveId: wave.waveId, material: waveKey });
  return { sealed: Buffer.from(sealed).toString('base64') };
}

async function insertAnswers(
  transaction: RespondTransaction,
  { placeId, waveId, invitationId }: { placeId: string; waveId: string; invitationId: string | null },
  answers: Readonly<Record<string, unknown>>,
): Promise<void> {
  const row = { place_id: placeId, wave_id: waveId, answers: JSON.stringify(answers) };
  if (invitationId === null) await transaction.insertInto('confidential.intake').values(row).execute();
  else
    await transaction
      .insertInto('confidential.named_response')
      .values({ ...row, invitation_id: invitationId })
      .execute();
}
