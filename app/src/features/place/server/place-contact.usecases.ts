/** The place that a caller's transaction is about, as whoever writes to people or greets them needs it. */
import {
  readPublic,
  type OfficeReader,
  type OfficeTransaction,
  type RespondTransaction,
  type TakePartTransaction,
  type WorkTransaction,
} from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { isSlug } from '../place.rules.ts';
import type { PlaceContact } from '../place.types.ts';

/** Every door that leads to one place may read these columns. */
type Reader = OfficeReader | OfficeTransaction | RespondTransaction | TakePartTransaction | WorkTransaction;

/** Problem `not-found` (404) for a place that the door does not lead to. */
export async function readPlaceContact(reader: Reader, placeId: string): Promise<PlaceContact> {
  const place = await findPlaceContact(reader, placeId);
  if (place === undefined) throw new Problem('not-found', 404);
  return place;
}

export async function findPlaceContact(reader: Reader, placeId: string): Promise<PlaceContact | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.place')
    .select(['place_id', 'slug', 'name', 'contact_name', 'contact_email', 'is_example'])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return (
    row && {
      placeId: row.place_id,
      slug: row.slug,
      name: row.name,
      contactName: row.contact_name,
      contactEmail: row.contact_email,
      isExample: row.is_example,
    }
  );
}

/** The place with this part of an address, for people who have no account. */
export async function findPlaceId(slug: string): Promise<string | undefined> {
  if (!isSlug(slug)) return undefined;
  const row = await readPublic((reader) =>
    reader
      .selectFrom('published.place_address')
      .select('place_id')
      .where('slug', '=', slug)
      .executeTakeFirst(),
  );
  return row?.place_id;
}
