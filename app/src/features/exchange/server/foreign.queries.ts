/** Rows of feeds of other installations. */
import { sql } from 'kysely';
import type { OfficeReader, PublicReader, WorkTransaction } from '#server/db/doors.ts';
import type { ExchangeFeed, ExchangeKind, ForeignFeed, ForeignItem } from '../exchange.types.ts';

type Reader = PublicReader | OfficeReader | WorkTransaction;
const narrow = (reader: Reader): PublicReader => reader as unknown as PublicReader;

export async function selectForeignFeeds(reader: Reader): Promise<ForeignFeed[]> {
  const rows = await narrow(reader)
    .selectFrom('reference.foreign_feed')
    .selectAll()
    .orderBy('kind')
    .orderBy('installation')
    .execute();
  return rows.map((row) => ({
    feedId: row.feed_id,
    kind: row.kind as ExchangeKind,
    title: row.title,
    installation: row.installation,
    address: row.address,
    fetchedOn: row.fetched_on,
    itemCount: row.item_count,
  }));
}

const MOST_ITEMS = 500;

/** Of one kind, what changed last first. `words`: parts of title or text, in any order; '' all. */
export async function selectForeignItems(
  reader: Reader,
  kind: ExchangeKind,
  words: string,
): Promise<ForeignItem[]> {
  const asked = words
    .trim()
    .split(/\s+/)
    .filter((one) => one !== '')
    .slice(0, 8);
  let query = narrow(reader)
    .selectFrom('reference.foreign_item as item')
    .innerJoin('reference.foreign_feed as feed', 'feed.feed_id', 'item.feed_id')
    .selectAll('item')
    .select([
      'feed.installation',
      'feed.title as feed_title',
      'feed.address as feed_address',
      'feed.fetched_on',
    ])
    .where('item.kind', '=', kind);
  for (const one of asked) {
    const pattern = `%${one.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where(sql<boolean>`item.title || ' ' || item.words ilike ${pattern}`);
  }
  const rows = await query
    .orderBy(sql`coalesce(item.modified_on, item.published_on) desc nulls last`)
    .orderBy('item.title')
    .limit(MOST_ITEMS)
    .execute();
  return rows.map(toItem);
}

interface ItemRow {
  readonly kind: string;
  readonly item_id: string;
  readonly title: string;
  readonly words: string;
  readonly address: string;
  readonly language: string;
  readonly tags: string[];
  readonly published_on: string | null;
  readonly modified_on: string | null;
  readonly record: Record<string, unknown>;
  readonly feed_title: string;
  readonly installation: string;
  readonly feed_address: string;
  readonly fetched_on: string;
}

const toItem = (row: ItemRow): ForeignItem => ({
  kind: row.kind as ExchangeKind,
  itemId: row.item_id,
  title: row.title,
  words: row.words,
  address: row.address,
  language: row.language,
  tags: row.tags,
  publishedOn: row.published_on,
  modifiedOn: row.modified_on,
  record: row.record,
  feedTitle: row.feed_title,
  installation: row.installation,
  feedAddress: row.feed_address,
  fetchedOn: row.fetched_on,
});

export interface FeedToKeep {
  readonly feedId: string;
  readonly feed: ExchangeFeed;
  readonly address: string;
  readonly fetchedOn: string;
  readonly contentHash: string;
}

/** The next reading takes the place of the last: what its installation withdrew is gone here too. */
export async function replaceFeed(transaction: WorkTransaction, kept: FeedToKeep): Promise<void> {
  const { feedId, feed, address, fetchedOn, contentHash } = kept;
  await deleteFeed(transaction, feedId);
  await transaction
    .insertInto('reference.foreign_feed')
    .values({
      feed_id: feedId,
      kind: feed.kind,
      title: feed.title,
      installation: feed.installation,
      address,
      fetched_on: fetchedOn,
      item_count: feed.items.length,
      content_hash: contentHash,
    })
    .execute();
  for (let at = 0; at < feed.items.length; at += 500)
    await transaction
      .insertInto('reference.foreign_item')
      .values(feed.items.slice(at, at + 500).map((item) => toRow(feedId, feed.kind, item)))
      .execute();
}

const toRow = (feedId: string, kind: ExchangeKind, item: ExchangeFeed['items'][number]) => ({
  feed_id: feedId,
  item_id: item.itemId,
  kind,
  title: item.title,
  words: item.words,
  address: item.address,
  language: item.language,
  tags: [...item.tags],
  published_on: item.publishedOn,
  modified_on: item.modifiedOn,
  record: JSON.stringify(item.record),
});

/** @returns whether it was there */
export async function deleteFeed(transaction: WorkTransaction, feedId: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('reference.foreign_feed')
    .where('feed_id', '=', feedId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
