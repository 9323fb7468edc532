/** Deliveries, their cells, and what is said about them. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { CellReason, Cells, DataSetField, Delivery, DeliveryState } from '../delivery.types.ts';
import type { DuePeriod } from '../period.rules.ts';
import type { Reader } from './data-set.queries.ts';

export interface DeliveryFilter {
  readonly deliveryId?: string;
  readonly dataSetId?: string;
  /** of each data set so many of the newest, and every one that is not approved */
  readonly newest?: number;
}

/** Oldest period first within a data set. */
export async function selectDeliveries(
  reader: Reader,
  placeId: string,
  { deliveryId, dataSetId, newest }: DeliveryFilter = {},
): Promise<Delivery[]> {
  const one = deliveryId === undefined ? sql`` : sql`and d.delivery_id = ${deliveryId}`;
  const ofSet = dataSetId === undefined ? sql`` : sql`and d.data_set_id = ${dataSetId}`;
  const few = newest === undefined ? sql`` : sql`where rank <= ${newest} or state <> 'approved'`;
  const { rows } = await sql<Delivery>`select * from (
    select d.delivery_id as "deliveryId", d.data_set_id as "dataSetId", d.period, d.due_on as "dueOn", d.state, d.fields,
      d.why, d.returned_because as "returnedBecause", coalesce(s.name, '') as "submittedBy", d.submitted_at as "submittedAt",
      coalesce(a.name, '') as "approvedBy", d.approved_at as "approvedAt", d.import_id as "importId",
      exists (select from office.data_import i where i.place_id = d.place_id and i.undoes = d.import_id) as "isTakenBack",
      row_number() over (partition by d.data_set_id order by d.period desc) as rank
    from office.delivery d
    left join auth."user" s on s.id = d.submitted_by
    left join auth."user" a on a.id = d.approved_by
    where d.place_id = ${placeId} ${one} ${ofSet}) found ${few}
    order by "dataSetId", period`.execute(reader as OfficeTransaction);
  return rows.map((row) => {
    const { rank: _, ...delivery } = row as Delivery & { readonly rank: unknown };
    return delivery;
  });
}

/** With a lock, so that two people do not decide at once. */
export async function selectDeliveryForChange(
  transaction: OfficeTransaction,
  placeId: string,
  deliveryId: string,
): Promise<Delivery | undefined> {
  await transaction
    .selectFrom('office.delivery')
    .select('delivery_id')
    .where('place_id', '=', placeId)
    .where('delivery_id', '=', deliveryId)
    .forUpdate()
    .execute();
  const [found] = await selectDeliveries(transaction, placeId, { deliveryId });
  return found;
}

/** Those that are there stay as they are; where nobody has begun, the day follows. */
export async function upsertDeliveries(
  transaction: OfficeTransaction | WorkTransaction,
  placeId: string,
  dataSetId: string,
  periods: readonly DuePeriod[],
): Promise<void> {
  if (periods.length === 0) return;
  const rows = periods.map(({ period, dueOn }) => ({
    place_id: placeId,
    data_set_id: dataSetId,
    period,
    due_on: dueOn,
  }));
  await (transaction as OfficeTransaction)
    .insertInto('office.delivery')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['place_id', 'data_set_id', 'period'])
        .doUpdateSet(({ ref }) => ({ due_on: ref('excluded.due_on') }))
        .where('office.delivery.state', '=', 'expected')
        .whereRef('office.delivery.due_on', '<>', 'excluded.due_on' as never),
    )
    .execute();
}

/** Periods nobody has begun with and that are no longer asked for. `kept`: those that are. */
export async function deleteUntouched(
  transaction: OfficeTransaction,
  placeId: string,
  dataSetId: string,
  kept: readonly DuePeriod[],
): Promise<void> {
  const periods = kept.map(({ period }) => period);
  await sql`delete from office.delivery where place_id = ${placeId} and data_set_id = ${dataSetId} and state = 'expected'
    and not (period = any(${periods}::text[]))`.execute(transaction);
}

export interface DeliveryChange {
  readonly state: DeliveryState;
  readonly fields?: readonly DataSetField[] | null;
  readonly why?: string;
  readonly returnedBecause?: string;
  readonly submitted?: { readonly by: string; readonly at: Date };
  readonly approved?: { readonly by: string; readonly at: Date };
  readonly importId?: string;
}

export async function updateDelivery(
  transaction: OfficeTransaction,
  placeId: string,
  deliveryId: string,
  { state, fields, why, returnedBecause, submitted, approved, importId }: DeliveryChange,
): Promise<void> {
  await transaction
    .updateTable('office.delivery')
    .set({
      state,
      ...(fields === undefined ? {} : { fields: fields && JSON.stringify(fields) }),
      ...(why === undefined ? {} : { why }),
      ...(returnedBecause === undefined ? {} : { returned_because: returnedBecause }),
      ...(submitted === undefined ? {} : { submitted_by: submitted.by, submitted_at: submitted.at }),
      ...(approved === undefined ? {} : { approved_by: approved.by, approved_at: approved.at }),
      ...(importId === undefined ? {} : { import_id: importId }),
    })
    .where('place_id', '=', placeId)
    .where('delivery_id', '=', deliveryId)
    .execute();
}

export async function selectCells(reader: Reader, placeId: string, deliveryId: string): Promise<Cells> {
  const rows = await (reader as OfficeReader)
    .selectFrom('confidential.delivery_value')
    .select(['field_id', 'amount', 'base', 'reason'])
    .where('place_id', '=', placeId)
    .where('delivery_id', '=', deliveryId)
    .execute();
  return Object.fromEntries(
    rows.map(({ field_id, amount, base, reason }) => [
      field_id,
      { amount, base, reason: reason as CellReason | null },
    ]),
  );
}

/** The rows that were sent, as they are now; rows without a cell are emptied. */
export async function replaceCells(
  transaction: OfficeTransaction,
  placeId: string,
  deliveryId: string,
  fieldIds: readonly string[],
  cells: Cells,
): Promise<void> {
  await sql`delete from confidential.delivery_value where place_id = ${placeId} and delivery_id = ${deliveryId}
    and field_id = any(${fieldIds}::text[])`.execute(transaction);
  const rows = Object.entries(cells).map(([field_id, cell]) => ({
    place_id: placeId,
    delivery_id: deliveryId,
    field_id,
    ...cell,
  }));
  if (rows.length > 0) await transaction.insertInto('confidential.delivery_value').values(rows).execute();
}
