/** Evaluations of a strategy: begun, changed, concluded, opened again. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { criteriaMissing, evaluationConcluded } from '../evaluation.problems.ts';
import { listMissingCriteria } from '../evaluation.rules.ts';
import { evaluationSchema, lessonSchema } from '../evaluation.schema.ts';
import type { Evaluation } from '../evaluation.types.ts';
import * as queries from './evaluation.queries.ts';
import * as lessons from './lesson.queries.ts';

const MAXIMUM_EVALUATIONS = 100;
const MAXIMUM_LESSONS = 200;

/** Of one strategy, the latest period first. */
export async function listEvaluations(member: Member, strategyId: string): Promise<Evaluation[]> {
  authorise(member, 'evaluation.read');
  const id = parseInput(rowId, strategyId);
  return readOffice(member, (reader) => queries.selectEvaluations(reader, member.placeId, id));
}

/** @returns id of the new evaluation. Problem `too-many-entries` (422) */
export async function beginEvaluation(member: Member, strategyId: string, input: unknown): Promise<string> {
  authorise(member, 'evaluation.change');
  const id = parseInput(rowId, strategyId);
  const words = parseInput(evaluationSchema, input);
  return write(member, async (transaction) => {
    const there = await queries.selectEvaluations(transaction, member.placeId, id);
    if (there.length >= MAXIMUM_EVALUATIONS)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_EVALUATIONS });
    const evaluationId = await queries.insertEvaluation(transaction, member.placeId, id, words);
    await noteEvaluation(transaction, member, evaluationId, { begun: words.title });
    return evaluationId;
  });
}

/** Who carried it out, who was asked, the period. Problems `not-found` (404), `evaluation-concluded` (409) */
export async function changeEvaluation(member: Member, evaluationId: string, input: unknown): Promise<void> {
  authorise(member, 'evaluation.change');
  const words = parseInput(evaluationSchema, input);
  await write(member, async (transaction) => {
    const id = await requireOpen(transaction, member, evaluationId);
    await queries.updateEvaluation(transaction, member.placeId, id, words);
    await noteEvaluation(transaction, member, id, { changed: words.title });
  });
}

/** Problem `evaluation-criteria-missing` (422): all six are answered for the whole; "cannot tell" is an answer. */
export async function concludeEvaluation(member: Member, evaluationId: string): Promise<void> {
  authorise(member, 'evaluation.change');
  await write(member, async (transaction) => {
    const id = await requireOpen(transaction, member, evaluationId);
    const missing = listMissingCriteria(await queries.selectJudgements(transaction, member.placeId, id));
    if (missing.length > 0) throw criteriaMissing(missing.length);
    await queries.concludeRow(transaction, member.placeId, id, today());
    await noteEvaluation(transaction, member, id, { concluded: true });
  });
}

/** Opens a concluded one again, to mend it. */
export async function reopenEvaluation(member: Member, evaluationId: string): Promise<void> {
  authorise(member, 'evaluation.change');
  const id = parseInput(rowId, evaluationId);
  await write(member, async (transaction) => {
    if ((await queries.lockEvaluation(transaction, member.placeId, id)) === undefined)
      throw new Problem('not-found', 404);
    await queries.concludeRow(transaction, member.placeId, id, null);
    await noteEvaluation(transaction, member, id, { concluded: false });
  });
}

/** Removes one that is open, with all that was judged in it. */
export async function removeEvaluation(member: Member, evaluationId: string): Promise<void> {
  authorise(member, 'evaluation.change');
  await write(member, async (transaction) => {
    const id = await requireOpen(transaction, member, evaluationId);
    await queries.deleteEvaluation(transaction, member.placeId, id);
    await noteEvaluation(transaction, member, id, { removed: true });
  });
}

/** @returns id of the lesson */
export async function addLesson(member: Member, evaluationId: string, input: unknown): Promise<string> {
  authorise(member, 'evaluation.change');
  const words = parseInput(lessonSchema, input);
  return write(member, async (transaction) => {
    const id = await requireOpen(transaction, member, evaluationId);
    const there = await lessons.selectLessons(transaction, member.placeId, id);
    if (there.length >= MAXIMUM_LESSONS)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_LESSONS });
    const lessonId = await lessons.insertLesson(transaction, member.placeId, id, words);
    await noteEvaluation(transaction, member, id, { lesson: words.kind });
    return lessonId;
  });
}

export async function removeLesson(
  member: Member,
  evaluationId: string,
  { lessonId }: { readonly lessonId: string },
): Promise<void> {
  authorise(member, 'evaluation.change');
  const lesson = parseInput(rowId, lessonId);
  await write(member, async (transaction) => {
    const id = await requireOpen(transaction, member, evaluationId);
    await lessons.deleteLesson(transaction, member.placeId, lesson);
    await noteEvaluation(transaction, member, id, { lesson: 'removed' });
  });
}

/** Locks it. @returns its id. Problems `not-found` (404), `evaluation-concluded` (409) */
export async function requireOpen(
  transaction: OfficeTransaction,
  member: Member,
  evaluationId: string,
): Promise<string> {
  const id = parseInput(rowId, evaluationId);
  const found = await queries.lockEvaluation(transaction, member.placeId, id);
  if (found === undefined) throw new Problem('not-found', 404);
  if (found.state === 'concluded') throw evaluationConcluded();
  return id;
}

export const noteEvaluation = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | number | boolean>>,
): Promise<void> =>
  recordAudit(transaction, member, {
    action: 'evaluation.change',
    objectKind: 'evaluation',
    objectId,
    detail,
  });
