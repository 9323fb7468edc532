/** Rows of evaluations, judgements, evidence and lessons. */
import type { FactAddress } from '#features/fact/fact.types.ts';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type {
  Answer,
  Criterion,
  Evaluation,
  EvaluationWords,
  Evidence,
  EvidenceKind,
  EvidenceLevel,
  Judgement,
  JudgementWords,
} from '../evaluation.types.ts';

export type Reader = OfficeReader | OfficeTransaction;

export const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

/** Of one strategy, or of all; the latest period first. */
export async function selectEvaluations(
  reader: Reader,
  placeId: string,
  strategyId: string | null,
): Promise<Evaluation[]> {
  let asked = narrow(reader).selectFrom('office.evaluation').selectAll().where('place_id', '=', placeId);
  if (strategyId !== null) asked = asked.where('strategy_id', '=', strategyId);
  const rows = await asked.orderBy('until_on', 'desc').orderBy('title').execute();
  return rows.map((row) => ({
    evaluationId: row.evaluation_id,
    strategyId: row.strategy_id,
    title: row.title,
    fromOn: row.from_on,
    untilOn: row.until_on,
    carriedOutBy: row.carried_out_by,
    asked: row.asked,
    state: row.state as Evaluation['state'],
    concludedOn: row.concluded_on,
    revision: row.revision,
  }));
}

/** Locks the row, so that nobody concludes it meanwhile. */
export async function lockEvaluation(
  transaction: OfficeTransaction,
  placeId: string,
  evaluationId: string,
): Promise<{ readonly strategyId: string; readonly state: string } | undefined> {
  return transaction
    .selectFrom('office.evaluation')
    .select(['strategy_id as strategyId', 'state'])
    .where('place_id', '=', placeId)
    .where('evaluation_id', '=', evaluationId)
    .forUpdate()
    .executeTakeFirst();
}

const toEvaluationRow = (words: EvaluationWords) => ({
  title: words.title,
  from_on: words.fromOn,
  until_on: words.untilOn,
  carried_out_by: words.carriedOutBy,
  asked: words.asked,
});

export async function insertEvaluation(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  words: EvaluationWords,
): Promise<string> {
  const { evaluation_id } = await transaction
    .insertInto('office.evaluation')
    .values({ place_id: placeId, strategy_id: strategyId, ...toEvaluationRow(words) })
    .returning('evaluation_id')
    .executeTakeFirstOrThrow();
  return evaluation_id;
}

export async function updateEvaluation(
  transaction: OfficeTransaction,
  placeId: string,
  evaluationId: string,
  words: EvaluationWords,
): Promise<void> {
  await transaction
    .updateTable('office.evaluation')
    .set((eb) => ({ ...toEvaluationRow(words), revision: eb('revision', '+', 1) }))
    .where('place_id', '=', placeId)
    .where('evaluation_id', '=', evaluationId)
    .execute();
}

/** `on` null: it is open again. */
export async function concludeRow(
  transaction: OfficeTransaction,
  placeId: string,
  evaluationId: string,
  on: string | null,
): Promise<void> {
  await transaction
    .updateTable('office.evaluation')
    .set({ state: on === null ? 'open' : 'concluded', concluded_on: on })
    .where('place_id', '=', placeId)
    .where('evaluation_id', '=', evaluationId)
    .execute();
}

export async function deleteEvaluation(
  transaction: OfficeTransaction,
  placeId: string,
  evaluationId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.evaluation')
    .where('place_id', '=', placeId)
    .where('evaluation_id', '=', evaluationId)
    .execute();
}

export async function selectJudgements(
  reader: Reader,
  placeId: string,
  evaluationId: string,
): Promise<Judgement[]> {
  const rows = await narrow(reader)
    .selectFrom('office.evaluation_judgement')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('evaluation_id', '=', evaluationId)
    .execute();
  const evidence = Map.groupBy(
    await selectEvidence(reader, placeId, evaluationId),
    ({ judgementId }) => judgementId,
  );
  return rows.map((row) => ({
    judgementId: row.judgement_id,
    evaluationId: row.evaluation_id,
    actionId: row.action_id,
    criterion: row.criterion as Criterion,
    answer: row.answer as Answer,
    judgement: row.judgement,
    whatFailed: row.what_failed,
    answeredBy: row.answered_by,
    evidenceLevel: row.evidence_level as EvidenceLevel | null,
    levelReason: row.level_reason,
    evidence: evidence.get(row.judgement_id) ?? [],
    revision: row.revision,
  }));
}

async function selectEvidence(reader: Reader, placeId: string, evaluationId: string): Promise<Evidence[]> {
  const rows = await narrow(reader)
    .selectFrom('office.judgement_evidence as e')
    .innerJoin('office.evaluation_judgement as j', (join) =>
      join.onRef('j.place_id', '=', 'e.place_id').onRef('j.judgement_id', '=', 'e.judgement_id'),
    )
    .selectAll('e')
    .where('e.place_id', '=', placeId)
    .where('j.evaluation_id', '=', evaluationId)
    .orderBy('e.kind')
    .orderBy('e.judgement_evidence_id')
    .execute();
  return rows.map((row) => ({
    evidenceId: row.judgement_evidence_id,
    judgementId: row.judgement_id,
    kind: row.kind as EvidenceKind,
    words: row.words,
    link: row.link,
    fact: row.fact as FactAddress | null,
    earlierFact: row.earlier_fact as FactAddress | null,
  }));
}

const toJudgementRow = (words: JudgementWords) => ({
  answer: words.answer,
  judgement: words.judgement,
  what_failed: words.whatFailed,
  answered_by: words.answeredBy,
  evidence_level: words.evidenceLevel,
  level_reason: words.levelReason,
});

export async function insertJudgement(
  transaction: OfficeTransaction,
  placeId: string,
  of: Pick<Judgement, 'evaluationId' | 'actionId' | 'criterion'>,
  words: JudgementWords,
): Promise<string> {
  const { judgement_id } = await transaction
    .insertInto('office.evaluation_judgement')
    .values({
      place_id: placeId,
      evaluation_id: of.evaluationId,
      action_id: of.actionId,
      criterion: of.criterion,
      ...toJudgementRow(words),
    })
    .returning('judgement_id')
    .executeTakeFirstOrThrow();
  return judgement_id;
}

export async function updateJudgement(
  transaction: OfficeTransaction,
  placeId: string,
  judgementId: string,
  words: JudgementWords,
): Promise<void> {
  await transaction
    .updateTable('office.evaluation_judgement')
    .set((eb) => ({ ...toJudgementRow(words), revision: eb('revision', '+', 1) }))
    .where('place_id', '=', placeId)
    .where('judgement_id', '=', judgementId)
    .execute();
}

export async function insertEvidence(
  transaction: OfficeTransaction,
  placeId: string,
  evidence: Omit<Evidence, 'evidenceId'>,
): Promise<void> {
  const write = (fact: FactAddress | null) => (fact === null ? null : JSON.stringify(fact));
  await transaction
    .insertInto('office.judgement_evidence')
    .values({
      place_id: placeId,
      judgement_id: evidence.judgementId,
      kind: evidence.kind,
      words: evidence.words,
      link: evidence.link,
      fact: write(evidence.fact),
      earlier_fact: write(evidence.earlierFact),
    })
    .execute();
}

export async function deleteEvidence(
  transaction: OfficeTransaction,
  placeId: string,
  evidenceId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.judgement_evidence')
    .where('place_id', '=', placeId)
    .where('judgement_evidence_id', '=', evidenceId)
    .execute();
}
