/** Rows of offers, of both sides of bookings, and of gaps. Row-level security says which rows of other places are seen. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { Offer, OfferWords, TakenTime } from '../offer.types.ts';
import { clockTime } from './booking.queries.ts';

type Reader = OfficeReader | OfficeTransaction;

const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

/** All that the asking place may see: its own, and open ones of others; at most 2,000. */
export async function selectOffers(reader: Reader): Promise<Offer[]> {
  const rows = await narrow(reader)
    .selectFrom('published.offer')
    .selectAll()
    .orderBy(sql`lower(title)`)
    .orderBy('offer_id')
    .limit(2_000)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    offerId: row.offer_id,
    direction: row.direction as Offer['direction'],
    kind: row.kind as Offer['kind'],
    area: row.area,
    title: row.title,
    what: row.what,
    languages: row.languages,
    atOnce: row.at_once,
    unit: row.unit as Offer['unit'],
    perWeek: row.per_week,
    costCents: Number(row.cost_cents),
    costPer: row.cost_per as Offer['costPer'],
    currency: row.currency,
    fromOn: row.from_on,
    untilOn: row.until_on,
    howToBook: row.how_to_book,
    contact: row.contact,
    isOpen: row.is_open,
    placeName: row.place_name,
    placeSlug: row.place_slug,
    country: String(row.place_context['country'] ?? ''),
    changedOn: row.changed_on,
    latitude: row.latitude,
    longitude: row.longitude,
  }));
}

const toOfferRow = (words: OfferWords) => ({
  direction: words.direction,
  kind: words.kind,
  area: words.area,
  title: words.title,
  what: words.what,
  languages: words.languages,
  at_once: words.atOnce,
  unit: words.unit,
  per_week: words.perWeek,
  cost_cents: words.costCents,
  cost_per: words.costPer,
  currency: words.currency,
  from_on: words.fromOn,
  until_on: words.untilOn,
  how_to_book: words.howToBook,
  contact: words.contact,
  is_open: words.isOpen,
});

/** What others read of the place itself, frozen with the offer. */
export interface FrozenPlace {
  readonly is_example: boolean;
  readonly place_name: string;
  readonly place_slug: string;
  readonly place_context: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export async function insertOffer(
  transaction: OfficeTransaction,
  placeId: string,
  words: OfferWords,
  place: FrozenPlace,
): Promise<string> {
  const { offer_id } = await transaction
    .insertInto('published.offer')
    .values({ place_id: placeId, ...toOfferRow(words), ...place })
    .returning('offer_id')
    .executeTakeFirstOrThrow();
  return offer_id;
}

export async function updateOffer(
  transaction: OfficeTransaction,
  { placeId, offerId }: Pick<Offer, 'placeId' | 'offerId'>,
  words: OfferWords,
  place: FrozenPlace,
  changedOn: string,
): Promise<void> {
  await transaction
    .updateTable('published.offer')
    .set({ ...toOfferRow(words), ...place, changed_on: changedOn })
    .where('place_id', '=', placeId)
    .where('offer_id', '=', offerId)
    .execute();
}

/** Where the place stands on the map, as its public page says. */
export async function selectOwnPoint(
  reader: Reader,
  placeId: string,
): Promise<{ readonly latitude: number | null; readonly longitude: number | null }> {
  const row = await narrow(reader)
    .selectFrom('office.place')
    .select(['latitude', 'longitude'])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return row ?? { latitude: null, longitude: null };
}

/** Waits for everybody else who answers or changes the same offer; the trigger of the answers takes the same lock. */
export async function lockOffer(transaction: OfficeTransaction, offerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`offer ${offerId}`}, 0))`.execute(transaction);
}

/** Times from `from` on at which an offer is taken, by whomever. */
export async function selectTaken(
  reader: Reader,
  { placeId, offerId }: Pick<Offer, 'placeId' | 'offerId'>,
  from: string,
): Promise<TakenTime[]> {
  const { rows } = await sql<TakenTime>`
    select ${clockTime('starts_at')} as "startsAt", ${clockTime('ends_at')} as "endsAt", at_once as "atOnce", units
    from vicus.offer_taken(${placeId}::uuid, ${offerId}::uuid, ${from}::timestamp)`.execute(
    reader as OfficeTransaction,
  );
  return rows;
}

export async function selectOwnGaps(reader: Reader, placeId: string): Promise<string[]> {
  const rows = await narrow(reader)
    .selectFrom('office.matched_gap')
    .select('area')
    .where('place_id', '=', placeId)
    .orderBy('area')
    .execute();
  return rows.map(({ area }) => area);
}

export async function replaceGaps(
  transaction: OfficeTransaction,
  placeId: string,
  areas: readonly string[],
  agreedBy: string,
): Promise<void> {
  await transaction.deleteFrom('office.matched_gap').where('place_id', '=', placeId).execute();
  if (areas.length === 0) return;
  await transaction
    .insertInto('office.matched_gap')
    .values(areas.map((area) => ({ place_id: placeId, area, agreed_by: agreedBy })))
    .execute();
}

export async function selectSharedGaps(
  reader: Reader,
): Promise<{ readonly placeId: string; readonly area: string }[]> {
  const { rows } = await sql<{ placeId: string; area: string }>`
    select place_id as "placeId", area from vicus.shared_gaps()`.execute(reader as OfficeTransaction);
  return rows;
}

export interface KnownPlace {
  readonly placeId: string;
  readonly name: string;
  readonly slug: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Public profiles of these places: who is not among them has none, or is no longer here. */
export async function selectPublicPlaces(
  reader: PublicReader,
  ids: readonly string[],
): Promise<KnownPlace[]> {
  if (ids.length === 0) return [];
  return reader
    .selectFrom('published.place')
    .select(['place_id as placeId', 'name', 'slug', 'latitude', 'longitude'])
    .where('place_id', 'in', ids)
    .execute();
}
