/** Writing figures about places: a row of a file at a time, some thousand rows in a statement. */
import { sql } from 'kysely';
import type { WorkTransaction } from '#server/db/doors.ts';

/** Figures that stand in one row of a file. */
export interface PlaceFigures {
  readonly placeCode: string;
  readonly year: number;
  readonly figures: readonly {
    readonly characteristic: string;
    readonly value: number | null;
  }[];
  /** why a value is null */
  readonly reason: 'withheld-at-source' | 'not-collected' | 'not-applicable';
}

export interface WrittenYear {
  readonly code: string;
  readonly year: number;
  /** something of it was not there before */
  readonly isNew: boolean;
}

const ROWS_PER_STATEMENT = 5_000;

/** Writes what is new or differs. @returns the places and years of which something was written */
export async function upsertCharacteristics(
  transaction: WorkTransaction,
  dataset: string,
  rows: readonly PlaceFigures[],
): Promise<WrittenYear[]> {
  const written: WrittenYear[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    written.push(...(await writeBatch(transaction, dataset, rows.slice(from, from + ROWS_PER_STATEMENT))));
  return written;
}

async function writeBatch(
  transaction: WorkTransaction,
  dataset: string,
  batch: readonly PlaceFigures[],
): Promise<WrittenYear[]> {
  const figures = batch.flatMap(({ placeCode, year, figures: ofRow, reason }) =>
    ofRow.map((one) => ({ placeCode, year, reason: one.value === null ? reason : null, ...one })),
  );
  if (figures.length === 0) return [];
  const { rows } = await sql<WrittenYear>`
    with written as (
      insert into reference.place_characteristic as known
        (place_code, characteristic, year, value, reason, dataset)
      select *, ${dataset}::text from unnest(
        ${figures.map((one) => one.placeCode)}::text[],
        ${figures.map((one) => one.characteristic)}::text[],
        ${figures.map((one) => one.year)}::int[],
        ${figures.map((one) => one.value)}::float8[],
        ${figures.map((one) => one.reason)}::text[])
      on conflict (place_code, characteristic, year) do update
        set value = excluded.value, reason = excluded.reason, dataset = excluded.dataset
        where (known.value, known.reason, known.dataset)
          is distinct from (excluded.value, excluded.reason, excluded.dataset)
      returning place_code, year, xmax = 0 as is_new)
    select place_code as code, year, bool_or(is_new) as "isNew" from written group by 1, 2`.execute(
    transaction,
  );
  return rows;
}
