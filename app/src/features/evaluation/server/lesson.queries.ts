/** Rows of lessons. */
import type { OfficeTransaction } from '#server/db/doors.ts';
import type { Lesson, LessonKind, LessonWords } from '../evaluation.types.ts';
import { narrow, type Reader } from './evaluation.queries.ts';

export async function selectLessons(
  reader: Reader,
  placeId: string,
  evaluationId: string,
): Promise<Lesson[]> {
  const rows = await narrow(reader)
    .selectFrom('office.lesson')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('evaluation_id', '=', evaluationId)
    .orderBy('lesson')
    .execute();
  return rows.map((row) => ({
    lessonId: row.lesson_id,
    evaluationId: row.evaluation_id,
    actionId: row.action_id,
    kind: row.kind as LessonKind,
    lesson: row.lesson,
    forWhom: row.for_whom,
    follows: row.follows,
  }));
}

export async function insertLesson(
  transaction: OfficeTransaction,
  placeId: string,
  evaluationId: string,
  words: LessonWords,
): Promise<string> {
  const { lesson_id } = await transaction
    .insertInto('office.lesson')
    .values({
      place_id: placeId,
      evaluation_id: evaluationId,
      action_id: words.actionId,
      kind: words.kind,
      lesson: words.lesson,
      for_whom: words.forWhom,
      follows: words.follows,
    })
    .returning('lesson_id')
    .executeTakeFirstOrThrow();
  return lesson_id;
}

export async function deleteLesson(
  transaction: OfficeTransaction,
  placeId: string,
  lessonId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.lesson')
    .where('place_id', '=', placeId)
    .where('lesson_id', '=', lessonId)
    .execute();
}
