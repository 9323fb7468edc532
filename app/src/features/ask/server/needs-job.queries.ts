/** What the job that counts needs reads of places that agreed, and what it keeps. */
import { sql } from 'kysely';
import type { CombineTransaction } from '#server/db/doors.ts';
import type { BlockRow } from '../needs.rules.ts';
import type { CountedSize, Need, NeedSource } from '../needs.types.ts';

export interface AgreedPlace {
  readonly placeId: string;
  readonly country: string;
  readonly nutsCode: string | null;
  readonly population: number | null;
  readonly needs: readonly Need[];
}

/** Row-level security leaves only places whose agreement is in force, and what they confirmed. Levels are no places. */
export async function selectAgreedPlaces(
  tx: CombineTransaction,
  { today, isExample }: { readonly today: string; readonly isExample: boolean },
): Promise<AgreedPlace[]> {
  const places = await tx
    .selectFrom('office.needs_agreement as agreement')
    .innerJoin('office.place as place', 'place.place_id', 'agreement.place_id')
    .select(['place.place_id', 'place.country', 'place.nuts_code', 'place.population'])
    .where('agreement.until', '>=', today)
    .where('agreement.ended_on', 'is', null)
    .where('place.kind', '=', 'locality')
    .where('place.is_example', '=', isExample)
    .execute();
  const needs = await tx.selectFrom('office.shared_need').select(['place_id', 'area', 'source']).execute();
  const byPlace = Map.groupBy(needs, (need) => need.place_id);
  return places.map((row) => ({
    placeId: row.place_id,
    country: row.country,
    nutsCode: row.nuts_code,
    population: row.population,
    needs: (byPlace.get(row.place_id) ?? []).map(({ area, source }) => ({
      area,
      source: source as NeedSource,
    })),
  }));
}

/** Which places share now; among real places and examples alike. */
export async function selectSharingIds(tx: CombineTransaction, today: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('office.needs_agreement')
    .select('place_id')
    .where('until', '>=', today)
    .where('ended_on', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.place_id));
}

/** Every block ever made among real places or among examples. */
export async function selectBlocks(tx: CombineTransaction, isExample: boolean): Promise<BlockRow[]> {
  const rows = await tx
    .selectFrom('office.need_block')
    .select(['place_id', 'block_id', 'size_class', 'geo', 'places', 'first_round'])
    .where('is_example', '=', isExample)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    blockId: row.block_id,
    geo: row.geo,
    size: row.size_class as CountedSize,
    places: row.places,
    firstRound: row.first_round,
  }));
}

/** PostgreSQL takes 65,535 values in one statement. */
const ROWS_AT_ONCE = 5_000;

export async function insertBlocks(
  tx: CombineTransaction,
  rows: readonly BlockRow[],
  isExample: boolean,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insertInto('office.need_block')
      .values(
        rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({
          place_id: row.placeId,
          block_id: row.blockId,
          size_class: row.size,
          geo: row.geo,
          places: row.places,
          first_round: row.firstRound,
          is_example: isExample,
        })),
      )
      .execute();
}

export interface CountingLevel {
  readonly placeId: string;
  readonly covers: readonly string[];
}

export async function selectCountingLevels(
  tx: CombineTransaction,
  isExample: boolean,
): Promise<CountingLevel[]> {
  const rows = await tx
    .selectFrom('published.level')
    .select(['place_id', 'covers'])
    .where('is_example', '=', isExample)
    .orderBy('place_id')
    .execute();
  return rows.map((row) => ({ placeId: row.place_id, covers: row.covers }));
}

/** Whether the half-year was counted for any level: then it stays as it is. */
export async function isCounted(tx: CombineTransaction, round: string, isExample: boolean): Promise<boolean> {
  const row = await tx
    .selectFrom('office.level_needs')
    .select('round')
    .where('round', '=', round)
    .where('is_example', '=', isExample)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface LevelRow {
  readonly placeId: string;
  readonly round: string;
  readonly computedOn: string;
  readonly tables: string;
  readonly contentHash: string;
}

export async function insertLevelNeeds(
  tx: CombineTransaction,
  rows: readonly LevelRow[],
  isExample: boolean,
): Promise<void> {
  for (const row of rows)
    await tx
      .insertInto('office.level_needs')
      .values({
        place_id: row.placeId,
        round: row.round,
        is_example: isExample,
        computed_on: row.computedOn,
        sharing: '{}',
        tables: row.tables,
        content_hash: row.contentHash,
      })
      .execute();
}

/** One job at a time counts; the lock goes with the transaction. */
export async function lockNeeds(tx: CombineTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('office.level_needs'))`.execute(tx);
}
