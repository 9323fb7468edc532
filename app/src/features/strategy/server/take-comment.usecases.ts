/** Somebody says something about a public draft: no account, no name, no address; exactly once. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { findPlaceId } from '#features/place/server/place-contact.usecases.ts';
import { today } from '#server/clock.ts';
import { takePart, type TakePartTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Limiter, toNetwork } from '#server/limiter.ts';
import { Problem } from '#server/problem.ts';
import { findAbout, listAbouts } from '../comment.rules.ts';
import { commentSchema } from '../comment.schema.ts';
import { commentsClosed, commentsNotYetOpen, notInTheDraft, takesNoComments } from '../public.problems.ts';
import { readCommentPhase } from '../public.rules.ts';
import type { PublicContent } from '../public.types.ts';

const WINDOW_MINUTES = 60;
/** A library, a school or a reception centre shares one address. */
const MOST_IN_WINDOW = 40;
const limiter = new Limiter(WINDOW_MINUTES * 60 * 1000);

export interface CommentAddress {
  readonly slug: string;
  /** of the strategy */
  readonly key: string;
  /** of the request; kept in memory only, for an hour. Empty: nobody knows */
  readonly network: string;
}

/**
 * Takes a comment in; it waits until the office has looked at it. Sent twice it is there once. Problems `input-invalid`,
 * `strategy-not-in-the-draft` (422), `strategy-comments-closed`, `strategy-takes-no-comments` (410),
 * `strategy-comments-not-yet-open` (409), `too-often` (429).
 */
export async function submitComment(address: CommentAddress, input: unknown): Promise<void> {
  const network = toNetwork(address.network);
  if (address.network !== '' && limiter.count('comment', network) >= MOST_IN_WINDOW)
    throw new Problem('too-often', 429, { minutes: WINDOW_MINUTES });
  const { key, about, words, voice, language } = parseInput(commentSchema, input);
  const placeId = await findPlaceId(address.slug);
  if (placeId === undefined) throw new Problem('not-found', 404);
  await takePart(placeId, async (transaction) => {
    // Acknowledged means on disk, whatever the server's default is.
    await sql`set local synchronous_commit to on`.execute(transaction);
    if (!(await noteSubmission(transaction, placeId, key))) return;
    const draft = await requireOpenDraft(transaction, placeId, address.key);
    const named = findAbout(listAbouts(draft.content), about);
    if (named === undefined) throw notInTheDraft();
    await transaction
      .insertInto('confidential.strategy_comment')
      .values({
        place_id: placeId,
        publication_id: draft.publicationId,
        about_kind: named.kind,
        about_key: named.key,
        about_title: named.title.slice(0, 300),
        words,
        voice,
        language,
      })
      .execute();
  });
  if (address.network !== '') limiter.add('comment', network);
}

/** @returns false when this page was sent before. Waits for a sending that is under way. */
async function noteSubmission(
  transaction: TakePartTransaction,
  placeId: string,
  key: string,
): Promise<boolean> {
  const hash = createHash('sha256').update(`strategy-comment\0${key}`).digest();
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('confidential.participation_submission')
    .values({ place_id: placeId, submission_hash: hash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function requireOpenDraft(
  transaction: TakePartTransaction,
  placeId: string,
  key: string,
): Promise<{ readonly publicationId: string; readonly content: PublicContent }> {
  const row = await transaction
    .selectFrom('published.strategy')
    .select(['publication_id', 'state', 'comments_from', 'comments_until', 'content'])
    .where('place_id', '=', placeId)
    .where('strategy_key', '=', key)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (row === undefined) throw takesNoComments();
  const days = { commentsFrom: row.comments_from, commentsUntil: row.comments_until };
  const phase = readCommentPhase({ state: 'draft', ...days }, today());
  if (phase === 'none') throw takesNoComments();
  if (phase === 'waiting') throw commentsNotYetOpen(row.comments_from ?? '');
  if (phase === 'ended') throw commentsClosed(row.comments_until ?? '');
  return { publicationId: row.publication_id, content: row.content as PublicContent };
}
