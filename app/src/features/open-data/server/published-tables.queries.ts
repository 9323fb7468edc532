/** Lists of what is published, made by the database: no table is opened for them. */
import { sql } from 'kysely';
import { PUBLIC_PLACE_COLUMNS, toPublicPlace } from '#features/publication/public-place.rules.ts';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import type { PublicReader } from '#server/db/doors.ts';
import type { TableHead } from '../published-tables.types.ts';

/** Places with a public profile, by name. `slug`: only the one with this address. */
export async function selectPublicPlaces(reader: PublicReader, slug?: string): Promise<PublicPlace[]> {
  let query = reader
    .selectFrom('published.place_address as address')
    .innerJoin('published.place as place', 'place.place_id', 'address.place_id')
    .select(PUBLIC_PLACE_COLUMNS)
    .orderBy('place.name')
    .orderBy('address.slug');
  if (slug !== undefined) query = query.where('address.slug', '=', slug);
  return (await query.execute()).map(toPublicPlace);
}

/** What is said of the tables of these editions, by hash of their content. */
export async function selectTableHeads(
  reader: PublicReader,
  contentHashes: readonly string[],
): Promise<{ readonly contentHash: string; readonly heads: TableHead[] }[]> {
  if (contentHashes.length === 0) return [];
  const rows = await reader
    .selectFrom('published.release')
    .distinctOn('content_hash')
    .select('content_hash')
    .select(
      sql<TableHead[]>`(select coalesce(jsonb_agg(${HEAD} order by t.at), '[]')
        from jsonb_array_elements(tables) with ordinality t (one, at))`.as('heads'),
    )
    .where('content_hash', 'in', contentHashes)
    .execute();
  return rows.map(({ content_hash, heads }) => ({ contentHash: content_hash, heads: [...heads] }));
}

const DIMENSIONS = sql`(select coalesce(jsonb_agg(jsonb_build_object(
    'id', d.one->'id', 'label', d.one->'label', 'role', d.one->'role',
    'size', jsonb_array_length(d.one->'categories'),
    'periods', case when d.one->>'role' = 'time'
      then jsonb_path_query_array(d.one, '$.categories[*].code') else '[]' end) order by d.at), '[]')
  from jsonb_array_elements(t.one->'cube'->'dimensions') with ordinality d (one, at))`;

const HEAD = sql`jsonb_build_object(
    'id', t.one->'cube'->'id',
    'title', t.one->'cube'->'provenance'->'title',
    'question', t.one->'cube'->'provenance'->'question',
    'period', t.one->'cube'->'provenance'->'period',
    'source', t.one->'cube'->'provenance'->'source',
    'method', t.one->'cube'->'provenance'->'method',
    'notes', t.one->'cube'->'provenance'->'notes',
    'dimensions', ${DIMENSIONS},
    'measures', t.one->'cube'->'measures',
    'observations', (select coalesce(sum(jsonb_array_length(m.value->'values')), 0)
      from jsonb_each(t.one->'cube'->'columns') m))`;
