/** Rows of what the public says about drafts: in the office, and as everybody sees it. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Language } from '#ui/languages.ts';
import type { ModerationReason } from '#features/participation/participation.types.ts';
import type {
  About,
  AboutKind,
  CommentAnswer,
  CommentState,
  CommentVoice,
  OfficeComment,
  PublicComment,
  Verdict,
} from '../comment.types.ts';

type Office = OfficeReader | OfficeTransaction;

/** Of all drafts of the strategy. */
export async function selectComments(
  reader: Office,
  placeId: string,
  strategyId: string,
): Promise<OfficeComment[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('confidential.strategy_comment as comment')
    .innerJoin('published.strategy as published', (join) =>
      join
        .onRef('published.place_id', '=', 'comment.place_id')
        .onRef('published.publication_id', '=', 'comment.publication_id'),
    )
    .leftJoin('office.strategy_comment_answer as answer', (join) =>
      join
        .onRef('answer.place_id', '=', 'comment.place_id')
        .onRef('answer.answer_id', '=', 'comment.answer_id'),
    )
    .selectAll('comment')
    .select([
      'published.version',
      'answer.verdict',
      'answer.words as answer_words',
      'answer.target_kind',
      'answer.target_id',
      'answer.answered_on',
    ])
    .where('comment.place_id', '=', placeId)
    .where('published.strategy_id', '=', strategyId)
    .execute();
  return rows.map(toComment);
}

interface CommentRowOfOffice extends AnswerRow {
  readonly comment_id: string;
  readonly version: number;
  readonly about_kind: string;
  readonly about_key: string;
  readonly about_title: string;
  readonly words: string;
  readonly voice: string;
  readonly language: string;
  readonly day: string;
  readonly state: string;
  readonly reason: string | null;
  readonly perspective_id: string | null;
}

const toComment = (row: CommentRowOfOffice): OfficeComment => ({
  commentId: row.comment_id,
  draft: row.version,
  aboutKind: row.about_kind as AboutKind,
  aboutKey: row.about_key,
  aboutTitle: row.about_title,
  words: row.words,
  voice: row.voice as CommentVoice,
  language: row.language as Language,
  day: row.day,
  state: row.state as CommentState,
  reason: row.reason as ModerationReason | null,
  answer: toAnswer(row),
  perspectiveId: row.perspective_id,
});

interface AnswerRow {
  readonly answer_id: string | null;
  readonly verdict: string | null;
  readonly answer_words: string | null;
  readonly target_kind: string | null;
  readonly target_id: string | null;
  readonly answered_on: string | null;
}

function toAnswer(row: AnswerRow): CommentAnswer | null {
  if (row.answer_id === null) return null;
  const target: About | null = row.target_kind
    ? { kind: row.target_kind as AboutKind, key: row.target_id ?? '' }
    : null;
  return {
    answerId: row.answer_id,
    verdict: row.verdict as Verdict,
    words: row.answer_words ?? '',
    target,
    answeredOn: row.answered_on ?? '',
  };
}

export async function updateVerdict(
  transaction: OfficeTransaction,
  placeId: string,
  commentId: string,
  verdict: { readonly reason: ModerationReason | null; readonly day: string },
): Promise<void> {
  const isShown = verdict.reason === null;
  await transaction
    .updateTable('confidential.strategy_comment')
    .set({
      state: isShown ? 'shown' : 'not-shown',
      reason: verdict.reason,
      decided_on: verdict.day,
      ...(isShown ? {} : { answer_id: null }),
    })
    .where('place_id', '=', placeId)
    .where('comment_id', '=', commentId)
    .execute();
}

export async function insertAnswer(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  answer: Omit<CommentAnswer, 'answerId'>,
): Promise<string> {
  const { answer_id: answerId } = await transaction
    .insertInto('office.strategy_comment_answer')
    .values({
      place_id: placeId,
      strategy_id: strategyId,
      verdict: answer.verdict,
      words: answer.words,
      target_kind: answer.target?.kind ?? '',
      target_id: answer.target?.key ?? '',
      answered_on: answer.answeredOn,
    })
    .returning('answer_id')
    .executeTakeFirstOrThrow();
  return answerId;
}

/** Joins comments to an answer and removes answers that answer nothing any more. */
export async function joinAnswer(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  { answerId, commentIds }: { readonly answerId: string; readonly commentIds: readonly string[] },
): Promise<void> {
  await transaction
    .updateTable('confidential.strategy_comment')
    .set({ answer_id: answerId })
    .where('place_id', '=', placeId)
    .where('comment_id', 'in', [...commentIds])
    .execute();
  await transaction
    .deleteFrom('office.strategy_comment_answer')
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('answer_id', 'not in', (query) =>
      query
        .selectFrom('confidential.strategy_comment as comment')
        .select(sql<string>`comment.answer_id`.as('answer_id'))
        .where('comment.place_id', '=', placeId)
        .where('comment.answer_id', 'is not', null),
    )
    .execute();
}

export async function updatePerspectiveOf(
  transaction: OfficeTransaction,
  placeId: string,
  commentId: string,
  perspectiveId: string,
): Promise<void> {
  await transaction
    .updateTable('confidential.strategy_comment')
    .set({ perspective_id: perspectiveId })
    .where('place_id', '=', placeId)
    .where('comment_id', '=', commentId)
    .execute();
}

export type CommentRow = PublicComment & { readonly commentId: string; readonly draft: number };

/** Writes anew what everybody sees of the comments on a strategy. */
export async function rewritePublicComments(
  transaction: OfficeTransaction,
  placeId: string,
  {
    strategyId,
    strategyKey,
    rows,
  }: {
    readonly strategyId: string;
    readonly strategyKey: string;
    readonly rows: readonly CommentRow[];
  },
): Promise<void> {
  await transaction
    .deleteFrom('published.strategy_comment')
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .execute();
  if (rows.length === 0) return;
  await transaction
    .insertInto('published.strategy_comment')
    .values(
      rows.map((row) => ({
        place_id: placeId,
        strategy_id: strategyId,
        strategy_key: strategyKey,
        ...toPublicRow(row),
      })),
    )
    .execute();
}

const toPublicRow = (row: CommentRow) => ({
  comment_id: row.commentId,
  comment_key: row.key,
  draft: row.draft,
  about_kind: row.aboutKind,
  about_key: row.aboutKey,
  about_title: row.aboutTitle,
  words: row.words,
  voice: row.voice,
  language: row.language,
  answer_key: row.answerKey,
  verdict: row.verdict,
  answer: row.answer,
  target_kind: row.targetKind,
  target_key: row.targetKey,
  answered_on: row.answeredOn,
});

/** How many were not shown, by reason, into the copies of all drafts of the strategy. */
export async function updateNotShown(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  notShown: Readonly<Record<string, number>>,
): Promise<void> {
  await transaction
    .updateTable('published.strategy')
    .set({ not_shown: JSON.stringify(notShown) })
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .execute();
}
