/** Daily work: periods that have begun become deliveries, and whoever answers is reminded once before and once after. */
import { sql } from 'kysely';
import { today } from '#server/clock.ts';
import { work, type OfficeTransaction, type WorkTransaction } from '#server/db/doors.ts';
import { enqueueAll } from '#server/jobs/enqueue.ts';
import type { JobData } from '#server/jobs/job.types.ts';
import { isMailConfigured } from '#server/mail/mail.ts';
import { chooseReminder, type Remindable } from '../state.rules.ts';
import { listDuePeriods } from '../period.rules.ts';
import { selectDataSets } from './data-set.queries.ts';
import { upsertDeliveries } from './delivery.queries.ts';

export async function listPlacesThatCollect(): Promise<{ readonly placeId: string }[]> {
  return work('places that collect', null, async (transaction) => {
    const { rows } = await sql<{ placeId: string }>`
      select places_that_collect as "placeId" from vicus.places_that_collect()`.execute(transaction);
    return rows;
  });
}

/** Runs twice with the same outcome. */
export async function openDeliveries({ placeId }: { readonly placeId: string }): Promise<void> {
  await work('open deliveries', placeId, async (transaction) => {
    for (const dataSet of await selectDataSets(transaction, placeId)) {
      if (dataSet.endedOn !== null || dataSet.fields.length === 0) continue;
      await upsertDeliveries(transaction, placeId, dataSet.dataSetId, listDuePeriods(dataSet, today()));
    }
  });
  if (isMailConfigured()) await enqueueAll('remind-delivery', await noteReminders(placeId));
}

interface ReminderRow extends Remindable {
  readonly deliveryId: string;
}

/** Noted before they are sent: a mail too few is kinder than one every day. */
async function noteReminders(placeId: string): Promise<JobData['remind-delivery'][]> {
  return work('note reminders', placeId, async (transaction) => {
    const due = await selectRemindable(transaction, placeId);
    const chosen = due.flatMap((row) => {
      const kind = chooseReminder(row, today());
      return kind === null ? [] : [{ placeId, deliveryId: row.deliveryId, kind }];
    });
    for (const { deliveryId, kind } of chosen)
      await (transaction as unknown as OfficeTransaction)
        .updateTable('office.delivery')
        .set(kind === 'before' ? { reminded_before_on: today() } : { reminded_after_on: today() })
        .where('place_id', '=', placeId)
        .where('delivery_id', '=', deliveryId)
        .execute();
    return chosen;
  });
}

/** Corrections are nobody's duty on a day. */
async function selectRemindable(transaction: WorkTransaction, placeId: string): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow>`select d.delivery_id as "deliveryId", d.state, d.due_on as "dueOn",
      d.reminded_before_on as "remindedBeforeOn", d.reminded_after_on as "remindedAfterOn"
    from office.delivery d join office.data_set s on s.place_id = d.place_id and s.data_set_id = d.data_set_id
    where d.place_id = ${placeId} and d.state in ('expected', 'draft', 'returned') and d.approved_at is null
      and s.ended_on is null`.execute(transaction);
  return rows;
}
