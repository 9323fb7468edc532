/** What the job reads of places that agreed, and what it keeps. */
import { sql } from 'kysely';
import type { CombineTransaction } from '#server/db/doors.ts';
import type { ExpectedOfGroups } from '../expected-of-groups.rules.ts';
import type { GroupContacts, GroupOutlook } from '../group-figures.types.ts';
import type { SharedEdition } from '../periods.rules.ts';
import type { RegisteredDescription, SharedDescription } from '../sharing.types.ts';

export interface SharingPlace extends SharedDescription, RegisteredDescription {
  readonly placeId: string;
  readonly population: number | null;
  readonly isExample: boolean;
}

/** Row-level security leaves only agreements in force, and only places that have one. */
export async function selectSharingPlaces(tx: CombineTransaction, today: string): Promise<SharingPlace[]> {
  const rows = await tx
    .selectFrom('office.comparison_agreement as agreement')
    .innerJoin('office.place as place', 'place.place_id', 'agreement.place_id')
    .select(['place.place_id', 'place.population', 'place.is_example'])
    .select(['agreement.structure', 'agreement.diversity', 'agreement.orientation'])
    .select(['agreement.degree_of_urbanisation', 'agreement.country'])
    .where('agreement.until', '>=', today)
    .orderBy('place.place_id')
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    population: row.population,
    isExample: row.is_example,
    structure: row.structure as SharedDescription['structure'],
    diversity: row.diversity as SharedDescription['diversity'],
    orientation: row.orientation as SharedDescription['orientation'],
    degreeOfUrbanisation: row.degree_of_urbanisation as RegisteredDescription['degreeOfUrbanisation'],
    country: row.country,
  }));
}

export async function selectSharedEditions(tx: CombineTransaction): Promise<SharedEdition[]> {
  const rows = await tx
    .selectFrom('published.release')
    .select(['place_id', 'release_id', 'subject', 'version', 'state', 'published_on', 'ledger_position'])
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    releaseId: row.release_id,
    subject: row.subject,
    version: row.version,
    state: row.state,
    publishedOn: row.published_on,
    ledgerPosition: row.ledger_position,
  }));
}

export interface EditionTables {
  readonly placeId: string;
  readonly releaseId: string;
  readonly tables: unknown;
  readonly contentHash: string;
}

export async function selectEditionTables(
  tx: CombineTransaction,
  releaseIds: readonly string[],
): Promise<EditionTables[]> {
  if (releaseIds.length === 0) return [];
  const rows = await tx
    .selectFrom('published.release')
    .select(['place_id', 'release_id', 'tables', 'content_hash'])
    .where('release_id', 'in', releaseIds)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    releaseId: row.release_id,
    tables: row.tables,
    contentHash: row.content_hash,
  }));
}

/** Years whose comparison is made, among real places or among examples. */
export async function selectFixedPeriods(tx: CombineTransaction, isExample: boolean): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('office.comparison_result')
    .select('period')
    .distinct()
    .where('state', '=', 'fixed')
    .where('is_example', '=', isExample)
    .execute();
  return new Set(rows.map(({ period }) => period));
}

/** One job at a time writes; the lock goes with the transaction. */
export async function lockComparison(tx: CombineTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('office.comparison_result'))`.execute(tx);
}

export interface ResultRow {
  readonly placeId: string;
  readonly period: number;
  readonly isExample: boolean;
  readonly computedOn: string;
  readonly sharingPlaces: number;
  readonly groups: readonly GroupOutlook[];
  /** null: this place has no round in the comparison of the year */
  readonly edition: { readonly subject: string; readonly releaseId: string } | null;
  /** null while the comparison waits */
  readonly made: {
    readonly contacts: GroupContacts | null;
    readonly expected: ExpectedOfGroups | null;
    readonly tables: string;
    readonly contentHash: string;
  } | null;
}

/** Writes what a place may read. What is fixed stays: the database refuses to change it. */
export async function upsertResult(tx: CombineTransaction, row: ResultRow): Promise<void> {
  const values = {
    state: row.made === null ? 'waiting' : 'fixed',
    computed_on: row.computedOn,
    is_example: row.isExample,
    subject: row.edition?.subject ?? null,
    release_id: row.edition?.releaseId ?? null,
    sharing_places: row.sharingPlaces,
    groups: JSON.stringify(row.groups),
    contacts: row.made?.contacts ? JSON.stringify(row.made.contacts) : null,
    expected: row.made?.expected ? JSON.stringify(row.made.expected) : null,
    tables: row.made?.tables ?? null,
    content_hash: row.made?.contentHash ?? '',
  };
  await tx
    .insertInto('office.comparison_result')
    .values({ place_id: row.placeId, period: row.period, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['place_id', 'period'])
        .doUpdateSet(values)
        .where('office.comparison_result.state', '=', 'waiting'),
    )
    .execute();
}

/** What was only counted so far is counted anew at every run; places that left are forgotten with it. */
export async function deleteWaiting(tx: CombineTransaction, isExample: boolean): Promise<void> {
  await tx
    .deleteFrom('office.comparison_result')
    .where('state', '=', 'waiting')
    .where('is_example', '=', isExample)
    .execute();
}
