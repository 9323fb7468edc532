/** Packs of a place by name, or the Problem that says why not. */
import type { OfficeTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { packPublishedBefore } from '../message.problems.ts';
import type { PackDraft, PublishedPack } from '../pack.types.ts';
import type { FactReader } from '#features/fact/server/standing-facts.usecases.ts';
import { selectPlaceWords, type PlaceWords } from './place-words.queries.ts';
import * as queries from './pack.queries.ts';
import { isShortName } from './short-name.ts';

export async function requirePack(reader: FactReader, placeId: string, packId: string): Promise<PackDraft> {
  const pack = isShortName(packId) ? await queries.selectPack(reader, placeId, packId) : undefined;
  if (pack === undefined) throw new Problem('not-found', 404);
  return pack;
}

export async function requirePlace(reader: FactReader, placeId: string): Promise<PlaceWords> {
  const place = await selectPlaceWords(reader, placeId);
  if (place === undefined) throw new Problem('not-found', 404);
  return place;
}

export async function requireUnpublished(
  transaction: OfficeTransaction,
  placeId: string,
  packId: string,
): Promise<PackDraft> {
  const pack = await requirePack(transaction, placeId, packId);
  if ((await queries.selectPublishedPack(transaction, placeId, packId)) !== undefined)
    throw packPublishedBefore();
  return pack;
}

export async function requirePublished(
  reader: FactReader,
  placeId: string,
  packId: string,
): Promise<PublishedPack> {
  await requirePack(reader, placeId, packId);
  const published = await queries.selectPublishedPack(reader, placeId, packId);
  if (published === undefined) throw new Problem('not-found', 404);
  return published;
}
