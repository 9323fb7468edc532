/** The register as columns: everything about every locality that comparison needs, read once an edition of the data. */
import { sql } from 'kysely';
import type { PublicReader } from '#server/db/doors.ts';
import { readRows } from '#server/db/read-rows.ts';
import type { PlaceChange } from '#features/place/register.types.ts';
import type { AvailableYear } from '../axes.types.ts';

/** Changes with every import. */
export async function selectRegisterVersion(reader: PublicReader): Promise<string> {
  const rows = await reader
    .selectFrom('reference.dataset')
    .select(['dataset', 'content_hash', 'row_count'])
    .orderBy('dataset')
    .execute();
  return rows.map((row) => `${row.dataset} ${row.content_hash} ${row.row_count}`).join('\n');
}

export interface LocalityRow {
  readonly code: string;
  readonly country: string;
  readonly areaKm2: number | null;
  readonly degree: number | null;
  readonly population: number | null;
  readonly populationYear: number | null;
}

/** Localities in use, each with its latest population, in the order of their codes. */
export function selectLocalities(reader: PublicReader): Promise<readonly LocalityRow[]> {
  return readRows(
    reader,
    sql<LocalityRow>`
    select r.place_code as code, r.country, r.area_km2 as "areaKm2", r.degree_of_urbanisation as degree,
      p.population, p.year as "populationYear"
    from reference.register_place r
    left join (
      select distinct on (place_code) place_code, population, year from reference.place_population
      order by place_code, year desc
    ) p using (place_code)
    where r.level = 'locality' and r.valid_to is null
    order by r.place_code`,
  );
}

/** Years in which places of a country have a figure; population as a characteristic of that name. */
export function selectAvailableYears(reader: PublicReader): Promise<readonly AvailableYear[]> {
  return readRows(
    reader,
    sql<AvailableYear>`
    select r.country, c.characteristic, c.year from reference.place_characteristic c
      join reference.register_place r using (place_code) where c.value is not null group by 1, 2, 3
    union all
    select r.country, 'population', p.year from reference.place_population p
      join reference.register_place r using (place_code) group by 1, 3`,
  );
}

export interface CodeValue {
  readonly code: string;
  readonly value: number;
}

export function selectColumn(
  reader: PublicReader,
  characteristic: string,
  year: number,
): Promise<readonly CodeValue[]> {
  return readRows(
    reader,
    sql<CodeValue>`
    select place_code as code, value from reference.place_characteristic
    where characteristic = ${characteristic} and year = ${year} and value is not null`,
  );
}

/** Population of a year as counted, codes of the past included. */
export function selectPopulationColumn(reader: PublicReader, year: number): Promise<readonly CodeValue[]> {
  return readRows(
    reader,
    sql<CodeValue>`
    select place_code as code, population as value from reference.place_population where year = ${year}`,
  );
}

/** Every merger, split, recoding and renaming. */
export function selectPlaceChanges(reader: PublicReader): Promise<readonly PlaceChange[]> {
  return readRows(
    reader,
    sql<PlaceChange>`
    select from_code as "fromCode", to_code as "toCode", year, kind, share from reference.place_change`,
  );
}

export interface OwnFigure {
  readonly characteristic: string;
  readonly year: number;
  readonly reason: string | null;
  readonly dataset: string;
}

/** Where the figures of some places come from, and why some have no value. */
export function selectFigureSources(
  reader: PublicReader,
  codes: readonly string[],
): Promise<readonly (OwnFigure & { readonly code: string })[]> {
  return readRows(
    reader,
    sql<OwnFigure & { readonly code: string }>`
    select place_code as code, characteristic, year, reason, dataset from reference.place_characteristic
      where place_code = any(${codes}::text[])
    union all
    select place_code, 'population', year, null, dataset from reference.place_population
      where place_code = any(${codes}::text[])`,
  );
}

export interface RegisterName {
  readonly code: string;
  readonly name: string;
  /** name of what it lies in, e.g. the province; '' where no source carries one */
  readonly region: string;
  readonly dataset: string;
}

export async function selectRegisterNames(
  reader: PublicReader,
  codes: readonly string[],
): Promise<ReadonlyMap<string, RegisterName>> {
  const rows = await readRows(
    reader,
    sql<RegisterName>`
    select r.place_code as code, r.name, coalesce(nullif(p.name, p.place_code), '') as region, r.dataset
    from reference.register_place r left join reference.register_place p on p.place_code = r.parent_code
    where r.place_code = any(${codes}::text[])`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}
