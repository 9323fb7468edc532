/** Rows of what surveys say: populations, cross-tables, decisions and figures of the place. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { Margins, StoredMargins } from '../listening.types.ts';

type Reader = OfficeReader | OfficeTransaction | WorkTransaction;

export async function selectMargins(
  reader: Reader,
  placeId: string,
  waveId: string,
): Promise<StoredMargins | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.wave_margin')
    .select(['margins', 'population', 'source', 'changed_on'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { margins, population, source, changed_on: changedOn } = row;
  return { margins: margins as Margins, population, source, changedOn };
}

export async function upsertMargins(
  transaction: OfficeTransaction,
  placeId: string,
  waveId: string,
  { margins, population, source, changedOn }: StoredMargins,
): Promise<void> {
  const values = { margins: JSON.stringify(margins), population, source, changed_on: changedOn };
  await transaction
    .insertInto('office.wave_margin')
    .values({ place_id: placeId, wave_id: waveId, ...values })
    .onConflict((conflict) => conflict.columns(['place_id', 'wave_id']).doUpdateSet(values))
    .execute();
}

export interface StoredCross {
  readonly tableId: string;
  readonly position: number;
  readonly variables: readonly string[];
  readonly askedOn: string;
  readonly tables: unknown;
  readonly contentHash: string;
}

/** Oldest first. */
export async function selectCrossTables(
  reader: Reader,
  placeId: string,
  waveId: string,
): Promise<StoredCross[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.wave_cross_table')
    .select(['table_id', 'position', 'variables', 'asked_on', 'tables', 'content_hash'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    tableId: row.table_id,
    position: row.position,
    variables: row.variables,
    askedOn: row.asked_on,
    tables: row.tables,
    contentHash: row.content_hash,
  }));
}

/** Cross-tables of a wave are made one after the other: each has to know all before it. */
export async function lockCrossTables(transaction: WorkTransaction, waveId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cross ${waveId}`}, 0))`.execute(transaction);
}

export async function upsertCrossTable(
  transaction: WorkTransaction,
  row: {
    readonly placeId: string;
    readonly waveId: string;
    readonly tableId: string;
    readonly position: number;
    readonly variables: readonly string[];
    readonly tables: string;
    readonly contentHash: string;
  },
): Promise<void> {
  const values = { tables: row.tables, content_hash: row.contentHash };
  await transaction
    .insertInto('office.wave_cross_table')
    .values({
      place_id: row.placeId,
      wave_id: row.waveId,
      table_id: row.tableId,
      position: row.position,
      variables: [...row.variables],
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['place_id', 'wave_id', 'table_id']).doUpdateSet(values))
    .execute();
}

export interface TypedFigure {
  readonly valuePercent: number;
  readonly year: number;
  readonly source: string;
}

export async function selectTypedFigure(reader: Reader, placeId: string): Promise<TypedFigure | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.place_figure')
    .select(['value', 'year', 'source'])
    .where('place_id', '=', placeId)
    .where('figure', '=', 'foreign-born-percent')
    .executeTakeFirst();
  return row && { valuePercent: Number(row.value), year: row.year, source: row.source };
}

/** The newest open figure of the register entry that the place chose. */
export async function selectRegisterFigure(
  reader: Reader,
  placeId: string,
): Promise<TypedFigure | undefined> {
  const { rows } = await sql<{ value: string; year: number; title: string }>`
    select c.value, c.year, d.publisher as title from office.place p
      join reference.place_characteristic c on c.place_code = p.register_code
      join reference.dataset d on d.dataset = c.dataset
     where p.place_id = ${placeId} and c.characteristic = 'foreign-born-percent' and c.value is not null
     order by c.year desc limit 1`.execute(reader as OfficeTransaction);
  const [row] = rows;
  return row && { valuePercent: Number(row.value), year: row.year, source: row.title };
}

/** Closed waves that are not of the governance survey, newest first. */
export async function selectClosedWaveIds(reader: Reader, placeId: string): Promise<string[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.wave')
    .select('wave_id')
    .where('place_id', '=', placeId)
    .where('state', '=', 'closed')
    .where('approach', 'is not', null)
    .orderBy('closed_on', 'desc')
    .orderBy('opened_on', 'desc')
    .orderBy('wave_id')
    .execute();
  return rows.map(({ wave_id }) => wave_id);
}
