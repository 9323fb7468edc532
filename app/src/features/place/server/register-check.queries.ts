/** What an import asks the register before it writes. */
import { sql } from 'kysely';
import type { WorkTransaction } from '#server/db/doors.ts';
import type { NamedPoint } from '../coordinates.rules.ts';

export interface Replacement {
  /** codes that came after, divided by commas */
  readonly successors: string;
  readonly year: number;
}

/** The edition of a dataset that is there; null: none. */
export async function selectEdition(transaction: WorkTransaction, dataset: string): Promise<string | null> {
  const row = await transaction
    .selectFrom('reference.dataset')
    .select('version')
    .where('dataset', '=', dataset)
    .executeTakeFirst();
  return row?.version ?? null;
}

/** Those of `codes` that another code has replaced by `year`. A place that lost a part and went on is not among them. */
export async function selectReplacedCodes(
  transaction: WorkTransaction,
  codes: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, Replacement>> {
  const { rows } = await sql<Replacement & { code: string }>`
    select from_code as code, string_agg(to_code, ', ' order by to_code) as successors, min(year) as year
    from reference.place_change change
    where from_code = any(${codes}::text[]) and year <= ${year} and from_code <> to_code and kind <> 'renaming'
      and not exists (select from reference.place_change itself where itself.from_code = change.from_code
        and itself.to_code = change.from_code and itself.year = change.year)
    group by from_code`.execute(transaction);
  return new Map(rows.map(({ code, ...replacement }) => [code, replacement]));
}

/** Localities of the register among `codes`. */
export async function selectKnownLocalities(
  transaction: WorkTransaction,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`select place_code as code from reference.register_place
    where place_code = any(${codes}::text[]) and level = 'locality'`.execute(transaction);
  return new Set(rows.map(({ code }) => code));
}

/** Settlements of the gazetteer in some countries. */
export async function selectPoints(
  transaction: WorkTransaction,
  countries: readonly string[],
): Promise<NamedPoint[]> {
  const rows = await transaction
    .selectFrom('reference.gazetteer_place')
    .select(['country', 'search_name', 'latitude', 'longitude', 'population'])
    .where('country', 'in', [...countries])
    .execute();
  return rows.map(({ search_name: searchName, ...point }) => ({ ...point, searchName }));
}

/**
 * In which region places of a country lie: by place code, or, where `digits` of the national code name the region, by country
 * and those digits. Digits that several regions share tell nothing.
 */
export async function selectRegionsOfPlaces(
  transaction: WorkTransaction,
  country: string,
  digits: number | null,
): Promise<ReadonlyMap<string, string>> {
  const length = digits === null ? 40 : country.length + 1 + digits;
  const { rows } = await sql<{ code: string; region: string }>`
    select left(place_code, ${length}) as code, min(parent_code) as region from reference.register_place
    where level = 'locality' and place_code like ${`${country}\\_%`}
    group by 1 having count(distinct parent_code) = 1`.execute(transaction);
  return new Map(rows.map(({ code, region }) => [code, region]));
}
