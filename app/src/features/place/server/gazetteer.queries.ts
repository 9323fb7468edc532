import { sql, type SqlBool } from 'kysely';
import type { PublicReader } from '#server/db/doors.ts';
import { EXONYMS } from '../exonyms.ts';
import { foldPlaceName, listSearchForms } from '../gazetteer.rules.ts';
import type { GazetteerPlace } from '../place.types.ts';

const MAXIMUM_RESULTS = 20;
/** Shorter texts find names that begin so; a word in the middle of a name needs more letters to be meant. */
const MINIMUM_INNER_LENGTH = 3;
const MAXIMUM_TEXT_LENGTH = 200;

const COLUMNS = [
  'gazetteer_id',
  'name',
  'country',
  'admin_code',
  'latitude',
  'longitude',
  'population',
] as const;

/** What is searched for: beginnings of names, and towns listed under another name. */
interface Wanted {
  readonly forms: readonly string[];
  readonly listed: readonly { readonly form: string; readonly country: string }[];
}

/**
 * Populated places whose name begins with `text` in any script, or has a word that begins so: exact names first, then by
 * population. `country`: ISO 3166-1 alpha-2. At most 20.
 */
export async function searchGazetteer(
  reader: PublicReader,
  text: string,
  country?: string | null,
): Promise<GazetteerPlace[]> {
  const forms = listSearchForms(text.slice(0, MAXIMUM_TEXT_LENGTH));
  if (forms.length === 0) return [];
  const wanted: Wanted = { forms, listed: listOtherNames(forms) };
  const beginning = await selectBeginning(reader, wanted, country ?? null);
  if (beginning.length >= MAXIMUM_RESULTS || forms.every((form) => form.length < MINIMUM_INNER_LENGTH))
    return beginning.map(toGazetteerPlace);
  const inner = await selectInner(reader, forms, country ?? null);
  const found = new Map([...beginning, ...inner].map((row) => [row.gazetteer_id, row]));
  return [...found.values()].slice(0, MAXIMUM_RESULTS).map(toGazetteerPlace);
}

export async function selectGazetteerPlace(
  reader: PublicReader,
  gazetteerId: number,
): Promise<GazetteerPlace | null> {
  const row = await reader
    .selectFrom('reference.gazetteer_place')
    .select(COLUMNS)
    .where('gazetteer_id', '=', gazetteerId)
    .executeTakeFirst();
  return row === undefined ? null : toGazetteerPlace(row);
}

/** ISO codes of every country in the gazetteer. */
export async function selectCountries(reader: PublicReader): Promise<string[]> {
  const rows = await reader.selectFrom('reference.gazetteer_place').select('country').distinct().execute();
  return rows.map((row) => row.country).toSorted();
}

function listOtherNames(forms: readonly string[]): Wanted['listed'] {
  const isMeant = (name: string) =>
    forms.some((form) => form.length >= MINIMUM_INNER_LENGTH && foldPlaceName(name).startsWith(form));
  return EXONYMS.filter((exonym) => exonym.names.some(isMeant)).map((exonym) => ({
    form: foldPlaceName(exonym.listed),
    country: exonym.country,
  }));
}

/** Folded forms hold letters, digits and spaces only, so nothing in them is a pattern. */
function selectBeginning(reader: PublicReader, { forms, listed }: Wanted, country: string | null) {
  const names = [...forms, ...listed.map((one) => one.form)];
  let query = reader
    .selectFrom('reference.gazetteer_place')
    .select(COLUMNS)
    .where((condition) =>
      condition.or([
        ...forms.map((form) => condition('search_name', 'like', `${form}%`)),
        ...listed.map((one) =>
          condition.and([condition('search_name', '=', one.form), condition('country', '=', one.country)]),
        ),
      ]),
    )
    .orderBy((order) => order('search_name', 'in', names), 'desc')
    .orderBy('population', 'desc')
    .orderBy('gazetteer_id')
    .limit(MAXIMUM_RESULTS);
  if (country !== null) query = query.where('country', '=', country);
  return query.execute();
}

function selectInner(reader: PublicReader, forms: readonly string[], country: string | null) {
  const patterns = forms.filter((form) => form.length >= MINIMUM_INNER_LENGTH).map((form) => `% ${form}%`);
  let query = reader
    .selectFrom('reference.gazetteer_place')
    .select(COLUMNS)
    .where(sql<SqlBool>`search_name like any (${patterns}::text[])`)
    .orderBy('population', 'desc')
    .orderBy('gazetteer_id')
    .limit(MAXIMUM_RESULTS);
  if (country !== null) query = query.where('country', '=', country);
  return query.execute();
}

interface GazetteerRow {
  readonly gazetteer_id: number;
  readonly name: string;
  readonly country: string;
  readonly admin_code: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
}

function toGazetteerPlace(row: GazetteerRow): GazetteerPlace {
  return {
    gazetteerId: row.gazetteer_id,
    name: row.name,
    country: row.country,
    adminCode: row.admin_code,
    latitude: row.latitude,
    longitude: row.longitude,
    population: row.population,
  };
}
