/** Questions of levels, own answers, and what was counted of them. */
import type { LevelKind } from '#features/level/level.types.ts';
import type { CombineTransaction, OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Choice, Question } from '../ask.types.ts';
import type { GivenAnswer } from '../question.rules.ts';
import type { CountedSize } from '../needs.types.ts';
import type { AnyReader } from './published.queries.ts';

type Reader = OfficeReader | OfficeTransaction;

export async function selectQuestions(
  reader: AnyReader | CombineTransaction,
  filter: { readonly isExample?: boolean; readonly placeId?: string; readonly questionId?: string },
): Promise<Question[]> {
  let query = (reader as OfficeReader).selectFrom('published.question').selectAll();
  if (filter.isExample !== undefined) query = query.where('is_example', '=', filter.isExample);
  if (filter.placeId !== undefined) query = query.where('place_id', '=', filter.placeId);
  if (filter.questionId !== undefined) query = query.where('question_id', '=', filter.questionId);
  const rows = await query.orderBy('published_on', 'desc').orderBy('question_id').limit(200).execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    questionId: row.question_id,
    title: row.title,
    words: row.words,
    language: row.language,
    levelName: row.level_name,
    levelKind: row.level_kind as LevelKind,
    country: row.country,
    covers: row.covers,
    isExample: row.is_example,
    publishedOn: row.published_on,
    dueOn: row.due_on,
    withdrawnOn: row.withdrawn_on,
  }));
}

export async function insertQuestion(
  tx: OfficeTransaction,
  question: Omit<Question, 'questionId' | 'withdrawnOn'>,
): Promise<string> {
  const row = await tx
    .insertInto('published.question')
    .values({
      place_id: question.placeId,
      title: question.title,
      words: question.words,
      language: question.language,
      level_name: question.levelName,
      level_kind: question.levelKind,
      country: question.country,
      covers: [...question.covers],
      is_example: question.isExample,
      published_on: question.publishedOn,
      due_on: question.dueOn,
    })
    .returning('question_id')
    .executeTakeFirstOrThrow();
  return row.question_id;
}

export async function withdrawQuestionRow(
  tx: OfficeTransaction,
  at: { readonly placeId: string; readonly questionId: string; readonly on: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('published.question')
    .set({ withdrawn_on: at.on })
    .where('place_id', '=', at.placeId)
    .where('question_id', '=', at.questionId)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface OwnAnswer {
  readonly questionId: string;
  readonly choice: Choice;
  readonly words: string;
  readonly answeredOn: string;
}

export async function selectOwnAnswers(reader: Reader, placeId: string): Promise<OwnAnswer[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.question_answer')
    .select(['question_id', 'choice', 'words', 'answered_on'])
    .where('place_id', '=', placeId)
    .execute();
  return rows.map((row) => ({
    questionId: row.question_id,
    choice: row.choice as Choice,
    words: row.words,
    answeredOn: row.answered_on,
  }));
}

/** The last answer before the day it is due counts. */
export async function upsertOwnAnswer(
  tx: OfficeTransaction,
  row: {
    readonly placeId: string;
    readonly question: Question;
    readonly choice: Choice;
    readonly words: string;
    readonly size: CountedSize;
    readonly on: string;
  },
): Promise<void> {
  const values = {
    choice: row.choice,
    words: row.words,
    size_class: row.size,
    is_example: row.question.isExample,
    answered_on: row.on,
  };
  await tx
    .insertInto('office.question_answer')
    .values({
      place_id: row.placeId,
      question_place_id: row.question.placeId,
      question_id: row.question.questionId,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'question_place_id', 'question_id']).doUpdateSet(values),
    )
    .execute();
}

export interface StoredResult {
  readonly computedOn: string;
  readonly tables: unknown;
  readonly words: unknown;
  readonly contentHash: string;
}

export async function selectQuestionResult(
  reader: AnyReader,
  at: { readonly placeId: string; readonly questionId: string },
): Promise<StoredResult | null> {
  const row = await (reader as OfficeReader)
    .selectFrom('published.question_result')
    .selectAll()
    .where('place_id', '=', at.placeId)
    .where('question_id', '=', at.questionId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { computedOn: row.computed_on, tables: row.tables, words: row.words, contentHash: row.content_hash };
}

/** Questions whose day has passed and that were not counted yet. */
export async function selectDueQuestions(tx: CombineTransaction, today: string): Promise<Question[]> {
  const counted = await tx.selectFrom('published.question_result').select('question_id').execute();
  const done = new Set(counted.map((row) => row.question_id));
  return (await selectQuestions(tx, {})).filter(
    ({ dueOn, withdrawnOn, questionId }) => dueOn < today && withdrawnOn === null && !done.has(questionId),
  );
}

export async function selectGivenAnswers(tx: CombineTransaction, question: Question): Promise<GivenAnswer[]> {
  const rows = await tx
    .selectFrom('office.question_answer')
    .select(['choice', 'words', 'size_class'])
    .where('question_place_id', '=', question.placeId)
    .where('question_id', '=', question.questionId)
    .where('is_example', '=', question.isExample)
    .execute();
  return rows.map((row) => ({
    choice: row.choice as Choice,
    words: row.words,
    size: row.size_class as CountedSize,
  }));
}

export async function insertQuestionResult(
  tx: CombineTransaction,
  question: Question,
  made: {
    readonly on: string;
    readonly tables: string;
    readonly contentHash: string;
    readonly words: object;
  },
): Promise<void> {
  await tx
    .insertInto('published.question_result')
    .values({
      place_id: question.placeId,
      question_id: question.questionId,
      computed_on: made.on,
      tables: made.tables,
      content_hash: made.contentHash,
      words: JSON.stringify(made.words),
    })
    .onConflict((conflict) => conflict.columns(['place_id', 'question_id']).doNothing())
    .execute();
}
