/** Rows of what was published of strategies: for the office that publishes, and for everybody who reads. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { Language } from '#ui/languages.ts';
import type { PublicationState, PublicContent, PublicStrategy, PublicStrategyHead } from '../public.types.ts';
import type { Decision } from '../strategy.types.ts';

const HEAD = [
  'strategy_key',
  'state',
  'version',
  'language',
  'title',
  'from_year',
  'to_year',
  'words',
  'content_hash',
  'decision',
  'amends',
  'comments_from',
  'comments_until',
  'not_shown',
  'published_on',
  'withdrawn_on',
  'withdrawal',
] as const;

interface HeadRow {
  readonly strategy_key: string;
  readonly state: string;
  readonly version: number;
  readonly language: string;
  readonly title: string;
  readonly from_year: number;
  readonly to_year: number;
  readonly words: object;
  readonly content_hash: string;
  readonly decision: object | null;
  readonly amends: string;
  readonly comments_from: string | null;
  readonly comments_until: string | null;
  readonly not_shown: Record<string, number>;
  readonly published_on: string;
  readonly withdrawn_on: string | null;
  readonly withdrawal: string;
}

const toHead = (row: HeadRow): PublicStrategyHead => ({
  key: row.strategy_key,
  state: row.state as PublicStrategyHead['state'],
  version: row.version,
  language: row.language as Language,
  title: row.title,
  fromYear: row.from_year,
  toYear: row.to_year,
  words: row.words as PublicStrategyHead['words'],
  contentHash: row.content_hash,
  decision: row.decision as Decision | null,
  amends: row.amends,
  commentsFrom: row.comments_from,
  commentsUntil: row.comments_until,
  notShown: row.not_shown,
  publishedOn: row.published_on,
  withdrawnOn: row.withdrawn_on,
  withdrawal: row.withdrawal,
});

/** What everybody may open, the newest years and decisions first: drafts, adopted versions and notices of withdrawal. */
export async function selectPublicStrategies(
  reader: PublicReader,
  placeId: string,
): Promise<PublicStrategyHead[]> {
  const rows = await reader
    .selectFrom('published.strategy')
    .select(HEAD)
    .where('place_id', '=', placeId)
    .orderBy('from_year', 'desc')
    .orderBy(sql`decision ->> 'decidedOn'`, (order) => order.desc().nullsLast())
    .orderBy('published_on', 'desc')
    .orderBy('strategy_key')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toHead);
}

export async function selectPublicContent(
  reader: PublicReader,
  placeId: string,
  { key, state, version }: Pick<PublicStrategyHead, 'key' | 'state' | 'version'>,
): Promise<PublicStrategy | undefined> {
  const row = await reader
    .selectFrom('published.strategy')
    .select([...HEAD, 'content'])
    .where('place_id', '=', placeId)
    .where('strategy_key', '=', key)
    .where('state', '=', state)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && { ...toHead(row), content: row.content as PublicContent | null };
}

/** One publication as the office knows it. */
export interface Publication extends Omit<PublicStrategyHead, 'state'> {
  readonly publicationId: string;
  readonly state: PublicationState;
}

/** All publications of a strategy, newest first. */
export async function selectPublications(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  strategyId: string,
): Promise<Publication[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('published.strategy')
    .select([...HEAD, 'publication_id'])
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .orderBy('published_on', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    ...toHead(row),
    publicationId: row.publication_id,
    state: row.state as PublicationState,
  }));
}

export interface PublicationRow {
  readonly strategyId: string;
  readonly publication: Omit<PublicStrategy, 'withdrawnOn' | 'withdrawal' | 'notShown'>;
}

export async function insertPublication(
  transaction: OfficeTransaction,
  placeId: string,
  { strategyId, publication }: PublicationRow,
): Promise<string> {
  const { publication_id: publicationId } = await transaction
    .insertInto('published.strategy')
    .values({
      place_id: placeId,
      strategy_id: strategyId,
      strategy_key: publication.key,
      state: publication.state,
      version: publication.version,
      language: publication.language,
      title: publication.title,
      from_year: publication.fromYear,
      to_year: publication.toYear,
      words: JSON.stringify(publication.words),
      content: JSON.stringify(publication.content),
      content_hash: publication.contentHash,
      decision: publication.decision === null ? null : JSON.stringify(publication.decision),
      amends: publication.amends,
      comments_from: publication.commentsFrom,
      comments_until: publication.commentsUntil,
      published_on: publication.publishedOn,
    })
    .returning('publication_id')
    .executeTakeFirstOrThrow();
  return publicationId;
}

/** The public draft gives way to what is published now; comments on it stay. */
export async function replaceDraft(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
): Promise<void> {
  await transaction
    .updateTable('published.strategy')
    .set({ state: 'replaced', content: null })
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('state', '=', 'draft')
    .execute();
}

/** @returns whether it was there to be withdrawn */
export async function withdrawPublication(
  transaction: OfficeTransaction,
  placeId: string,
  publicationId: string,
  { notice, day }: { readonly notice: string; readonly day: string },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('published.strategy')
    .set({ state: 'withdrawn', content: null, withdrawal: notice, withdrawn_on: day })
    .where('place_id', '=', placeId)
    .where('publication_id', '=', publicationId)
    .where('state', 'in', ['draft', 'adopted'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Of the public draft. @returns whether there is one that takes comments */
export async function updateCommentsUntil(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  until: string,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('published.strategy')
    .set({ comments_until: until })
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('state', '=', 'draft')
    .where('comments_from', '<=', until)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Changes with every shown comment and every answer. */
export async function selectCommentsHash(reader: PublicReader, placeId: string): Promise<string> {
  const row = await reader
    .selectFrom('published.strategy_comment')
    .select(
      sql<
        string | null
      >`md5(string_agg(comment_key || voice || verdict || target_key || md5(answer), ',' order by comment_key))`.as(
        'hash',
      ),
    )
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return row?.hash ?? '';
}
