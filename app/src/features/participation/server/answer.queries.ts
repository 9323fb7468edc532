/** SQL of what the council answered and what was done later. */
import type { OfficeTransaction } from '#server/db/doors.ts';
import type { CouncilAnswer, Decision, FollowUp } from '../participation.types.ts';
import type { Reader } from './consultation.queries.ts';

export async function selectAnswers(
  reader: Reader,
  placeId: string,
  consultationId: string,
): Promise<CouncilAnswer[]> {
  const rows = await (reader as OfficeTransaction)
    .selectFrom('office.council_answer')
    .select(['council_answer_id', 'proposal_id', 'decision', 'reasons', 'answered_on', 'link'])
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .orderBy('answered_on')
    .orderBy('council_answer_id')
    .execute();
  return rows.map((row) => ({
    councilAnswerId: row.council_answer_id,
    proposalId: row.proposal_id,
    decision: row.decision as Decision,
    reasons: row.reasons,
    answeredOn: row.answered_on,
    link: row.link,
  }));
}

/** Newest first. */
export async function selectFollowUps(
  reader: Reader,
  placeId: string,
  consultationId: string,
): Promise<FollowUp[]> {
  const rows = await (reader as OfficeTransaction)
    .selectFrom('office.follow_up')
    .select(['follow_up_id', 'proposal_id', 'done_on', 'what', 'link'])
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .orderBy('done_on', 'desc')
    .orderBy('follow_up_id')
    .execute();
  return rows.map((row) => ({
    followUpId: row.follow_up_id,
    proposalId: row.proposal_id,
    doneOn: row.done_on,
    what: row.what,
    link: row.link,
  }));
}
