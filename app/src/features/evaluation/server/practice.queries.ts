/** Rows of drafts of practices. */
import type { OfficeTransaction } from '#server/db/doors.ts';
import type { EvidenceLevel } from '../evaluation.types.ts';
import type { PracticeDraft } from '../practice.types.ts';
import { narrow, type Reader } from './evaluation.queries.ts';

/** Of one strategy. */
export async function selectPractices(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<PracticeDraft[]> {
  const rows = await narrow(reader)
    .selectFrom('office.practice_draft')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .execute();
  return rows.map((row) => ({
    strategyId: row.strategy_id,
    actionId: row.action_id,
    evaluationId: row.evaluation_id,
    language: row.language,
    texts: row.texts,
    evidenceLevel: row.evidence_level as EvidenceLevel | null,
    costPerParticipantCents:
      row.cost_per_participant_cents === null ? null : Number(row.cost_per_participant_cents),
    currency: row.currency,
    staffHoursPerWeek: row.staff_hours_per_week,
    state: row.state as PracticeDraft['state'],
    revision: row.revision,
  }));
}

/** @returns whether the row still had the revision before (0: there was none) */
export async function upsertPractice(
  transaction: OfficeTransaction,
  placeId: string,
  draft: PracticeDraft,
): Promise<boolean> {
  const row = {
    evaluation_id: draft.evaluationId,
    language: draft.language,
    texts: JSON.stringify(draft.texts),
    evidence_level: draft.evidenceLevel,
    cost_per_participant_cents: draft.costPerParticipantCents,
    currency: draft.currency,
    staff_hours_per_week: draft.staffHoursPerWeek,
    state: draft.state,
  };
  const written = await transaction
    .insertInto('office.practice_draft')
    .values({ place_id: placeId, strategy_id: draft.strategyId, action_id: draft.actionId, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['place_id', 'action_id'])
        .doUpdateSet((eb) => ({ ...row, revision: eb('office.practice_draft.revision', '+', 1) }))
        .where('office.practice_draft.revision', '=', draft.revision),
    )
    .returning('revision')
    .executeTakeFirst();
  return written !== undefined && written.revision === draft.revision + 1;
}
