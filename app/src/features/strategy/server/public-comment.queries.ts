/** Comments as everybody reads them. */
import type { PublicReader } from '#server/db/doors.ts';
import type { PublishedCommentTable } from '#server/db/schema-strategy-public.ts';
import type { Selectable } from 'kysely';
import type { Language } from '#ui/languages.ts';
import type { AboutKind, CommentVoice, PublicComment, Verdict } from '../comment.types.ts';

const PUBLIC_COLUMNS = [
  'comment_key',
  'about_kind',
  'about_key',
  'about_title',
  'words',
  'voice',
  'language',
  'answer_key',
  'verdict',
  'answer',
  'target_kind',
  'target_key',
  'answered_on',
] as const;

type PublicRow = Pick<Selectable<PublishedCommentTable>, (typeof PUBLIC_COLUMNS)[number]>;

const toPublicComment = (row: PublicRow): PublicComment => ({
  key: row.comment_key,
  aboutKind: row.about_kind as AboutKind,
  aboutKey: row.about_key,
  aboutTitle: row.about_title,
  words: row.words,
  voice: row.voice as CommentVoice | '',
  language: row.language as Language,
  answerKey: row.answer_key,
  verdict: row.verdict as Verdict | '',
  answer: row.answer,
  targetKind: row.target_kind as AboutKind | '',
  targetKey: row.target_key,
  answeredOn: row.answered_on,
});

/** In an order that tells nothing of when they came. */
export async function selectPublicComments(
  reader: PublicReader,
  placeId: string,
  strategyKey: string,
): Promise<PublicComment[]> {
  const rows = await reader
    .selectFrom('published.strategy_comment')
    .select(PUBLIC_COLUMNS)
    .where('place_id', '=', placeId)
    .where('strategy_key', '=', strategyKey)
    .orderBy('comment_key')
    .execute();
  return rows.map(toPublicComment);
}
