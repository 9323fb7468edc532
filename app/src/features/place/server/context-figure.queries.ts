/** Figures to read a place's own against. */
import { sql } from 'kysely';
import type { PublicReader, WorkTransaction } from '#server/db/doors.ts';
import { readRows } from '#server/db/read-rows.ts';
import type { ContextFigure } from '../context-figure.types.ts';

const ROWS_PER_STATEMENT = 10_000;

export interface WrittenFigure {
  /** measure, place, people, breakdown and period, divided by spaces */
  readonly key: string;
  readonly isNew: boolean;
}

/** Writes what is new or differs. @returns what was written */
export async function upsertContextFigures(
  transaction: WorkTransaction,
  dataset: string,
  figures: readonly ContextFigure[],
): Promise<WrittenFigure[]> {
  const written: WrittenFigure[] = [];
  for (let from = 0; from < figures.length; from += ROWS_PER_STATEMENT)
    written.push(...(await writeBatch(transaction, dataset, figures.slice(from, from + ROWS_PER_STATEMENT))));
  return written;
}

async function writeBatch(
  transaction: WorkTransaction,
  dataset: string,
  batch: readonly ContextFigure[],
): Promise<WrittenFigure[]> {
  const { rows } = await sql<WrittenFigure>`
    insert into reference.context_figure as known
      (measure, place_code, people, breakdown, period, value, status, reason, flag, dataset)
    select *, ${dataset}::text from unnest(
      ${batch.map((one) => one.measure)}::text[],
      ${batch.map((one) => one.placeCode)}::text[],
      ${batch.map((one) => one.people)}::text[],
      ${batch.map((one) => one.breakdown)}::text[],
      ${batch.map((one) => one.period)}::text[],
      ${batch.map((one) => one.value)}::float8[],
      ${batch.map((one) => one.status)}::text[],
      ${batch.map((one) => one.reason)}::text[],
      ${batch.map((one) => one.flag)}::text[])
    on conflict (measure, place_code, people, breakdown, period) do update
      set value = excluded.value, status = excluded.status, reason = excluded.reason, flag = excluded.flag,
        dataset = excluded.dataset
      where (known.value, known.status, known.reason, known.flag, known.dataset)
        is distinct from (excluded.value, excluded.status, excluded.reason, excluded.flag, excluded.dataset)
    returning measure || ' ' || place_code || ' ' || people || ' ' || breakdown || ' ' || period as key,
      xmax = 0 as "isNew"`.execute(transaction);
  return rows;
}

export interface FoundFigure extends ContextFigure {
  /** the words the licence asks for */
  readonly attribution: string;
  readonly title: string;
}

/** Figures of a measure in some places and in what took them in as a whole since, oldest first. */
export function selectContextFigures(
  reader: PublicReader,
  measure: string,
  placeCodes: readonly string[],
): Promise<readonly FoundFigure[]> {
  return readRows(
    reader,
    sql<FoundFigure>`
    select f.place_code as "placeCode", f.measure, f.people, f.breakdown, f.period, f.value, f.status, f.reason, f.flag,
      d.attribution, d.title
    from reference.context_figure f join reference.dataset d using (dataset)
    where f.measure = ${measure} and f.place_code in (select unnest(${placeCodes}::text[])
      union select to_code from reference.place_change where from_code = any(${placeCodes}::text[])
        and share is null and kind <> 'split')
    order by f.place_code, f.people, f.breakdown, f.period`,
  );
}
