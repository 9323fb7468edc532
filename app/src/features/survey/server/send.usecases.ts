/** Sending: exactly once, acknowledged when it is on disk, with a receipt that can be asked for again. */
import { sql } from 'kysely';
import { checkAnswer, type Answers, type Finding } from '@vicus/questionnaire';
import { findPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { respond, type RespondTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { sealValue } from '#server/sealing.ts';
import { today } from '#server/clock.ts';
import { computeDraftId, computeLinkHash, computeReceipt, computeSubmissionHash } from '../link.rules.ts';
import { lateLink, newerAnswers, spentLink } from '../survey.problems.ts';
import { addOrigin } from '../origin.rules.ts';
import type {
  AnswerChannel,
  AnswerOrigin,
  Draft,
  LinkAddress,
  Receipt,
  SentAnswers,
} from '../respond.types.ts';
import {
  deleteDraft,
  deleteLink,
  insertSubmission,
  isLinkUnspent,
  isSubmitted,
  selectRespondentWave,
} from './respond.queries.ts';
import { deleteSentAnswers, selectLinkInvitation } from './sent.queries.ts';
import { enterLink, keepsLink, openDraft, readDraft, type GenuineLink } from './respond.usecases.ts';
import { holdWave, selectWaveKey } from './survey.queries.ts';
import type { WaveOfPlace } from '../survey.types.ts';

/** What the form of the review page holds. */
export interface PostedReview {
  readonly submissionKey: string;
  /** the draft as reviewed, sealed for this link, base64url */
  readonly reviewed: string;
  /** in which the pages were read */
  readonly language?: string;
}

type Prepared =
  | { readonly kind: 'repeat'; readonly link: GenuineLink }
  | {
      readonly kind: 'findings';
      readonly link: GenuineLink;
      readonly findings: readonly Finding[];
      readonly draft: Draft;
    }
  | {
      readonly kind: 'send';
      readonly link: GenuineLink;
      readonly answers: Answers;
      readonly channel: AnswerChannel | undefined;
    };

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
  if (prepared.kind === 'findings') {
    const opened = { address, place, wave, draft: prepared.draft, sent: null };
    return { ok: false, findings: prepared.findings, link: opened };
  }
  if (prepared.kind === 'send') {
    const origin: AnswerOrigin = { language: posted.language ?? 'en', channel: prepared.channel ?? 'web' };
    await storeAnswers(prepared.link, posted.submissionKey, { answers: prepared.answers, origin });
  }
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
  const isOpenToAll = link.wave.approach === 'open';
  if (!isOpenToAll && !(await isLinkUnspent(transaction, placeId, waveId))) {
    // Asked again: the same page may have been sent between the two questions.
    if (wasKnown || (await isKnown())) return { kind: 'repeat', link };
    throw spentLink(link.place);
  }
  const draft = await readDraft(transaction, link);
  const isReviewed =
    draft?.submissionKey === posted.submissionKey &&
    JSON.stringify(draft.answers) === JSON.stringify(reviewed?.answers);
  if (draft === null || !isReviewed) {
    // The same page may have been sent since the link was looked at: the draft went with it.
    const isSpent =
      isOpenToAll || keepsLink(link.wave) || !(await isLinkUnspent(transaction, placeId, waveId));
    if (isSpent && (await isKnown())) return { kind: 'repeat', link };
    throw newerAnswers();
  }
  const checked = checkAnswer(instrument, draft.answers);
  if (!checked.ok) return { kind: 'findings', link, findings: checked.findings, draft };
  return { kind: 'send', link, answers: checked.answers, channel: draft.channel };
}

interface GivenAnswers {
  readonly answers: Answers;
  readonly origin: AnswerOrigin;
}

/** One transaction. Of two that send at once, the second waits at the submission's hash and then finds it there. */
async function storeAnswers(link: GenuineLink, submissionKey: string, given: GivenAnswers): Promise<void> {
  const { address, place, wave } = link;
  const where = { placeId: place.placeId, waveId: wave.waveId };
  const linkHash = Buffer.from(computeLinkHash(address.token)).toString('hex');
  const sealed = wave.mode === 'anonymous' ? sealAnswers(link, given) : undefined;
  await respond(place.placeId, linkHash, async (transaction) => {
    await enterOpenWave(transaction, link);
    const hash = computeSubmissionHash(submissionKey);
    const isFirst = await insertSubmission(transaction, where.placeId, where.waveId, hash);
    if (wave.approach === 'open') {
      if (!isFirst) return;
      await insertIntake(transaction, where, sealed);
    } else if (keepsLink(wave)) {
      if (!isFirst) return;
      await replaceSentAnswers(transaction, link, given.answers);
    } else {
      const spent = await deleteLink(transaction, where.placeId, where.waveId);
      if (spent === undefined && !isFirst) return;
      if (spent === undefined || !isFirst) throw spentLink(place);
      if (spent.invitationId === null) await insertIntake(transaction, where, sealed);
      else
        await insertNamedAnswers(transaction, { ...where, invitationId: spent.invitationId }, given.answers);
    }
    await deleteDraft(transaction, where.placeId, where.waveId, computeDraftId(address.token));
  });
}

/** Acknowledged means on disk, whatever the server's default is; and closing waits for answers under way. */
async function enterOpenWave(
  transaction: RespondTransaction,
  { place, wave }: Pick<GenuineLink, 'place' | 'wave'>,
): Promise<void> {
  await sql`set local synchronous_commit to on`.execute(transaction);
  await holdWave(transaction, wave.waveId, 'shared');
  const found = await selectRespondentWave(transaction, place.placeId, wave.waveId);
  if (found?.state !== 'open' || found.closesOn < today())
    throw lateLink(place, found?.closedOn ?? wave.closesOn);
}

/** Until they are mixed, answers lie in the order of their coming; so they lie there sealed. */
function sealAnswers(
  { wave, waveKey }: Pick<GenuineLink, 'wave' | 'waveKey'>,
  { answers, origin }: GivenAnswers,
): { sealed: string } {
  // Governance waves are asked in one way only: nothing about it is stored.
  const stored = wave.approach === null ? answers : addOrigin(answers, origin);
  const sealed = sealValue(stored, { purpose: 'intake', waveId: wave.waveId, material: waveKey });
  return { sealed: Buffer.from(sealed).toString('base64') };
}

async function insertIntake(
  transaction: RespondTransaction,
  { placeId, waveId }: WaveOfPlace,
  sealed: { sealed: string } | undefined,
): Promise<void> {
  if (sealed === undefined) throw new Error('an anonymous answer was not sealed');
  const row = { place_id: placeId, wave_id: waveId, answers: JSON.stringify(sealed) };
  await transaction.insertInto('confidential.intake').values(row).execute();
}

async function insertNamedAnswers(
  transaction: RespondTransaction,
  { placeId, waveId, invitationId }: WaveOfPlace & { readonly invitationId: string },
  answers: Answers,
): Promise<void> {
  const row = { place_id: placeId, wave_id: waveId, answers: JSON.stringify(answers) };
  await transaction
    .insertInto('confidential.named_response')
    .values({ ...row, invitation_id: invitationId })
    .execute();
}

/** The newer answers stand in the place of those sent before. */
async function replaceSentAnswers(
  transaction: RespondTransaction,
  { place, wave }: GenuineLink,
  answers: Answers,
): Promise<void> {
  const where = { placeId: place.placeId, waveId: wave.waveId };
  const invitationId = await selectLinkInvitation(transaction, where.placeId, where.waveId);
  if (!invitationId) throw spentLink(place);
  await deleteSentAnswers(transaction, where.placeId, where.waveId);
  await insertNamedAnswers(transaction, { ...where, invitationId }, answers);
}

/**
 * Takes answers of an anonymous wave from any channel (a form on paper, a tablet), exactly once by their key. The
 * caller spends the person's link apart from it, where there is one. Problems: `wave-is-named` (409), `link-late`
 * (410), `not-found` (404), `answers-invalid` (422). @returns the receipt
 */
export async function submitAnswers(
  { placeId, waveId }: WaveOfPlace,
  answers: unknown,
  { submissionKey, ...origin }: AnswerOrigin & { readonly submissionKey: string },
): Promise<{ readonly receipt: string; readonly isRepeat: boolean }> {
  const entry = await respond(placeId, '', async (transaction) => {
    const place = await findPlaceContact(transaction, placeId);
    const wave = await selectRespondentWave(transaction, placeId, waveId);
    if (place === undefined || wave === undefined) throw new Problem('not-found', 404);
    const waveKey = await selectWaveKey(transaction, placeId, waveId);
    if (waveKey === undefined) throw lateLink(place, wave.closedOn ?? wave.closesOn);
    return { place, wave, waveKey };
  });
  if (entry.wave.mode === 'named') throw new Problem('wave-is-named', 409);
  const checked = checkAnswer(entry.wave.instrument, answers as Answers);
  if (!checked.ok)
    throw new Problem('answers-invalid', 422, { question: checked.findings[0]?.question ?? '' });
  const sealed = sealAnswers(entry, { answers: checked.answers, origin });
  const isFirst = await respond(placeId, '', async (transaction) => {
    await enterOpenWave(transaction, entry);
    const hash = computeSubmissionHash(submissionKey);
    if (!(await insertSubmission(transaction, placeId, waveId, hash))) return false;
    await insertIntake(transaction, { placeId, waveId }, sealed);
    return true;
  });
  return { receipt: computeReceipt(entry.waveKey, submissionKey), isRepeat: !isFirst };
}
