/** Which places of the installation could be asked into a circle. */
import { sql } from 'kysely';
import { EARTH_RADIUS_KM } from '#features/place/register-suggestion.rules.ts';
import type { PublicReader } from '#server/db/doors.ts';
import { readRows } from '#server/db/read-rows.ts';
import type { Profile } from '../circle.rules.ts';

export interface Candidate extends Profile {
  /** kilometres as the crow flies; null: coordinates of one of the two are not known */
  readonly distanceKm: number | null;
}

interface Wanted {
  readonly ownPlaceId: string;
  readonly isExample: boolean;
  /** part of a name; '' any */
  readonly wanted: string;
  readonly without: readonly string[];
}

/**
 * The nearest 20. The same great circle as `computeDistanceKm` of the room `place`: exact to about half a percent. It stands
 * here in SQL because the database chooses among all places of the installation.
 */
export async function selectCandidates(
  reader: PublicReader,
  { ownPlaceId, isExample, wanted, without }: Wanted,
): Promise<Candidate[]> {
  const pattern = `%${wanted.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await readRows(
    reader,
    sql<{ placeId: string; name: string; slug: string; country: string; km: number | null }>`
    select p.place_id as "placeId", p.name, p.slug, p.country,
      2 * ${EARTH_RADIUS_KM} * asin(sqrt(least(1, power(sin(radians(p.latitude - o.latitude) / 2), 2)
        + cos(radians(o.latitude)) * cos(radians(p.latitude)) * power(sin(radians(p.longitude - o.longitude) / 2), 2)))) as km
    from published.place p left join published.place o on o.place_id = ${ownPlaceId}
    where p.is_example = ${isExample} and p.place_id <> ${ownPlaceId} and p.place_id <> all(${[...without]}::uuid[])
      and p.name ilike ${pattern}
    order by km nulls last, p.name limit 20`,
  );
  return rows.map(({ km, ...profile }) => ({
    ...profile,
    distanceKm: km === null ? null : Math.round(km * 10) / 10,
  }));
}
