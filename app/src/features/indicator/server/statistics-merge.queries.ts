/** Rows that are sound become values of their places, some thousand places at a time. */
import { sql } from 'kysely';
import type { DistributeTransaction } from '#server/db/doors.ts';

export interface NewStatistics {
  readonly title: string;
  readonly source: string;
  readonly fileName: string;
  readonly contentHash: string;
  readonly rowCount: number;
}

export async function insertStatistics(
  transaction: DistributeTransaction,
  { title, source, fileName, contentHash, rowCount }: NewStatistics,
): Promise<string> {
  const { import_id } = await transaction
    .insertInto('reference.statistics_import')
    .values({ title, source, file_name: fileName, content_hash: contentHash, row_count: rowCount })
    .returning('import_id')
    .executeTakeFirstOrThrow();
  return import_id;
}

/** Forgets a file that changed nothing, or notes how many places it reached. */
export async function closeStatistics(
  transaction: DistributeTransaction,
  importId: string,
  places: number,
): Promise<void> {
  if (places === 0)
    await transaction.deleteFrom('reference.statistics_import').where('import_id', '=', importId).execute();
  else
    await transaction
      .updateTable('reference.statistics_import')
      .set({ place_count: places })
      .where('import_id', '=', importId)
      .execute();
}

/** Places by their numbers, both ends included. */
export interface PlaceRange {
  readonly from: number;
  readonly to: number;
}

const SAME_VALUE = sql`o.place_id = f.place_id and o.indicator_id = f.indicator_id and o.definition_version = f.definition_version
  and o.people = f.people and o.breakdown = f.breakdown and o.period = f.period`;

/**
 * What differs from what is known, as `statistics_fresh`; `kept` of the value before, null where there is none. The ends of
 * the range of places stand in the question so that only their part of all values is looked at.
 */
export async function gatherFresh(
  transaction: DistributeTransaction,
  { from, to }: PlaceRange,
): Promise<number> {
  await sql`drop table if exists statistics_fresh`.execute(transaction);
  const { rows: ends } = await sql<{ first: string; last: string }>`
    select min(place_id::text) as first, max(place_id::text) as last from statistics_place
    where place_number between ${from} and ${to}`.execute(transaction);
  await sql`create temp table statistics_fresh on commit drop as
    select f.*, case when o.place_id is not null then jsonb_build_object('numerator', o.numerator, 'denominator', o.denominator,
        'value', o.value, 'status', o.status, 'reason', o.reason, 'counted', o.counted, 'importId', o.import_id) end as kept
    from (
      select p.place_id, r.place_number, r.key_number, k."indicatorId" as indicator_id,
        k."definitionVersion" as definition_version, k.people, k.breakdown, k.period, r.value, r.counted,
        case when r.value is not null then r.numerator end as numerator,
        case when r.value is not null then r.denominator end as denominator,
        case when r.value is not null then r.status end as status,
        case when r.value is null then coalesce(r.said, 'no-base') end as reason
      from statistics_ready r
      join statistics_place p using (place_number)
      join (select distinct on (key_number) * from statistics_kind order by key_number) k using (key_number)
      where r.place_number between ${sql.lit(from)} and ${sql.lit(to)}
    ) f
    left join confidential.observation o on ${SAME_VALUE}
      and o.place_id between ${sql.lit(ends[0]?.first ?? '')}::uuid and ${sql.lit(ends[0]?.last ?? '')}::uuid
    where o.place_id is null or (o.numerator, o.denominator, o.value, o.status, o.reason, o.counted)
      is distinct from (f.numerator, f.denominator, f.value, f.status, f.reason, f.counted)`.execute(
    transaction,
  );
  const { rows } = await sql<{ fresh: number }>`select count(*)::int as fresh from statistics_fresh`.execute(
    transaction,
  );
  return rows[0]?.fresh ?? 0;
}

/** The places whose values change each have an import of the same id. */
export async function insertPlaceImports(
  transaction: DistributeTransaction,
  importId: string,
  { title, source, fileName, contentHash }: NewStatistics,
): Promise<void> {
  await sql`analyze statistics_fresh`.execute(transaction);
  await sql`insert into office.data_import (place_id, import_id, kind, title, source, file_name, content_hash, made_by)
    select distinct place_id, ${importId}::uuid, 'statistics', ${title}, ${source}, ${fileName}, ${contentHash}, ''
    from statistics_fresh`.execute(transaction);
}

