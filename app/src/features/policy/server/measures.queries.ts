/** Rows of measures. */
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type {
  ForWhom,
  Measure,
  MeasureChange,
  MeasureKind,
  MeasureWords,
  PublicMeasure,
} from '../policy.types.ts';

type Reader = OfficeReader | OfficeTransaction;

interface WordsRow {
  readonly title: string;
  readonly what: string;
  readonly area: string;
  readonly for_whom: string;
  readonly kind: string;
  readonly decided_by: string;
  readonly adopted_on: string | null;
  readonly implemented_from: string | null;
  readonly ended_on: string | null;
  readonly end_reason: string;
  readonly link: string;
  readonly money: string;
  readonly staff: string;
}

const toWords = (row: WordsRow): MeasureWords => ({
  title: row.title,
  what: row.what,
  area: row.area,
  forWhom: row.for_whom as ForWhom,
  kind: row.kind as MeasureKind,
  decidedBy: row.decided_by,
  adoptedOn: row.adopted_on,
  implementedFrom: row.implemented_from,
  endedOn: row.ended_on,
  endReason: row.end_reason,
  link: row.link,
  money: row.money,
  staff: row.staff,
});

const toRow = (words: MeasureWords): WordsRow => ({
  title: words.title,
  what: words.what,
  area: words.area,
  for_whom: words.forWhom,
  kind: words.kind,
  decided_by: words.decidedBy,
  adopted_on: words.adoptedOn,
  implemented_from: words.implementedFrom,
  ended_on: words.endedOn,
  end_reason: words.endReason,
  link: words.link,
  money: words.money,
  staff: words.staff,
});

export async function selectMeasures(reader: Reader, placeId: string): Promise<Measure[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.measure as measure')
    .leftJoin('published.measure as published', (join) =>
      join
        .onRef('published.place_id', '=', 'measure.place_id')
        .onRef('published.measure_id', '=', 'measure.measure_id'),
    )
    .selectAll('measure')
    .select('published.published_on')
    .where('measure.place_id', '=', placeId)
    .execute();
  return rows.map((row) => ({
    ...toWords(row),
    measureId: row.measure_id,
    publishedOn: row.published_on,
  }));
}

/** Locks the row, so that two people do not write over one another. */
export async function lockMeasure(
  transaction: OfficeTransaction,
  placeId: string,
  measureId: string,
): Promise<MeasureWords | undefined> {
  const row = await transaction
    .selectFrom('office.measure')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('measure_id', '=', measureId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toWords(row);
}

export async function insertMeasure(
  transaction: OfficeTransaction,
  placeId: string,
  words: MeasureWords,
): Promise<string> {
  const { measure_id } = await transaction
    .insertInto('office.measure')
    .values({ place_id: placeId, ...toRow(words) })
    .returning('measure_id')
    .executeTakeFirstOrThrow();
  return measure_id;
}

export async function updateMeasure(
  transaction: OfficeTransaction,
  placeId: string,
  measureId: string,
  words: MeasureWords,
): Promise<void> {
  await transaction
    .updateTable('office.measure')
    .set(toRow(words))
    .where('place_id', '=', placeId)
    .where('measure_id', '=', measureId)
    .execute();
}

export async function deleteMeasure(
  transaction: OfficeTransaction,
  placeId: string,
  measureId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.measure')
    .where('place_id', '=', placeId)
    .where('measure_id', '=', measureId)
    .execute();
}

export async function insertChange(
  transaction: OfficeTransaction,
  placeId: string,
  measureId: string,
  before: Readonly<Record<string, string | null>>,
): Promise<void> {
  await transaction
    .insertInto('office.measure_change')
    .values({ place_id: placeId, measure_id: measureId, before: JSON.stringify(before) })
    .execute();
}

/** Newest first. */
export async function selectMeasureChanges(
  reader: Reader,
  placeId: string,
  measureId: string,
): Promise<MeasureChange[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.measure_change')
    .select(['changed_at', 'before'])
    .where('place_id', '=', placeId)
    .where('measure_id', '=', measureId)
    .orderBy('changed_at', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ changedAt: row.changed_at, before: row.before }));
}

export async function upsertPublished(
  transaction: OfficeTransaction,
  placeId: string,
  measureId: string,
  words: MeasureWords,
  publishedOn: string,
): Promise<void> {
  const row = { ...toRow(words), published_on: publishedOn };
  await transaction
    .insertInto('published.measure')
    .values({ place_id: placeId, measure_id: measureId, ...row })
    .onConflict((conflict) => conflict.columns(['place_id', 'measure_id']).doUpdateSet(row))
    .execute();
}

/** @returns whether it was there */
export async function deletePublished(
  transaction: OfficeTransaction,
  placeId: string,
  measureId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('published.measure')
    .where('place_id', '=', placeId)
    .where('measure_id', '=', measureId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function selectPublicMeasures(reader: PublicReader, placeId: string): Promise<PublicMeasure[]> {
  const rows = await reader
    .selectFrom('published.measure')
    .selectAll()
    .where('place_id', '=', placeId)
    .execute();
  return rows.map((row) => ({
    ...toWords(row),
    measureId: row.measure_id,
    publishedOn: row.published_on,
  }));
}
