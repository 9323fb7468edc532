/** What places let everybody read about networks. */
import type { PlaceContext } from '#features/practice/context.rules.ts';
import type { OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { NetworkNote, OwnNetwork, PublishedNetwork } from '../network.types.ts';
import { fromNetworkRow, toNetworkRow } from './network.queries.ts';

const MOST = 1_000;

/** By name; examples and real ones apart. */
export async function selectPublishedNetworks(
  reader: PublicReader,
  isExample: boolean,
): Promise<PublishedNetwork[]> {
  const rows = await reader
    .selectFrom('published.network')
    .selectAll()
    .where('is_example', '=', isExample)
    .orderBy('name')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    ...fromNetworkRow(row),
    placeId: row.place_id,
    context: row.context as unknown as PlaceContext,
    publishedOn: row.published_on,
  }));
}

/** Whether another place published it: for an example one among examples, for a real one among real ones. */
export async function isSharedWith(
  reader: PublicReader,
  placeId: string,
  networkId: string,
): Promise<boolean> {
  const own = await reader
    .selectFrom('published.place')
    .select('is_example')
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  const row = await reader
    .selectFrom('published.network')
    .select('network_id')
    .where('network_id', '=', networkId)
    .where('place_id', '<>', placeId)
    .where('is_example', '=', own?.is_example ?? false)
    .executeTakeFirst();
  return row !== undefined;
}

/** The latest first. */
export async function selectNotes(reader: PublicReader, isExample: boolean): Promise<NetworkNote[]> {
  const rows = await reader
    .selectFrom('published.network_note')
    .selectAll()
    .where('is_example', '=', isExample)
    .orderBy('published_on', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    networkKey: row.network_key,
    language: row.language,
    words: row.words,
    context: row.context as unknown as PlaceContext,
    publishedOn: row.published_on,
  }));
}

export interface Publishing {
  readonly placeId: string;
  readonly context: PlaceContext;
  readonly isExample: boolean;
  readonly publishedOn: string;
}

export async function upsertPublishedNetwork(
  transaction: OfficeTransaction,
  { placeId, context, isExample, publishedOn }: Publishing,
  one: OwnNetwork,
): Promise<void> {
  const row = {
    ...toNetworkRow(one),
    context: JSON.stringify(context),
    is_example: isExample,
    published_on: publishedOn,
  };
  await transaction
    .insertInto('published.network')
    .values({ place_id: placeId, network_id: one.networkId, ...row })
    .onConflict((conflict) => conflict.columns(['place_id', 'network_id']).doUpdateSet(row))
    .execute();
}

export async function deletePublishedNetwork(
  transaction: OfficeTransaction,
  placeId: string,
  networkId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('published.network')
    .where('place_id', '=', placeId)
    .where('network_id', '=', networkId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function upsertNote(
  transaction: OfficeTransaction,
  { placeId, context, isExample, publishedOn }: Publishing,
  one: Pick<NetworkNote, 'networkKey' | 'language' | 'words'>,
): Promise<void> {
  const row = {
    language: one.language,
    words: one.words,
    context: JSON.stringify(context),
    is_example: isExample,
    published_on: publishedOn,
  };
  await transaction
    .insertInto('published.network_note')
    .values({ place_id: placeId, network_key: one.networkKey, ...row })
    .onConflict((conflict) => conflict.columns(['place_id', 'network_key']).doUpdateSet(row))
    .execute();
}

export async function deleteNote(
  transaction: OfficeTransaction,
  placeId: string,
  networkKey: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('published.network_note')
    .where('place_id', '=', placeId)
    .where('network_key', '=', networkKey)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
