/** What catalogues and sitemaps ask of the database besides tables and editions. */
import { sql } from 'kysely';
import type { PublicReader } from '#server/db/doors.ts';
import type { PlaceCodes } from '../catalogue.types.ts';

/** Codes of every place with a public profile, by its id. */
export async function selectPlaceCodes(reader: PublicReader): Promise<Map<string, PlaceCodes>> {
  const codes = sql<{
    place_id: string;
    lau_code: string | null;
    nuts_code: string | null;
  }>`vicus.place_codes()`.as('codes');
  const rows = await reader.selectFrom(codes).selectAll().execute();
  return new Map(rows.map((row) => [row.place_id, { lauCode: row.lau_code, nutsCode: row.nuts_code }]));
}

/** The day of the first public edition of each subject; key: id of the place, space, subject. */
export async function selectFirstDays(reader: PublicReader): Promise<Map<string, string>> {
  const rows = await reader
    .selectFrom('published.release')
    .select(['place_id', 'subject'])
    .select((eb) => eb.fn.min('published_on').as('day'))
    .where('audience', '=', 'public')
    .groupBy(['place_id', 'subject'])
    .execute();
  return new Map(rows.map((row) => [`${row.place_id} ${row.subject}`, row.day]));
}
