/** Published practices as others read them: one by its key, all of them for a feed. */
import type { OfficeReader, PublicReader } from '#server/db/doors.ts';
import type { PlaceContext } from '../context.rules.ts';
import type { EarlierVersion, PublishedDetails, PublishedPractice } from '../practice.types.ts';

/** Both doors may read; what row-level security hides is not there. */
export type AnyReader = PublicReader | OfficeReader;
export const widen = (reader: AnyReader): PublicReader => reader as unknown as PublicReader;

const COLUMNS = [
  'place_id',
  'practice_key',
  'version',
  'state',
  'language',
  'title',
  'texts',
  'details',
  'context',
  'is_example',
  'earlier',
  'content_hash',
  'published_on',
  'withdrawn_on',
  'withdrawal',
] as const;

export interface PublishedRow {
  readonly place_id: string;
  readonly practice_key: string;
  readonly version: number;
  readonly state: string;
  readonly language: string;
  readonly title: string;
  readonly texts: PublishedPractice['texts'];
  readonly details: object;
  readonly context: object;
  readonly is_example: boolean;
  readonly earlier: readonly object[];
  readonly content_hash: string;
  readonly published_on: string;
  readonly withdrawn_on: string | null;
  readonly withdrawal: string;
}

export const toPublished = (row: PublishedRow): PublishedPractice => ({
  placeId: row.place_id,
  practiceKey: row.practice_key,
  version: row.version,
  state: row.state as PublishedPractice['state'],
  language: row.language,
  title: row.title,
  texts: row.texts,
  details: row.state === 'withdrawn' ? null : (row.details as PublishedDetails),
  context: row.context as PlaceContext,
  isExample: row.is_example,
  earlier: row.earlier as readonly EarlierVersion[],
  contentHash: row.content_hash,
  publishedOn: row.published_on,
  withdrawnOn: row.withdrawn_on,
  withdrawal: row.withdrawal,
});

/** What stands under a key, or the notice that stands in its place. */
export async function selectPublished(
  reader: AnyReader,
  practiceKey: string,
): Promise<PublishedPractice | undefined> {
  const row = await widen(reader)
    .selectFrom('published.practice')
    .select(COLUMNS)
    .where('practice_key', '=', practiceKey)
    .where('state', '<>', 'replaced')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toPublished(row);
}

/** Of real places, newest first; what was withdrawn is left out. */
export async function selectAllPublished(reader: AnyReader, limit: number): Promise<PublishedPractice[]> {
  const rows = await widen(reader)
    .selectFrom('published.practice')
    .select(COLUMNS)
    .where('is_example', '=', false)
    .where('state', '=', 'published')
    .orderBy('published_on', 'desc')
    .orderBy('practice_key')
    .limit(limit)
    .execute();
  return rows.map(toPublished);
}
