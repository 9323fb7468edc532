/** Rows of the published context of a place. */
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { ContextProfile } from '../axes.types.ts';

export interface PublishedContext {
  readonly context: ContextProfile;
  readonly contentHash: string;
  /** ISO day */
  readonly publishedOn: string;
}

export async function selectPublishedContext(
  reader: OfficeReader | PublicReader,
  placeId: string,
): Promise<PublishedContext | null> {
  const row = await (reader as PublicReader)
    .selectFrom('published.place_context')
    .selectAll()
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    context: row.context as ContextProfile,
    contentHash: row.content_hash,
    publishedOn: row.published_on,
  };
}

export async function upsertPublishedContext(
  transaction: OfficeTransaction,
  placeId: string,
  published: PublishedContext,
): Promise<void> {
  const values = {
    context: JSON.stringify(published.context),
    content_hash: published.contentHash,
    published_on: published.publishedOn,
  };
  await transaction
    .insertInto('published.place_context')
    .values({ place_id: placeId, ...values })
    .onConflict((conflict) => conflict.column('place_id').doUpdateSet(values))
    .execute();
}

export async function deletePublishedContext(
  transaction: OfficeTransaction,
  placeId: string,
): Promise<bigint> {
  const { numDeletedRows } = await transaction
    .deleteFrom('published.place_context')
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return numDeletedRows;
}
