/** What the public may read of a place, and what the office needs to prepare a publication. */
import type { OfficeReader, PublicReader } from '#server/db/doors.ts';
import type { RegisteredActor } from '../naming.rules.ts';
import { PUBLIC_PLACE_COLUMNS, toPublicPlace } from '../public-place.rules.ts';
import type { PublicPlace } from '../publication.types.ts';

export async function selectPublicPlace(
  reader: PublicReader,
  slug: string,
): Promise<PublicPlace | undefined> {
  const row = await reader
    .selectFrom('published.place_address as address')
    .innerJoin('published.place as place', 'place.place_id', 'address.place_id')
    .select(PUBLIC_PLACE_COLUMNS)
    .where('address.slug', '=', slug)
    .executeTakeFirst();
  return row && toPublicPlace(row);
}

/** Actors that take part today. */
export async function selectActiveActors(
  reader: OfficeReader,
  placeId: string,
  day: string,
): Promise<RegisteredActor[]> {
  const rows = await reader
    .selectFrom('office.actor')
    .select(['kind', 'agreed_to_be_named'])
    .where('place_id', '=', placeId)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', day)]))
    .execute();
  return rows.map((row) => ({ kind: row.kind, agreedToBeNamed: row.agreed_to_be_named }));
}
