/** The council's answer, what was done later, and telling those who took part. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { isMailConfigured } from '#server/mail/mail.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { arrangeProposals, readPhase } from '../participation.rules.ts';
import { answerSchema, followUpSchema } from '../participation.schema.ts';
import { today } from '#server/clock.ts';
import { selectAnswers, selectFollowUps } from './answer.queries.ts';
import { holdConsultation, parseId, recordDeed, requireFound } from './consultation-hold.ts';
import {
  selectAllProposals,
  selectConsultation,
  selectModerationCounts,
  selectShownProposals,
  selectSupport,
} from './consultation.queries.ts';
import { renderFeedbackSheet } from './feedback-sheet.ts';

/** One answer to a proposal, or to the consultation as a whole; given again it takes the place of the first. */
export async function saveAnswer(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'participation.answer');
  const consultationId = parseId(id);
  const answer = parseInput(answerSchema, input);
  const { placeId } = member;
  await write(member, async (transaction) => {
    await holdAnswerable(transaction, placeId, consultationId, answer.proposalId);
    const change = {
      decision: answer.decision,
      reasons: JSON.stringify(answer.reasons),
      answered_on: answer.answeredOn,
      link: answer.link,
    };
    const row = { place_id: placeId, consultation_id: consultationId, proposal_id: answer.proposalId };
    await transaction
      .insertInto('office.council_answer')
      .values({ ...row, ...change })
      .onConflict((conflict) =>
        conflict.columns(['place_id', 'consultation_id', 'proposal_id']).doUpdateSet(change),
      )
      .execute();
    const detail = { what: 'answer', decision: answer.decision, proposal: answer.proposalId ?? '' };
    await recordAnswer(transaction, member, consultationId, detail);
  });
}

async function holdAnswerable(
  transaction: OfficeTransaction,
  placeId: string,
  consultationId: string,
  proposalId: string | null,
): Promise<void> {
  const consultation = await holdConsultation(transaction, placeId, consultationId);
  if (consultation.state === 'draft') throw new Problem('consultation-not-open', 409);
  if (proposalId === null) return;
  const proposals = await selectAllProposals(transaction, placeId, consultationId);
  requireFound(proposals.some((one) => one.proposalId === proposalId && one.state === 'shown'));
}

export async function addFollowUp(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'participation.answer');
  const consultationId = parseId(id);
  const followUp = parseInput(followUpSchema, input);
  const { placeId } = member;
  await write(member, async (transaction) => {
    await holdAnswerable(transaction, placeId, consultationId, followUp.proposalId);
    await transaction
      .insertInto('office.follow_up')
      .values({
        place_id: placeId,
        consultation_id: consultationId,
        proposal_id: followUp.proposalId,
        done_on: followUp.doneOn,
        what: JSON.stringify(followUp.what),
        link: followUp.link,
      })
      .execute();
    await recordAnswer(transaction, member, consultationId, { what: 'follow-up' });
  });
}

/** For mistakes; the audit keeps that it was there. */
export async function removeFollowUp(member: Member, id: string, followUpId: string): Promise<void> {
  authorise(member, 'participation.answer');
  const consultationId = parseId(id);
  const rowId = parseId(followUpId);
  await write(member, async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('office.follow_up')
      .where('place_id', '=', member.placeId)
      .where('consultation_id', '=', consultationId)
      .where('follow_up_id', '=', rowId)
      .executeTakeFirst();
    requireFound(numDeletedRows > 0n);
    await recordAnswer(transaction, member, consultationId, { what: 'remove follow-up' });
  });
}

/**
 * Sends one mail to each confirmed address and forgets it. Problems: `nothing-to-tell` (409) before there is an answer,
 * `mail-not-configured` (409).
 */
export async function sendNotices(member: Member, id: string): Promise<void> {
  authorise(member, 'participation.answer');
  const consultationId = parseId(id);
  await write(member, async (transaction) => {
    await holdConsultation(transaction, member.placeId, consultationId);
    const answers = await selectAnswers(transaction, member.placeId, consultationId);
    const followUps = await selectFollowUps(transaction, member.placeId, consultationId);
    if (answers.length + followUps.length === 0) throw new Problem('nothing-to-tell', 409);
    if (!isMailConfigured()) throw new Problem('mail-not-configured', 409);
    await recordAnswer(transaction, member, consultationId, { what: 'send notices' });
  });
  await enqueue('send-notices', { placeId: member.placeId, consultationId });
}

/** The A4 sheet for the notice board and the meeting: what was said, what the council answered, what was done. */
export async function renderFeedback(member: Member, id: string, language: Language): Promise<Uint8Array> {
  authorise(member, 'participation.read');
  const consultationId = parseId(id);
  const { placeId } = member;
  const parts = await readOffice(member, async (reader) => ({
    place: await reader
      .selectFrom('office.place')
      .select(['name', 'slug', 'is_example'])
      .where('place_id', '=', placeId)
      .executeTakeFirst(),
    consultation: await selectConsultation(reader, placeId, consultationId),
    proposals: await selectShownProposals(reader, placeId, consultationId),
    support: await selectSupport(reader, placeId, consultationId),
    answers: await selectAnswers(reader, placeId, consultationId),
    followUps: await selectFollowUps(reader, placeId, consultationId),
    notShown: await selectModerationCounts(reader, placeId, consultationId),
  }));
  const { place, consultation } = parts;
  if (place === undefined || consultation === undefined) throw new Problem('not-found', 404);
  return renderFeedbackSheet({
    place: { name: place.name, slug: place.slug, isExample: place.is_example },
    file: {
      consultation,
      phase: readPhase(consultation, today()),
      proposals: arrangeProposals(consultation, parts, today()),
      answer: parts.answers.find(({ proposalId }) => proposalId === null) ?? null,
      followUps: parts.followUps.filter(({ proposalId }) => proposalId === null),
      notShown: parts.notShown,
    },
    language,
  });
}

async function recordAnswer(
  transaction: OfficeTransaction,
  member: Member,
  consultationId: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  const object = { kind: 'consultation', id: consultationId } as const;
  await recordDeed(transaction, member, 'participation.answer', object, detail);
}
