/** Releases in the database. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, PublicReader, WorkTransaction } from '#server/db/doors.ts';
import type { Texts } from '@vicus/cube';
import type { DisclosurePolicy } from '@vicus/disclosure';
import type {
  Release,
  ReleaseAsset,
  ReleaseAudience,
  ReleaseLicence,
  ReleaseState,
  ReleaseSummary,
  WithheldTable,
} from '../release.types.ts';
import { restoreProtectedTables, type StoredTables } from './stored-tables.ts';

export type ReleaseReader = PublicReader | OfficeReader | OfficeTransaction | WorkTransaction;

/** Every door may read `published.*`; row-level security decides which rows. */
function narrow(reader: ReleaseReader): PublicReader {
  return reader as unknown as PublicReader;
}

export const SUMMARY_COLUMNS = [
  'place_id',
  'release_id',
  'subject',
  'version',
  'title',
  'summary',
  'audience',
  'state',
  'published_on',
  'content_hash',
  'code_version',
  'licence',
  'erratum',
  'is_example',
  'embargo_until',
  'correction',
  'method_note',
  'withdrawn_on',
] as const;

interface SummaryRow {
  readonly place_id: string;
  readonly release_id: string;
  readonly subject: string;
  readonly version: number;
  readonly title: Texts;
  readonly summary: unknown;
  readonly audience: string;
  readonly state: string;
  readonly published_on: string;
  readonly content_hash: string;
  readonly code_version: string;
  readonly licence: string;
  readonly erratum: Texts | null;
  readonly is_example: boolean;
  readonly embargo_until: Date | null;
  readonly correction: Texts | null;
  readonly method_note: unknown;
  readonly asset_names: string[];
  readonly withdrawn_on: string | null;
}

export function toReleaseSummary(row: SummaryRow): ReleaseSummary {
  return {
    releaseId: row.release_id,
    placeId: row.place_id,
    subject: row.subject,
    version: row.version,
    title: row.title,
    summary: row.summary as Record<string, string>,
    audience: row.audience as ReleaseAudience,
    state: row.state as ReleaseState,
    publishedOn: row.published_on,
    contentHash: row.content_hash,
    codeVersion: row.code_version,
    licence: row.licence,
    withdrawal: row.erratum,
    withdrawnOn: row.withdrawn_on,
    isExample: row.is_example,
    embargoUntil: row.embargo_until?.toISOString() ?? null,
    correction: row.correction,
    methodNote: row.method_note as Record<string, string>,
    assetNames: row.state === 'withdrawn' ? [] : row.asset_names,
  };
}

/** Names of the files of a release, in alphabetical order. */
export const ASSET_NAMES = sql<string[]>`array(select a.name from published.asset a
  where a.place_id = release.place_id and a.release_id = release.release_id order by a.name)`;

/** Releases of a place, newest first. `audience` narrows to one. */
export async function selectReleases(
  reader: ReleaseReader,
  placeId: string,
  audience?: ReleaseAudience,
): Promise<ReleaseSummary[]> {
  let query = narrow(reader)
    .selectFrom('published.release')
    .select([...SUMMARY_COLUMNS, ASSET_NAMES.as('asset_names')])
    .where('place_id', '=', placeId)
    .orderBy('published_on', 'desc')
    .orderBy('ledger_position', 'desc')
    .orderBy('release_id');
  if (audience !== undefined) query = query.where('audience', '=', audience);
  return (await query.execute()).map(toReleaseSummary);
}

/** What is said about one release, without its tables. */
export async function selectReleaseSummary(
  reader: ReleaseReader,
  placeId: string,
  releaseId: string,
): Promise<ReleaseSummary | undefined> {
  const row = await narrow(reader)
    .selectFrom('published.release')
    .select([...SUMMARY_COLUMNS, ASSET_NAMES.as('asset_names')])
    .where('place_id', '=', placeId)
    .where('release_id', '=', releaseId)
    .executeTakeFirst();
  return row && toReleaseSummary(row);
}

/** One release with its tables; those of a withdrawn one stay closed. */
export async function selectRelease(
  reader: ReleaseReader,
  placeId: string,
  releaseId: string,
): Promise<Release | undefined> {
  const row = await narrow(reader)
    .selectFrom('published.release')
    .select([...SUMMARY_COLUMNS, ASSET_NAMES.as('asset_names'), 'tables', 'withheld', 'policy'])
    .where('place_id', '=', placeId)
    .where('release_id', '=', releaseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    ...toReleaseSummary(row),
    tables: row.state === 'withdrawn' ? [] : restoreProtectedTables(row.tables, row.content_hash),
    withheld: row.withheld as unknown as WithheldTable[],
    policy: row.policy as unknown as DisclosurePolicy,
  };
}

