/** Which public pages there are. Examples are invented, so nobody should find them by searching. */
import { sql } from 'kysely';
import type { PublicReader } from '#server/db/doors.ts';

export interface PlacePages {
  readonly slug: string;
  /** ids of pages that its office leaves out */
  readonly hiddenPages: readonly string[];
  readonly hasMeasures: boolean;
  readonly hasThemes: boolean;
  readonly hasContext: boolean;
  readonly hasReports: boolean;
  readonly hasStrategy: boolean;
}

export async function selectPlacePages(reader: PublicReader): Promise<PlacePages[]> {
  const rows = await reader
    .selectFrom('published.place_address as address')
    .innerJoin('published.place as place', 'place.place_id', 'address.place_id')
    .leftJoin('published.site as site', 'site.place_id', 'place.place_id')
    .select(['address.slug', 'site.hidden_pages'])
    .select([
      sql<boolean>`exists (select from published.measure m where m.place_id = place.place_id)`.as(
        'has_measures',
      ),
      sql<boolean>`exists (select from published.theme t where t.place_id = place.place_id)`.as('has_themes'),
      sql<boolean>`exists (select from published.report r where r.place_id = place.place_id)`.as(
        'has_reports',
      ),
      sql<boolean>`exists (select from published.place_context c where c.place_id = place.place_id)`.as(
        'has_context',
      ),
      sql<boolean>`exists (select from published.strategy s where s.place_id = place.place_id and s.content is not null)`.as(
        'has_strategy',
      ),
    ])
    .where('place.is_example', '=', false)
    .orderBy('address.slug')
    .execute();
  return rows.map((row) => ({
    slug: row.slug,
    hiddenPages: row.hidden_pages ?? [],
    hasMeasures: row.has_measures,
    hasThemes: row.has_themes,
    hasContext: row.has_context,
    hasReports: row.has_reports,
    hasStrategy: row.has_strategy,
  }));
}

export interface ReleasePage {
  readonly slug: string;
  readonly releaseId: string;
  /** ISO day */
  readonly changedOn: string;
}

export async function selectReleasePages(reader: PublicReader): Promise<ReleasePage[]> {
  const rows = await reader
    .selectFrom('published.release as release')
    .innerJoin('published.place_address as address', 'address.place_id', 'release.place_id')
    .select(['address.slug', 'release.release_id', 'release.published_on', 'release.withdrawn_on'])
    .where('release.audience', '=', 'public')
    .where('release.is_example', '=', false)
    .orderBy('address.slug')
    .orderBy('release.published_on', 'desc')
    .orderBy('release.release_id')
    .execute();
  return rows.map((row) => ({
    slug: row.slug,
    releaseId: row.release_id,
    changedOn: row.withdrawn_on ?? row.published_on,
  }));
}
