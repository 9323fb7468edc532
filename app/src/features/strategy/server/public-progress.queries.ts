/** Rows of progress as it was published. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { MoneyDetail, PublicProgress } from '../public.types.ts';

/** Newest first. */
export async function selectProgress(
  reader: PublicReader,
  placeId: string,
): Promise<(PublicProgress & { readonly key: string })[]> {
  const rows = await reader
    .selectFrom('published.strategy_progress')
    .select(['strategy_key', 'as_of', 'published_on', 'content'])
    .where('place_id', '=', placeId)
    .orderBy('as_of', 'desc')
    .execute();
  return rows.map((row) => ({
    key: row.strategy_key,
    asOf: row.as_of,
    publishedOn: row.published_on,
    content: row.content,
  }));
}

export async function upsertProgress(
  transaction: OfficeTransaction,
  placeId: string,
  row: {
    readonly strategyId: string;
    readonly key: string;
    readonly asOf: string;
    readonly content: object;
    readonly day: string;
  },
): Promise<void> {
  const content = JSON.stringify(row.content);
  await transaction
    .insertInto('published.strategy_progress')
    .values({
      place_id: placeId,
      strategy_id: row.strategyId,
      as_of: row.asOf,
      strategy_key: row.key,
      content,
      published_on: row.day,
    })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'strategy_id', 'as_of']).doUpdateSet({ content, published_on: row.day }),
    )
    .execute();
}

export async function deleteProgress(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  asOf: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('published.strategy_progress')
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('as_of', '=', asOf)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Of the newest adopted version that is public; undefined: none is. */
export async function selectMoneyDetail(
  reader: OfficeReader,
  placeId: string,
  strategyId: string,
): Promise<MoneyDetail | undefined> {
  const row = await reader
    .selectFrom('published.strategy')
    .select(sql<MoneyDetail>`content ->> 'moneyDetail'`.as('detail'))
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('state', '=', 'adopted')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.detail;
}

export async function selectProgressDays(
  reader: OfficeReader,
  placeId: string,
  strategyId: string,
): Promise<string[]> {
  const rows = await reader
    .selectFrom('published.strategy_progress')
    .select('as_of')
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .orderBy('as_of', 'desc')
    .execute();
  return rows.map(({ as_of }) => as_of);
}
