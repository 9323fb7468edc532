/** An indicator's table as readers see it: protected, kept until a value changes. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';

type Transaction = OfficeTransaction | WorkTransaction;

export interface StoredIndicatorTable {
  readonly indicatorId: string;
  readonly tables: unknown;
  readonly contentHash: string;
  readonly isStale: boolean;
}

export async function markTablesStale(
  transaction: Transaction,
  placeId: string,
  indicatorIds: readonly string[],
): Promise<void> {
  await (transaction as OfficeTransaction)
    .updateTable('office.indicator_table')
    .set({ is_stale: true })
    .where('place_id', '=', placeId)
    .where('indicator_id', 'in', [...indicatorIds])
    .execute();
}

export async function selectTables(
  reader: OfficeReader | Transaction,
  placeId: string,
): Promise<StoredIndicatorTable[]> {
  return (reader as OfficeReader)
    .selectFrom('office.indicator_table')
    .select(['indicator_id as indicatorId', 'tables', 'content_hash as contentHash', 'is_stale as isStale'])
    .where('place_id', '=', placeId)
    .execute();
}

/**
 * Another text after every change of a value: two equal readings mean that nothing happened between them. New values of a
 * file for many places write no change; they are counted themselves.
 */
export async function readValueMark(
  reader: OfficeReader | Transaction,
  placeId: string,
  indicatorIds: readonly string[],
): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select
    (select count(*) from confidential.observation_change
      where place_id = ${placeId} and indicator_id = any(${indicatorIds}::text[])) || ' ' ||
    (select count(*) from confidential.observation
      where place_id = ${placeId} and indicator_id = any(${indicatorIds}::text[])) as mark`.execute(
    reader as OfficeTransaction,
  );
  return rows[0]?.mark ?? '';
}

export async function upsertTables(
  transaction: WorkTransaction,
  placeId: string,
  stored: readonly { readonly indicatorId: string; readonly tables: string; readonly contentHash: string }[],
): Promise<void> {
  if (stored.length === 0) return;
  await transaction
    .insertInto('office.indicator_table')
    .values(
      stored.map(({ indicatorId, tables, contentHash }) => ({
        place_id: placeId,
        indicator_id: indicatorId,
        tables,
        content_hash: contentHash,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'indicator_id']).doUpdateSet(({ ref }) => ({
        tables: ref('excluded.tables'),
        content_hash: ref('excluded.content_hash'),
        is_stale: false,
        computed_on: sql`current_date`,
      })),
    )
    .execute();
}

/** Which indicators have values; a count of rows tells readers nothing. */
export async function selectMeasuredIds(transaction: WorkTransaction, placeId: string): Promise<string[]> {
  const rows = await transaction
    .selectFrom('confidential.observation')
    .select('indicator_id')
    .distinct()
    .where('place_id', '=', placeId)
    .execute();
  return rows.map(({ indicator_id }) => indicator_id);
}
