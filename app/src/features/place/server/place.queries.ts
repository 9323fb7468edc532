/** Rows of a place and its profile. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { ProfileChange } from '../place.schema.ts';
import type { PlaceProfile, PoliticalConstellation, PublicPlace, ReceptionEvent } from '../place.types.ts';

export async function selectPlaceProfile(
  reader: OfficeReader,
  placeId: string,
): Promise<PlaceProfile | null> {
  const row = await reader
    .selectFrom('office.place')
    .selectAll()
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    placeId: row.place_id,
    slug: row.slug,
    name: row.name,
    country: row.country,
    isExample: row.is_example,
    otherNames: row.other_names,
    region: row.region,
    lauCode: row.lau_code,
    nutsCode: row.nuts_code,
    gazetteerId: row.gazetteer_id,
    registerCode: row.register_code,
    latitude: row.latitude,
    longitude: row.longitude,
    population: row.population,
    populationYear: row.population_year,
    populationSource: row.population_source,
    sizeThresholds: row.size_thresholds,
    administrativeRole: row.administrative_role,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
  };
}

export async function updateProfile(
  transaction: OfficeTransaction,
  placeId: string,
  change: ProfileChange,
): Promise<bigint> {
  const result = await transaction
    .updateTable('office.place')
    .set({
      name: change.name,
      other_names: JSON.stringify(change.otherNames),
      region: change.region,
      lau_code: change.lauCode,
      nuts_code: change.nutsCode,
      latitude: change.latitude,
      longitude: change.longitude,
      population: change.population,
      population_year: change.populationYear,
      population_source: change.populationSource,
      administrative_role: change.administrativeRole,
      contact_name: change.contactName,
      contact_email: change.contactEmail,
    })
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return result.numUpdatedRows;
}

export async function updateSizeThresholds(
  transaction: OfficeTransaction,
  placeId: string,
  thresholds: readonly number[],
): Promise<bigint> {
  const result = await transaction
    .updateTable('office.place')
    .set({ size_thresholds: JSON.stringify(thresholds) })
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return result.numUpdatedRows;
}

/** Copies what the public page says from the office to the public table. */
export async function upsertPublicProfile(
  transaction: OfficeTransaction,
  place: PlaceProfile,
  introduction: Readonly<Record<string, string>>,
): Promise<void> {
  const values = {
    slug: place.slug,
    name: place.name,
    country: place.country,
    region: place.region,
    latitude: place.latitude,
    longitude: place.longitude,
    population: place.population,
    population_year: place.populationYear,
    population_source: place.populationSource,
    introduction: JSON.stringify(introduction),
    contact_email: place.contactEmail,
    is_example: place.isExample,
  };
  await transaction
    .insertInto('published.place')
    .values({ place_id: place.placeId, ...values })
    .onConflict((conflict) => conflict.column('place_id').doUpdateSet(values))
    .execute();
}

export async function selectIntroduction(
  reader: OfficeReader,
  placeId: string,
): Promise<Readonly<Record<string, string>>> {
  const row = await reader
    .selectFrom('published.place')
    .select('introduction')
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return (row?.introduction ?? {}) as Record<string, string>;
}

export async function selectReceptionEvents(
  reader: OfficeReader,
  placeId: string,
): Promise<ReceptionEvent[]> {
  const rows = await reader
    .selectFrom('office.reception_event')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('from_year')
    .orderBy('description')
    .execute();
  return rows.map((row) => ({
    receptionEventId: row.reception_event_id,
    fromYear: row.from_year,
    toYear: row.to_year,
    description: row.description,
  }));
}

export async function selectConstellations(
  reader: OfficeReader,
  placeId: string,
): Promise<PoliticalConstellation[]> {
  const rows = await reader
    .selectFrom('office.political_constellation')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('from_date', 'desc')
    .execute();
  return rows.map((row) => ({
    fromDate: row.from_date,
    executive: row.executive,
    radicalRightSeatPercent:
      row.radical_right_seat_percent === null ? null : Number(row.radical_right_seat_percent),
    region: row.region,
    countryGovernment: row.country_government,
  }));
}

/** Every place with a public page, real ones first. */
export async function selectPublicPlaces(reader: PublicReader): Promise<PublicPlace[]> {
  const rows = await reader
    .selectFrom('published.place')
    .select(['place_id', 'slug', 'name', 'country', 'region', 'is_example', 'introduction'])
    .orderBy('is_example')
    .orderBy(sql`lower(name)`)
    .limit(500)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    slug: row.slug,
    name: row.name,
    country: row.country,
    region: row.region,
    isExample: row.is_example,
    introduction: row.introduction,
  }));
}
