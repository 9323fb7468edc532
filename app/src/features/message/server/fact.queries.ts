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

export interface PlaceWords {
  readonly name: string;
  readonly slug: string;
  readonly country: string;
  readonly isExample: boolean;
  readonly contactName: string;
  readonly contactEmail: string;
  /** colour of the public site; '': none of its own */
  readonly accent: string;
}

/** Name and colour of the place as its public pages show them. */
export async function selectPlaceWords(reader: FactReader, placeId: string): Promise<PlaceWords | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.place as place')
    .leftJoin('published.site as site', 'site.place_id', 'place.place_id')
    .select([
      'place.name',
      'place.slug',
      'place.country',
      'place.is_example',
      'place.contact_name',
      'place.contact_email',
      'site.accent',
    ])
    .where('place.place_id', '=', placeId)
    .executeTakeFirst();
  return (
    row && {
      name: row.name,
      slug: row.slug,
      country: row.country,
      isExample: row.is_example,
      contactName: row.contact_name,
      contactEmail: row.contact_email,
      accent: row.accent ?? '',
    }
  );
}
