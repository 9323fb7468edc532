/** What the office does with a consultation: prepare, open, end, conclude, remove. */
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { listUnanswered, readPhase } from '../participation.rules.ts';
import { consultationSchema } from '../participation.schema.ts';
import type { Consultation, ConsultationInput } from '../participation.types.ts';
import { selectAnswers } from './answer.queries.ts';
import { holdConsultation, parseId, recordDeed, setState } from './consultation-hold.ts';
import { finishConsultation } from './mixing.usecases.ts';
import { selectAllProposals, toConsultationRow } from './consultation.queries.ts';

/** @returns id of the draft */
export async function createConsultation(member: Member, input: unknown): Promise<string> {
  authorise(member, 'participation.change');
  const parsed = parseInput(consultationSchema, input);
  return write(member, async (transaction) => {
    const { consultation_id: consultationId } = await transaction
      .insertInto('office.consultation')
      .values({ place_id: member.placeId, ...toConsultationRow(parsed) })
      .returning('consultation_id')
      .executeTakeFirstOrThrow();
    await recordChange(transaction, member, consultationId, 'create');
    return consultationId;
  });
}

/**
 * Changes a consultation. Once open, only texts in further languages, who answers, and a later closing day may change:
 * Problem `consultation-is-open` (409).
 */
export async function changeConsultation(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'participation.change');
  const consultationId = parseId(id);
  const parsed = parseInput(consultationSchema, input);
  await write(member, async (transaction) => {
    const before = await holdConsultation(transaction, member.placeId, consultationId);
    if (before.state !== 'draft') refuseOtherQuestion(before, parsed);
    await transaction
      .updateTable('office.consultation')
      .set(toConsultationRow(parsed))
      .where('place_id', '=', member.placeId)
      .where('consultation_id', '=', consultationId)
      .execute();
    await recordChange(transaction, member, consultationId, 'change');
  });
}

function refuseOtherQuestion(before: Consultation, after: ConsultationInput): void {
  const sameWords = Object.entries(before.question).every(
    ([language, text]) => after.question[language] === text,
  );
  const isSame =
    sameWords &&
    before.kind === after.kind &&
    before.level === after.level &&
    before.opensOn === after.opensOn &&
    (after.closesOn ?? '') >= (before.closesOn ?? '') &&
    before.choicesPerCode === after.choicesPerCode;
  if (before.state === 'ended' || !isSame) throw new Problem('consultation-is-open', 409);
}

/** Opens a draft to everybody. Problems: `consultation-needs-days` (422), `consultation-not-draft` (409). */
export async function openConsultation(member: Member, id: string): Promise<void> {
  authorise(member, 'participation.change');
  const consultationId = parseId(id);
  await write(member, async (transaction) => {
    const found = await holdConsultation(transaction, member.placeId, consultationId);
    if (found.state !== 'draft') throw new Problem('consultation-not-draft', 409);
    const hasDays = found.kind === 'initiatives' || (found.closesOn !== null && found.closesOn >= today());
    if (!hasDays) throw new Problem('consultation-needs-days', 422, {}, 'closesOn');
    await setState(transaction, member.placeId, consultationId, {
      state: 'open',
      opens_on: found.opensOn ?? today(),
    });
    await recordChange(transaction, member, consultationId, 'open');
  });
}

/** Ends the taking part now and counts what has not been counted. */
export async function endConsultation(member: Member, id: string): Promise<void> {
  authorise(member, 'participation.change');
  const consultationId = parseId(id);
  await write(member, async (transaction) => {
    const found = await holdConsultation(transaction, member.placeId, consultationId);
    if (found.state !== 'open') throw new Problem('consultation-not-open', 409);
    await setState(transaction, member.placeId, consultationId, { state: 'ended' });
    await recordChange(transaction, member, consultationId, 'end');
  });
  await finishConsultation({ placeId: member.placeId, consultationId });
}

/** Says that the matter is closed. Problem `unanswered` (409) while a shown proposal has no answer. */
export async function concludeConsultation(member: Member, id: string): Promise<void> {
  authorise(member, 'participation.answer');
  const consultationId = parseId(id);
  const { placeId } = member;
  await write(member, async (transaction) => {
    const found = await holdConsultation(transaction, placeId, consultationId);
    if (readPhase(found, today()) !== 'ended') throw new Problem('consultation-not-ended', 409);
    const proposals = await selectAllProposals(transaction, placeId, consultationId);
    const answers = await selectAnswers(transaction, placeId, consultationId);
    const open = listUnanswered(proposals, answers);
    if (open.length > 0 || answers.length === 0) throw new Problem('unanswered', 409, { count: open.length });
    await setState(transaction, placeId, consultationId, { state: 'ended', concluded_on: today() });
    await recordChange(transaction, member, consultationId, 'conclude');
  });
}

/** Drafts only: what residents saw stays. Problem `consultation-not-draft` (409). */
export async function removeConsultation(member: Member, id: string): Promise<void> {
  authorise(member, 'participation.remove');
  const consultationId = parseId(id);
  await write(member, async (transaction) => {
    const found = await holdConsultation(transaction, member.placeId, consultationId);
    if (found.state !== 'draft') throw new Problem('consultation-not-draft', 409);
    await transaction
      .deleteFrom('office.consultation')
      .where('place_id', '=', member.placeId)
      .where('consultation_id', '=', consultationId)
      .execute();
    await recordChange(transaction, member, consultationId, 'remove');
  });
}

async function recordChange(
  transaction: OfficeTransaction,
  member: Member,
  consultationId: string,
  what: string,
): Promise<void> {
  const action = what === 'remove' ? 'participation.remove' : 'participation.change';
  await recordDeed(transaction, member, action, { kind: 'consultation', id: consultationId }, { what });
}
