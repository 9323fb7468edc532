/** Which editions of a place stand today. */
import type { PublicReader } from '#server/db/doors.ts';
import type { ReleaseSummary } from '../release.types.ts';
import { ASSET_NAMES, SUMMARY_COLUMNS, toReleaseSummary } from './release.queries.ts';

/** The newest edition of each subject that is public and not withdrawn, of one place or of all. */
export async function selectNewestReleases(
  reader: PublicReader,
  placeId?: string,
): Promise<ReleaseSummary[]> {
  let query = reader
    .selectFrom('published.release')
    .select([...SUMMARY_COLUMNS, ASSET_NAMES.as('asset_names')])
    .distinctOn(['place_id', 'subject'])
    .where('audience', '=', 'public')
    .where('state', '=', 'published')
    .orderBy('place_id')
    .orderBy('subject')
    .orderBy('version', 'desc');
  if (placeId !== undefined) query = query.where('place_id', '=', placeId);
  return (await query.execute()).map(toReleaseSummary);
}
