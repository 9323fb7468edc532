/** Reading the register of places. */
import { sql } from 'kysely';
import type { OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import { readRows } from '#server/db/read-rows.ts';
import { listRegionCodes } from '../register.rules.ts';
import type { PlaceChange, RegisterLevel, RegisterLocality, RegisterRegion } from '../register.types.ts';

/** Enough to rank; a country has thousands of places, and few share a name. */
const MOST_CANDIDATES = 200;
/** A word inside a name needs more letters to be meant than its beginning. */
const MINIMUM_INNER_LENGTH = 3;

interface LocalityRow {
  readonly place_code: string;
  readonly parent_code: string | null;
  readonly country: string;
  readonly national_code: string;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  readonly search_name: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly coordinates_source: string | null;
  readonly area_km2: number | null;
  readonly degree_of_urbanisation: number | null;
  readonly valid_to: string | null;
  readonly population: number | null;
  readonly year: number | null;
  readonly source: string | null;
}

export interface RegisterCandidate extends RegisterLocality {
  /** folded names */
  readonly forms: readonly string[];
}

const LOCALITY = sql`place.place_code, place.parent_code, place.country, place.national_code, place.name, place.names,
  place.search_name, place.latitude, place.longitude, place.coordinates_source, place.area_km2,
  place.degree_of_urbanisation, place.valid_to, newest.population, newest.year, newest.source`;

const NEWEST = sql`left join lateral (
    select counted.population, counted.year, dataset.publisher || ': ' || dataset.title as source
    from reference.place_population counted join reference.dataset dataset on dataset.dataset = counted.dataset
    where counted.place_code = place.place_code order by counted.year desc limit 1) newest on true`;

export async function selectLocality(
  reader: PublicReader,
  placeCode: string,
): Promise<RegisterLocality | null> {
  const rows = await readRows(
    reader,
    sql<LocalityRow>`select ${LOCALITY} from reference.register_place place ${NEWEST}
    where place.place_code = ${placeCode} and place.level = 'locality'`,
  );
  const [locality] = await withRegions(reader, rows);
  return locality ?? null;
}

/** Localities of a country in use whose name begins with one of the folded `forms`, or that have this national code. */
export async function selectCandidates(
  reader: PublicReader,
  wanted: {
    readonly country: string;
    readonly forms: readonly string[];
    readonly nationalCode: string | null;
  },
): Promise<RegisterCandidate[]> {
  const patterns = wanted.forms.flatMap((form) => [
    `%|${form}%`,
    ...(form.length >= MINIMUM_INNER_LENGTH ? [`% ${form}%`] : []),
  ]);
  const rows = await readRows(
    reader,
    sql<LocalityRow>`select ${LOCALITY} from reference.register_place place ${NEWEST}
    where place.country = ${wanted.country} and place.level = 'locality' and place.valid_to is null
      and ('|' || place.search_name like any (${patterns}::text[]) or place.national_code = ${wanted.nationalCode})
    order by newest.population desc nulls last, place.place_code limit ${MOST_CANDIDATES}`,
  );
  return withRegions(reader, rows);
}

/** Whether places were imported at all, and whether some of this country. */
export async function selectCoverage(
  reader: PublicReader,
  country: string,
): Promise<{ readonly isLoaded: boolean; readonly hasCountry: boolean }> {
  const rows = await readRows(
    reader,
    sql<{ isLoaded: boolean; hasCountry: boolean }>`select
    exists (select from reference.register_place where level = 'locality') as "isLoaded",
    exists (select from reference.register_place where level = 'locality' and country = ${country}) as "hasCountry"`,
  );
  return rows[0] ?? { isLoaded: false, hasCountry: false };
}

/** Every change by which a place came to be what it is, and the yearly counts of all codes in them. */
export async function selectPopulationHistory(
  reader: PublicReader,
  placeCode: string,
): Promise<{
  readonly changes: readonly PlaceChange[];
  readonly counts: readonly { readonly code: string; readonly year: number; readonly population: number }[];
}> {
  const changes = await readRows(
    reader,
    sql<PlaceChange>`with recursive come as (
      select * from reference.place_change where to_code = ${placeCode}
      union select earlier.* from reference.place_change earlier join come on earlier.to_code = come.from_code)
    select from_code as "fromCode", to_code as "toCode", year, kind, share from come`,
  );
  const codes = [placeCode, ...changes.map(({ fromCode }) => fromCode)];
  const counts = await readRows(
    reader,
    sql<{ code: string; year: number; population: number }>`
    select place_code as code, year, population from reference.place_population
    where place_code = any(${codes}::text[])`,
  );
  return { changes, counts };
}

/** Codes that came after an ended one. */
export async function selectSuccessors(reader: PublicReader, placeCode: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('reference.place_change')
    .select('to_code')
    .where('from_code', '=', placeCode)
    .where('to_code', '<>', placeCode)
    .orderBy('to_code')
    .execute();
  return rows.map((row) => row.to_code);
}

export interface RegisterChoiceValues {
  readonly registerCode: string | null;
  /** codes and region for fields of the profile that are empty; null: leave them */
  readonly lauCode: string | null;
  readonly nutsCode: string | null;
}

/** Stores the choice. Codes fill in what is empty and replace nothing. */
export async function updateRegisterChoice(
  transaction: OfficeTransaction,
  placeId: string,
  choice: RegisterChoiceValues,
): Promise<bigint> {
  const result = await transaction
    .updateTable('office.place')
    .set({
      register_code: choice.registerCode,
      lau_code: sql<string | null>`coalesce(lau_code, ${choice.lauCode})`,
      nuts_code: sql<string | null>`coalesce(nuts_code, ${choice.nutsCode})`,
    })
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return result.numUpdatedRows;
}

export async function updatePopulation(
  transaction: OfficeTransaction,
  placeId: string,
  {
    inhabitants,
    year,
    source,
  }: { readonly inhabitants: number; readonly year: number; readonly source: string },
): Promise<bigint> {
  const result = await transaction
    .updateTable('office.place')
    .set({ population: inhabitants, population_year: year, population_source: source })
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return result.numUpdatedRows;
}

async function withRegions(reader: PublicReader, rows: readonly LocalityRow[]): Promise<RegisterCandidate[]> {
  const codes = [
    ...new Set(rows.flatMap(({ parent_code: code }) => (code === null ? [] : listRegionCodes(code)))),
  ];
  const found =
    codes.length === 0
      ? []
      : await reader
          .selectFrom('reference.register_place')
          .select(['place_code', 'level', 'name'])
          .where('place_code', 'in', codes)
          .execute();
  const regions = new Map(
    found.map((one): [string, RegisterRegion] => [
      one.place_code,
      { placeCode: one.place_code, level: one.level as RegisterLevel, name: one.name },
    ]),
  );
  return rows.map((row) => toCandidate(row, regions));
}

function toCandidate(row: LocalityRow, regions: ReadonlyMap<string, RegisterRegion>): RegisterCandidate {
  const { population, year, source } = row;
  const isCounted = population !== null && year !== null && source !== null;
  return {
    placeCode: row.place_code,
    country: row.country,
    nationalCode: row.national_code,
    name: row.name,
    names: row.names,
    forms: row.search_name.split('|'),
    regions: listRegionCodes(row.parent_code ?? '').flatMap((code) => regions.get(code) ?? []),
    latitude: row.latitude,
    longitude: row.longitude,
    coordinatesSource: row.coordinates_source,
    areaKm2: row.area_km2,
    degreeOfUrbanisation: row.degree_of_urbanisation,
    validTo: row.valid_to,
    population: isCounted ? { inhabitants: population, year, source } : null,
  };
}
