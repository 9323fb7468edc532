/** Rows of replies to practices, and of copies made of them. */
import type { EvidenceLevel } from '#features/evaluation/evaluation.types.ts';
import type { OfficeTransaction } from '#server/db/doors.ts';
import type { PlaceContext } from '../context.rules.ts';
import type { PracticeCopy, PracticeReply, ReplyAnswer } from '../practice.types.ts';
import { narrow, type Reader } from './practice.queries.ts';
import { widen, type AnyReader } from './published.queries.ts';

/** Of one practice; example places' replies and real ones are never mixed. */
export async function selectReplies(
  reader: AnyReader,
  practiceKey: string,
  isExample: boolean,
): Promise<PracticeReply[]> {
  const rows = await widen(reader)
    .selectFrom('published.practice_reply')
    .selectAll()
    .where('practice_key', '=', practiceKey)
    .where('is_example', '=', isExample)
    .where('withdrawn_on', 'is', null)
    .orderBy('published_on', 'desc')
    .orderBy('reply_id')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    replyId: row.reply_id,
    practiceKey: row.practice_key,
    practiceVersion: row.practice_version,
    practiceTitle: row.practice_title,
    answer: row.answer as ReplyAnswer,
    language: row.language,
    changed: row.changed,
    result: row.result,
    evidenceLevel: row.evidence_level as EvidenceLevel | null,
    context: row.context as PlaceContext,
    publishedOn: row.published_on,
  }));
}

export type NewReply = Omit<PracticeReply, 'replyId' | 'placeId'> & {
  readonly otherPlaceId: string | null;
  readonly isExample: boolean;
};

/** @returns id; undefined: this place replied before */
export async function insertReply(
  transaction: OfficeTransaction,
  placeId: string,
  reply: NewReply,
): Promise<string | undefined> {
  const row = await transaction
    .insertInto('published.practice_reply')
    .values({
      place_id: placeId,
      practice_key: reply.practiceKey,
      other_place_id: reply.otherPlaceId,
      practice_version: reply.practiceVersion,
      practice_title: reply.practiceTitle,
      answer: reply.answer,
      language: reply.language,
      changed: reply.changed,
      result: reply.result,
      evidence_level: reply.evidenceLevel,
      context: JSON.stringify(reply.context),
      is_example: reply.isExample,
      published_on: reply.publishedOn,
    })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'practice_key']).where('withdrawn_on', 'is', null).doNothing(),
    )
    .returning('reply_id')
    .executeTakeFirst();
  return row?.reply_id;
}

/** @returns whether one of this place stood */
export async function withdrawReplyRow(
  transaction: OfficeTransaction,
  placeId: string,
  practiceKey: string,
  day: string,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('published.practice_reply')
    .set({ withdrawn_on: day })
    .where('place_id', '=', placeId)
    .where('practice_key', '=', practiceKey)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type NewCopy = PracticeCopy & {
  readonly otherPlaceId: string | null;
  readonly contentHash: string;
  readonly copiedBy: string;
};

export async function insertCopy(
  transaction: OfficeTransaction,
  placeId: string,
  copy: NewCopy,
): Promise<void> {
  await transaction
    .insertInto('office.practice_copy')
    .values({
      place_id: placeId,
      practice_key: copy.practiceKey,
      other_place_id: copy.otherPlaceId,
      practice_version: copy.practiceVersion,
      content_hash: copy.contentHash,
      title: copy.title,
      from_whom: copy.fromWhom,
      strategy_id: copy.strategyId,
      action_id: copy.actionId,
      copied_by: copy.copiedBy,
      copied_on: copy.copiedOn,
    })
    .execute();
}

/** Newest first. */
export async function selectCopies(reader: Reader, placeId: string): Promise<PracticeCopy[]> {
  const rows = await narrow(reader)
    .selectFrom('office.practice_copy')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('copied_on', 'desc')
    .orderBy('copy_id')
    .execute();
  return rows.map((row) => ({
    practiceKey: row.practice_key,
    practiceVersion: row.practice_version,
    title: row.title,
    fromWhom: row.from_whom,
    strategyId: row.strategy_id,
    actionId: row.action_id,
    copiedOn: row.copied_on,
  }));
}