export async function selectAsset(
  reader: ReleaseReader,
  placeId: string,
  releaseId: string,
  name: string,
): Promise<ReleaseAsset | undefined> {
  const row = await narrow(reader)
    .selectFrom('published.asset')
    .select(['name', 'media_type', 'content'])
    .where('place_id', '=', placeId)
    .where('release_id', '=', releaseId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row && { name: row.name, mediaType: row.media_type, content: row.content };
}

/** Every edition of the place with its tables, oldest first, whoever it was for and whether it was withdrawn. */
export async function selectLedgerRows(
  reader: ReleaseReader,
  placeId: string,
): Promise<{ summary: ReleaseSummary; tables: unknown }[]> {
  const rows = await narrow(reader)
    .selectFrom('published.release')
    .select([...SUMMARY_COLUMNS, ASSET_NAMES.as('asset_names'), 'tables'])
    .where('place_id', '=', placeId)
    .orderBy('ledger_position')
    .orderBy('published_on')
    .orderBy('release_id')
    .execute();
  return rows.map((row) => ({ summary: toReleaseSummary(row), tables: row.tables }));
}

export async function selectLastVersion(
  reader: ReleaseReader,
  placeId: string,
  subject: string,
): Promise<number> {
  const row = await narrow(reader)
    .selectFrom('published.release')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('place_id', '=', placeId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export async function countReleases(reader: ReleaseReader, placeId: string): Promise<number> {
  const row = await narrow(reader)
    .selectFrom('published.release')
    .select((eb) => eb.fn.countAll<string>().as('releases'))
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow();
  return Number(row.releases);
}

/** Publishing in one place happens one after the other: each edition is checked against all before it. */
export async function lockLedger(transaction: OfficeTransaction, placeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${placeId}`}, 0))`.execute(transaction);
}

export interface ReleaseRow {
  readonly placeId: string;
  readonly subject: string;
  readonly version: number;
  readonly title: Texts;
  readonly summary: Readonly<Record<string, string>>;
  readonly audience: ReleaseAudience;
  readonly publishedOn: string;
  /** editions of the place, this one included */
  readonly ledgerPosition: number;
  readonly stored: StoredTables;
  readonly withheld: readonly WithheldTable[];
  readonly policy: DisclosurePolicy;
  readonly codeVersion: string;
  readonly licence: ReleaseLicence;
  readonly methodNote: Readonly<Record<string, string>>;
  readonly embargoUntil: string | null;
  readonly correction: Texts | null;
}

/** Whether it is an example is the place's matter, never the caller's. */
export async function insertRelease(transaction: OfficeTransaction, release: ReleaseRow): Promise<string> {
  const row = await transaction
    .insertInto('published.release')
    .values((eb) => ({
      place_id: release.placeId,
      subject: release.subject,
      version: release.version,
      title: JSON.stringify(release.title),
      summary: JSON.stringify(release.summary),
      audience: release.audience,
      published_on: release.publishedOn,
      tables: release.stored.tables,
      content_hash: release.stored.contentHash,
      withheld: JSON.stringify(release.withheld),
      policy: JSON.stringify(release.policy),
      code_version: release.codeVersion,
      ledger_position: release.ledgerPosition,
      licence: release.licence,
      method_note: JSON.stringify(release.methodNote),
      embargo_until: release.embargoUntil,
      correction: release.correction === null ? null : JSON.stringify(release.correction),
      is_example: eb
        .selectFrom('office.place')
        .select('is_example')
        .where('office.place.place_id', '=', release.placeId),
    }))
    .returning('release_id')
    .executeTakeFirstOrThrow();
  return row.release_id;
}

export async function insertAsset(
  transaction: OfficeTransaction,
  placeId: string,
  releaseId: string,
  asset: ReleaseAsset,
): Promise<void> {
  await transaction
    .insertInto('published.asset')
    .values({
      place_id: placeId,
      release_id: releaseId,
      name: asset.name,
      media_type: asset.mediaType,
      content: Buffer.from(asset.content),
    })
    .execute();
}

export async function updateReleaseAsWithdrawn(
  transaction: OfficeTransaction,
  placeId: string,
  releaseId: string,
  reason: Texts,
): Promise<void> {
  await transaction
    .updateTable('published.release')
    .set({ state: 'withdrawn', erratum: JSON.stringify(reason) })
    .where('place_id', '=', placeId)
    .where('release_id', '=', releaseId)
    .execute();
}
