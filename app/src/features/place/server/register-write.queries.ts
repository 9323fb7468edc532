/** Writing the register: thousands of rows in a statement; rows that say the same already are left alone. */
import { sql } from 'kysely';
import type { WorkTransaction } from '#server/db/doors.ts';
import type { RegisterEntry, RegisterPopulation } from '../register.types.ts';

const ROWS_PER_STATEMENT = 20_000;

/** Codes that were new and codes that say something else now. */
export interface WrittenCodes {
  readonly added: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
}

interface Written {
  readonly code: string;
  readonly isNew: boolean;
}

function* listBatches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    yield rows.slice(from, from + ROWS_PER_STATEMENT);
}

function toWrittenCodes(written: readonly Written[]): WrittenCodes {
  const codes = (isNew: boolean) => written.filter((one) => one.isNew === isNew).map(({ code }) => code);
  return { added: new Set(codes(true)), changed: new Set(codes(false)) };
}

/** Regions that are there keep their names: those come from another source. */
export async function insertRegions(
  transaction: WorkTransaction,
  dataset: string,
  regions: readonly RegisterEntry[],
): Promise<void> {
  for (const batch of listBatches(regions))
    await sql`insert into reference.register_place ${entryColumns} ${selectEntries(dataset, batch)}
      on conflict (place_code) do nothing`.execute(transaction);
}

/** Localities by code. When a code ended is known from lists of changes, never from a list of places. */
export async function upsertLocalities(
  transaction: WorkTransaction,
  dataset: string,
  localities: readonly RegisterEntry[],
): Promise<WrittenCodes> {
  const written: Written[] = [];
  for (const batch of listBatches(localities)) {
    const { rows } = await sql<Written>`insert into reference.register_place as known ${entryColumns}
      ${selectEntries(dataset, batch)}
      on conflict (place_code) do update set parent_code = excluded.parent_code, country = excluded.country,
        national_code = excluded.national_code, name = excluded.name, names = excluded.names,
        search_name = excluded.search_name, latitude = excluded.latitude, longitude = excluded.longitude,
        coordinates_source = excluded.coordinates_source, area_km2 = excluded.area_km2,
        degree_of_urbanisation = excluded.degree_of_urbanisation, dataset = excluded.dataset
      where (known.parent_code, known.country, known.national_code, known.name, known.names, known.search_name,
          known.latitude, known.longitude, known.coordinates_source, known.area_km2, known.degree_of_urbanisation,
          known.dataset)
        is distinct from (excluded.parent_code, excluded.country, excluded.national_code, excluded.name,
          excluded.names, excluded.search_name, excluded.latitude, excluded.longitude, excluded.coordinates_source,
          excluded.area_km2, excluded.degree_of_urbanisation, excluded.dataset)
      returning place_code as code, xmax = 0 as "isNew"`.execute(transaction);
    written.push(...rows);
  }
  return toWrittenCodes(written);
}

const entryColumns =
  sql.raw(`(place_code, level, parent_code, country, national_code, name, names, search_name,
  latitude, longitude, coordinates_source, area_km2, degree_of_urbanisation, valid_from, valid_to, dataset)`);

function selectEntries(dataset: string, entries: readonly RegisterEntry[]) {
  return sql`select *, ${dataset}::text from unnest(
    ${entries.map((one) => one.placeCode)}::text[],
    ${entries.map((one) => one.level)}::text[],
    ${entries.map((one) => one.parentCode)}::text[],
    ${entries.map((one) => one.country)}::text[],
    ${entries.map((one) => one.nationalCode)}::text[],
    ${entries.map((one) => one.name)}::text[],
    ${entries.map((one) => JSON.stringify(one.names))}::jsonb[],
    ${entries.map((one) => one.searchName)}::text[],
    ${entries.map((one) => one.coordinates?.latitude ?? null)}::float8[],
    ${entries.map((one) => one.coordinates?.longitude ?? null)}::float8[],
    ${entries.map((one) => one.coordinates?.source ?? null)}::text[],
    ${entries.map((one) => one.areaKm2)}::float8[],
    ${entries.map((one) => one.degreeOfUrbanisation)}::smallint[],
    ${entries.map((one) => one.validFrom)}::date[],
    ${entries.map((one) => one.validTo)}::date[])`;
}

/**
 * Inhabitants by place and year. Where another dataset has the year already it stays, but for those named in
 * `replaced`: the count of a national office goes before the one in a European list, whichever came first.
 */
export async function upsertPopulations(
  transaction: WorkTransaction,
  { dataset, replaced }: { readonly dataset: string; readonly replaced: readonly string[] },
  populations: readonly RegisterPopulation[],
): Promise<{ readonly code: string; readonly year: number; readonly isNew: boolean }[]> {
  const written: { code: string; year: number; isNew: boolean }[] = [];
  for (const batch of listBatches(populations)) {
    const { rows } = await sql<Written & { readonly year: number }>`
      insert into reference.place_population as known (place_code, year, population, dataset)
      select *, ${dataset}::text from unnest(
        ${batch.map((one) => one.placeCode)}::text[],
        ${batch.map((one) => one.year)}::int[],
        ${batch.map((one) => one.population)}::int[])
      on conflict (place_code, year) do update
        set population = excluded.population, dataset = excluded.dataset
        where known.dataset = any(${[dataset, ...replaced]}::text[])
          and (known.population, known.dataset) is distinct from (excluded.population, excluded.dataset)
      returning place_code as code, year, xmax = 0 as "isNew"`.execute(transaction);
    written.push(...rows);
  }
  return written;
}

/** Takes back numbers that a new issue of the same dataset and year no longer has. */
export async function deletePopulations(
  transaction: WorkTransaction,
  dataset: string,
  { year, codes }: { readonly year: number; readonly codes: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`delete from reference.place_population
    where dataset = ${dataset} and year = ${year} and place_code = any(${codes}::text[])
    returning place_code as code`.execute(transaction);
  return rows.map(({ code }) => code);
}
