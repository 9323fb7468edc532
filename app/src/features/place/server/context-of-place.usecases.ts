/** What a place lies in: its entry in the register, and shares of residents over its country and over places of its kind. */
import { sql } from 'kysely';
import type { PublicReader } from '#server/db/doors.ts';
import { readRows } from '#server/db/read-rows.ts';
import { SHARES_OF_INHABITANTS } from '../joined-shares.rules.ts';
import type { RegisterLocality } from '../register.types.ts';
import { selectLocality } from './register.queries.ts';

/** Null where the register does not know the code. */
export function readRegisterEntry(reader: PublicReader, placeCode: string): Promise<RegisterLocality | null> {
  return selectLocality(reader, placeCode);
}

export interface FigureOverPlaces {
  /** 1 cities, 2 towns and suburbs, 3 rural areas; null: the whole country */
  readonly degree: number | null;
  readonly year: number;
  /** 0–100, places weighted by their inhabitants */
  readonly percent: number;
  /** places with a figure and inhabitants, of all in the register */
  readonly places: number;
  readonly allPlaces: number;
  /** the words the licences ask for */
  readonly attribution: string;
}

interface Asked {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** of the place; null: not known, and only the country is answered */
  readonly degree: number | null;
  readonly characteristic: string;
}

/** Answers of one edition of the open data: adding up 10,000 places takes a third of a second, and changes with imports only. */
const kept = { edition: '', answers: new Map<string, readonly FigureOverPlaces[]>() };
const MOST_KEPT = 500;

/** Changes with every import. */
async function readEdition(reader: PublicReader): Promise<string> {
  const rows = await reader
    .selectFrom('reference.dataset')
    .select(['dataset', 'content_hash', 'row_count'])
    .orderBy('dataset')
    .execute();
  return rows.map((row) => `${row.dataset} ${row.content_hash} ${row.row_count}`).join('\n');
}

/**
 * A share of all residents, put together over the places of a country and over those of one degree of urbanisation. Of the newest
 * year with a figure. Only shares of all residents: of others the weights would be wrong. Kept until the next import.
 * @throws TypeError for another characteristic
 */
export async function readFiguresOverPlaces(
  reader: PublicReader,
  asked: Asked,
): Promise<readonly FigureOverPlaces[]> {
  if (!SHARES_OF_INHABITANTS.has(asked.characteristic))
    throw new TypeError(`${asked.characteristic} is no share of all residents`);
  const edition = await readEdition(reader);
  if (kept.edition !== edition || kept.answers.size >= MOST_KEPT) {
    kept.answers.clear();
    kept.edition = edition;
  }
  const key = `${asked.country} ${asked.degree} ${asked.characteristic}`;
  const known = kept.answers.get(key);
  if (known !== undefined) return known;
  const found = await addUpPlaces(reader, asked);
  // An import that ended meanwhile has begun another edition.
  if (kept.edition === edition) kept.answers.set(key, found);
  return found;
}

async function addUpPlaces(
  reader: PublicReader,
  { country, degree, characteristic }: Asked,
): Promise<readonly FigureOverPlaces[]> {
  const rows = await readRows(
    reader,
    sql<Omit<FigureOverPlaces, 'percent'> & { percent: number | null }>`
    with place as (
      select p.place_code, p.degree_of_urbanisation as degree, counted.population
      from reference.register_place p
      left join lateral (select population from reference.place_population where place_code = p.place_code
        order by year desc limit 1) counted on true
      where p.country = ${country} and p.level = 'locality' and p.valid_to is null),
    newest as (
      select max(c.year) as year from reference.place_characteristic c join place using (place_code)
      where c.characteristic = ${characteristic} and c.value is not null),
    figure as (
      select place.degree, place.population, c.value, c.dataset
      from place left join (reference.place_characteristic c join newest using (year))
        on c.place_code = place.place_code and c.characteristic = ${characteristic} and c.value is not null
        and place.population > 0),
    scope as (select null::smallint as degree union select ${degree}::smallint)
    select scope.degree, (select year from newest) as year,
      sum(figure.value * figure.population) filter (where figure.value is not null)
        / nullif(sum(figure.population) filter (where figure.value is not null), 0) as percent,
      count(figure.value)::int as places, count(*)::int as "allPlaces",
      coalesce((select string_agg(attribution, '; ' order by attribution) from reference.dataset
        where dataset in (select f.dataset from figure f where f.dataset is not null)), '') as attribution
    from scope join figure on scope.degree is null or figure.degree = scope.degree
    group by scope.degree order by scope.degree nulls first`,
  );
  return rows.flatMap((row) => (row.percent === null ? [] : [{ ...row, percent: row.percent }]));
}
