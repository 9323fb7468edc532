/** The register of places of the installation. */
import { sql } from 'kysely';
import type { OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import { listSlugCandidates } from '../place.rules.ts';
import { toPlaceSlug } from '../gazetteer.rules.ts';
import type { NewPlace } from '../place.schema.ts';

const MORE_CANDIDATES = 200;

/** @returns the new place's id and address */
export async function insertPlace(
  transaction: OfficeTransaction,
  place: NewPlace,
  isExample: boolean,
): Promise<{ placeId: string; slug: string }> {
  const placeId = crypto.randomUUID();
  const slug = await takeAddress(transaction, placeId, place);
  await transaction
    .insertInto('office.place')
    .values({
      place_id: placeId,
      slug,
      name: place.name,
      country: place.country,
      region: place.region,
      latitude: place.latitude,
      longitude: place.longitude,
      population: place.population,
      population_year: place.populationYear,
      population_source: place.populationSource,
      gazetteer_id: place.gazetteerId,
      lau_code: null,
      nuts_code: null,
      is_example: isExample,
    })
    .execute();
  return { placeId, slug };
}

/** An address is taken by inserting it, so two places founded at once never share one. */
export async function takeAddress(
  transaction: OfficeTransaction,
  placeId: string,
  place: Pick<NewPlace, 'name' | 'country'>,
): Promise<string> {
  for (const slug of listSlugCandidates(toPlaceSlug(place.name), place.country, MORE_CANDIDATES)) {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('published.place_address')
      .values({ slug, place_id: placeId })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) return slug;
  }
  throw new Error(`no free address for ${place.country}`);
}

/** Removes places with all they hold; their addresses become free. */
export async function deletePlaces(
  transaction: OfficeTransaction | WorkTransaction,
  placeIds: readonly string[],
): Promise<void> {
  if (placeIds.length === 0) return;
  await sql`delete from published.place_address where place_id = any(${placeIds}::uuid[])`.execute(
    transaction,
  );
  await sql`delete from office.place where place_id = any(${placeIds}::uuid[])`.execute(transaction);
}
