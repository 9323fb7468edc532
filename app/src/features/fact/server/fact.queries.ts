/** Published tables as the office may read them, those under embargo too. */
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';

export type FactReader = OfficeReader | OfficeTransaction | WorkTransaction;

/** Every door may read `published.*`; row-level security decides which rows. */
export function narrow(reader: FactReader): OfficeReader {
  return reader as unknown as OfficeReader;
}

export interface ReleaseRow {
  readonly releaseId: string;
  readonly subject: string;
  readonly version: number;
  readonly title: unknown;
  readonly state: string;
  readonly audience: string;
  readonly publishedOn: string;
  readonly embargoUntil: Date | null;
  readonly contentHash: string;
  readonly tables: unknown;
}

export async function selectReleaseTables(
  reader: FactReader,
  placeId: string,
  releaseId: string,
): Promise<ReleaseRow | undefined> {
  return narrow(reader)
    .selectFrom('published.release')
    .select([
      'release_id as releaseId',
      'subject',
      'version',
      'title',
      'state',
      'audience',
      'published_on as publishedOn',
      'embargo_until as embargoUntil',
      'content_hash as contentHash',
      'tables',
    ])
    .where('place_id', '=', placeId)
    .where('release_id', '=', releaseId)
    .executeTakeFirst();
}
