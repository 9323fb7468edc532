/** Rows of strategies: heads, prose, placed figures. */
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { FactAddress } from '#features/fact/fact.types.ts';
import type { Language } from '#ui/languages.ts';
import {
  PARTS,
  type Part,
  type PartId,
  type PlacedFact,
  type Strategy,
  type StrategyState,
} from '../strategy.types.ts';

export type StrategyReader = OfficeReader | OfficeTransaction | WorkTransaction;

/** Each of these doors may read the tables of strategies; row-level security decides which rows. */
export function narrow(reader: StrategyReader): OfficeReader {
  return reader as unknown as OfficeReader;
}

export type StrategyWords = Omit<Strategy, 'strategyId' | 'state' | 'revision'>;

const toHead = (row: HeadRow): Strategy => ({
  strategyId: row.strategy_id,
  title: row.title,
  state: row.state as StrategyState,
  fromYear: row.from_year,
  toYear: row.to_year,
  language: row.language as Language,
  currency: row.currency,
  coordinator: row.coordinator,
  revision: row.revision,
});

interface HeadRow {
  readonly strategy_id: string;
  readonly title: string;
  readonly state: string;
  readonly from_year: number;
  readonly to_year: number;
  readonly language: string;
  readonly currency: string;
  readonly coordinator: string;
  readonly revision: number;
}

const toHeadRow = (words: StrategyWords) => ({
  title: words.title,
  from_year: words.fromYear,
  to_year: words.toYear,
  language: words.language,
  currency: words.currency,
  coordinator: words.coordinator,
});

/** Newest years first. */
export async function selectStrategies(reader: StrategyReader, placeId: string): Promise<Strategy[]> {
  const rows = await narrow(reader)
    .selectFrom('office.strategy')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('from_year', 'desc')
    .orderBy('title')
    .execute();
  return rows.map(toHead);
}

export async function selectStrategy(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
): Promise<Strategy | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.strategy')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .executeTakeFirst();
  return row && toHead(row);
}

export async function lockStrategy(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
): Promise<Strategy | undefined> {
  const row = await transaction
    .selectFrom('office.strategy')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .forUpdate()
    .executeTakeFirst();
  return row && toHead(row);
}

/** With all its parts, empty. */
export async function insertStrategy(
  transaction: OfficeTransaction,
  placeId: string,
  words: StrategyWords,
): Promise<string> {
  const { strategy_id } = await transaction
    .insertInto('office.strategy')
    .values({ place_id: placeId, ...toHeadRow(words) })
    .returning('strategy_id')
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('office.strategy_part')
    .values(PARTS.map((part) => ({ place_id: placeId, strategy_id, part })))
    .execute();
  return strategy_id;
}

export async function updateStrategy(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  change: Partial<StrategyWords> & { readonly revision?: number; readonly state?: StrategyState },
): Promise<void> {
  const { revision, state, ...words } = change;
  await transaction
    .updateTable('office.strategy')
    .set({
      ...('title' in words ? toHeadRow(words as StrategyWords) : {}),
      ...(revision === undefined ? {} : { revision }),
      ...(state === undefined ? {} : { state }),
    })
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .execute();
}

export async function deleteStrategy(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.strategy')
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .execute();
}

/** In the order of `PARTS`. */
export async function selectParts(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
): Promise<Part[]> {
  const rows = await narrow(reader)
    .selectFrom('office.strategy_part')
    .select(['part', 'text', 'revision'])
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .execute();
  const parts = rows.map(({ part, ...rest }) => ({ partId: part as PartId, ...rest }));
  return parts.toSorted((a, b) => PARTS.indexOf(a.partId) - PARTS.indexOf(b.partId));
}

export async function lockPart(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  partId: PartId,
): Promise<{ readonly text: string; readonly revision: number } | undefined> {
  return transaction
    .selectFrom('office.strategy_part')
    .select(['text', 'revision'])
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('part', '=', partId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updatePart(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  { partId, text, revision }: Part,
): Promise<void> {
  await transaction
    .updateTable('office.strategy_part')
    .set({ text, revision })
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('part', '=', partId)
    .execute();
}

/** In the order in which they were placed. */
export async function selectPlacedFacts(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
): Promise<PlacedFact[]> {
  const rows = await narrow(reader)
    .selectFrom('office.placed_fact')
    .select(['placed_fact_id', 'part', 'release_id', 'fact', 'remark'])
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .orderBy('placed_at')
    .execute();
  return rows.map(({ placed_fact_id, part, release_id, fact, remark }) => ({
    placedFactId: placed_fact_id,
    partId: part as PartId,
    address: { releaseId: release_id, ...(fact as unknown as Omit<FactAddress, 'releaseId'>) },
    remark,
  }));
}

export async function insertPlacedFact(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  { partId, address, remark }: Omit<PlacedFact, 'placedFactId'>,
): Promise<string> {
  const { releaseId, ...fact } = address;
  const { placed_fact_id } = await transaction
    .insertInto('office.placed_fact')
    .values({
      place_id: placeId,
      strategy_id: strategyId,
      part: partId,
      release_id: releaseId,
      fact: JSON.stringify(fact),
      remark,
    })
    .returning('placed_fact_id')
    .executeTakeFirstOrThrow();
  return placed_fact_id;
}

export async function updatePlacedFact(
  transaction: OfficeTransaction,
  placeId: string,
  placedFactId: string,
  { remark, releaseId }: { readonly remark: string; readonly releaseId: string },
): Promise<void> {
  await transaction
    .updateTable('office.placed_fact')
    .set({ remark, release_id: releaseId })
    .where('place_id', '=', placeId)
    .where('placed_fact_id', '=', placedFactId)
    .execute();
}

/** The newest public edition of the same subject, for each release that has a later one. */
export async function selectNewerEditions(
  reader: StrategyReader,
  placeId: string,
  releaseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (releaseIds.length === 0) return new Map();
  const rows = await narrow(reader)
    .selectFrom('published.release as old')
    .innerJoin('published.release as newer', (join) =>
      join
        .onRef('newer.place_id', '=', 'old.place_id')
        .onRef('newer.subject', '=', 'old.subject')
        .onRef('newer.version', '>', 'old.version'),
    )
    .select(['old.release_id as old', 'newer.release_id as newer'])
    .where('old.place_id', '=', placeId)
    .where('old.release_id', 'in', releaseIds)
    .where('newer.state', '=', 'published')
    .where('newer.audience', '=', 'public')
    .orderBy('newer.version')
    .execute();
  return new Map(rows.map(({ old, newer }) => [old, newer]));
}

export async function deletePlacedFact(
  transaction: OfficeTransaction,
  placeId: string,
  placedFactId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.placed_fact')
    .where('place_id', '=', placeId)
    .where('placed_fact_id', '=', placedFactId)
    .execute();
}