/** New values come in, those that came as statistics before are replaced, a place's own stay. Counts: `statistics_done`. */
export async function mergeFresh(
  transaction: DistributeTransaction,
  importId: string,
  why: string,
): Promise<void> {
  const { rows: replaced } = await sql`select from statistics_fresh where kept is not null limit 1`.execute(
    transaction,
  );
  if (replaced.length > 0) await replaceValues(transaction, importId, why);
  await sql`drop table if exists statistics_done`.execute(transaction);
  await sql`create temp table statistics_done (place_id uuid, indicator_id text) on commit drop`.execute(
    transaction,
  );
  await sql`with came as (
      insert into confidential.observation (place_id, indicator_id, definition_version, people, breakdown, period,
        numerator, denominator, value, status, reason, counted, import_id)
      select place_id, indicator_id, definition_version, people, breakdown, period,
        numerator, denominator, value, status, reason, counted, ${importId}::uuid
      from statistics_fresh where kept is null order by place_number, key_number
      on conflict (place_id, indicator_id, definition_version, people, breakdown, period) do nothing
      returning place_id, indicator_id
    ) insert into statistics_done select place_id, indicator_id from came`.execute(transaction);
}

/** What came as statistics before is replaced; what it was is kept with the reason. */
async function replaceValues(
  transaction: DistributeTransaction,
  importId: string,
  why: string,
): Promise<void> {
  await sql`insert into confidential.observation_change
      (place_id, import_id, indicator_id, definition_version, people, breakdown, period, before, after, why)
    select place_id, ${importId}::uuid, indicator_id, definition_version, people, breakdown, period, kept,
      jsonb_build_object('numerator', numerator, 'denominator', denominator, 'value', value, 'status', status,
        'reason', reason, 'counted', counted), ${why}
    from statistics_fresh where kept is not null`.execute(transaction);
  await sql`update confidential.observation o set numerator = f.numerator, denominator = f.denominator, value = f.value,
      status = f.status, reason = f.reason, counted = f.counted, import_id = ${importId}::uuid
    from statistics_fresh f where f.kept is not null and ${SAME_VALUE}`.execute(transaction);
}

export interface MergedCounts {
  readonly added: number;
  readonly changed: number;
  readonly places: number;
}

/** Writes down with each place what came to it; an import that brought nothing there is none. */
export async function closePlaceImports(
  transaction: DistributeTransaction,
  importId: string,
  { from, to }: PlaceRange,
): Promise<MergedCounts> {
  await sql`with counted as (
      select p.place_id, coalesce(d.added, 0) as added, coalesce(f.changed, 0) as changed,
        n.rows - coalesce(f.fresh, 0) as unchanged
      from statistics_place p
      join (select place_number, count(*)::int as rows from statistics_ready
        where place_number between ${sql.lit(from)} and ${sql.lit(to)} group by 1) n using (place_number)
      left join (select place_id, count(*)::int as fresh, count(kept)::int as changed from statistics_fresh group by 1) f using (place_id)
      left join (select place_id, count(*)::int as added from statistics_done group by 1) d using (place_id)
    ) update office.data_import i set added = c.added, changed = c.changed, unchanged = c.unchanged
    from counted c where i.place_id = c.place_id and i.import_id = ${importId}::uuid`.execute(transaction);
  await sql`delete from office.data_import i using (select distinct place_id from statistics_fresh) f
    where i.place_id = f.place_id and i.import_id = ${importId}::uuid and i.added + i.changed = 0`.execute(
    transaction,
  );
  await sql`insert into office.audit_entry (place_id, user_id, action, object_kind, object_id, detail)
    select i.place_id, '', 'data.change', 'data', i.import_id::text,
      jsonb_build_object('statistics', i.title, 'values', i.added + i.changed)
    from office.data_import i join (select distinct place_id from statistics_fresh) f using (place_id)
    where i.import_id = ${importId}::uuid`.execute(transaction);
  await sql`update office.indicator_table t set is_stale = true
    from (select distinct place_id, indicator_id from statistics_fresh) f
    where t.place_id = f.place_id and t.indicator_id = f.indicator_id and not t.is_stale`.execute(
    transaction,
  );
  const { rows } = await sql<MergedCounts>`select coalesce(sum(i.added), 0)::int as added,
      coalesce(sum(i.changed), 0)::int as changed, count(*)::int as places
    from office.data_import i join (select distinct place_id from statistics_fresh) f using (place_id)
    where i.import_id = ${importId}::uuid`.execute(transaction);
  return rows[0] ?? { added: 0, changed: 0, places: 0 };
}
