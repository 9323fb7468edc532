/** Rows of own money and of duties. */
import type { OfficeTransaction } from '#server/db/doors.ts';
import type { Duty, OwnMoney, OwnMoneyWords } from '../application.types.ts';
import { narrow, toCents, type Reader } from './application.queries.ts';

export async function selectMoney(reader: Reader, placeId: string): Promise<OwnMoney[]> {
  const rows = await narrow(reader)
    .selectFrom('office.own_money')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('ends_on')
    .orderBy('name')
    .limit(1_000)
    .execute();
  return rows.map((row) => ({
    moneyId: row.money_id,
    name: row.name,
    programme: row.programme,
    state: row.state as OwnMoney['state'],
    amountCents: toCents(row.amount_cents),
    currency: row.currency,
    fromOn: row.from_on,
    endsOn: row.ends_on,
    lastPaymentOn: row.last_payment_on,
    note: row.note,
  }));
}

const toRow = (words: OwnMoneyWords) => ({
  name: words.name,
  programme: words.programme,
  state: words.state,
  amount_cents: words.amountCents,
  currency: words.currency,
  from_on: words.fromOn,
  ends_on: words.endsOn,
  last_payment_on: words.lastPaymentOn,
  note: words.note,
});

export async function insertMoney(
  transaction: OfficeTransaction,
  placeId: string,
  words: OwnMoneyWords,
): Promise<string> {
  const { money_id } = await transaction
    .insertInto('office.own_money')
    .values({ place_id: placeId, ...toRow(words) })
    .returning('money_id')
    .executeTakeFirstOrThrow();
  return money_id;
}

/** @returns whether it was there */
export async function updateMoney(
  transaction: OfficeTransaction,
  placeId: string,
  moneyId: string,
  words: OwnMoneyWords,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.own_money')
    .set(toRow(words))
    .where('place_id', '=', placeId)
    .where('money_id', '=', moneyId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns whether it was there */
export async function deleteMoney(
  transaction: OfficeTransaction,
  placeId: string,
  moneyId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.own_money')
    .where('place_id', '=', placeId)
    .where('money_id', '=', moneyId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The next one first. */
export async function selectDuties(reader: Reader, placeId: string): Promise<Duty[]> {
  const rows = await narrow(reader)
    .selectFrom('office.money_duty as d')
    .leftJoin('office.application as a', (join) =>
      join.onRef('a.place_id', '=', 'd.place_id').onRef('a.application_id', '=', 'd.application_id'),
    )
    .leftJoin('office.own_money as m', (join) =>
      join.onRef('m.place_id', '=', 'd.place_id').onRef('m.money_id', '=', 'd.money_id'),
    )
    .selectAll('d')
    .select(['a.title', 'm.name'])
    .where('d.place_id', '=', placeId)
    .orderBy('d.due_on')
    .limit(5_000)
    .execute();
  return rows.map((row) => ({
    dutyId: row.duty_id,
    applicationId: row.application_id,
    moneyId: row.money_id,
    kind: row.kind as Duty['kind'],
    what: row.what,
    dueOn: row.due_on,
    doneOn: row.done_on,
    about: row.title ?? row.name ?? '',
  }));
}

export async function insertDuty(
  transaction: OfficeTransaction,
  placeId: string,
  duty: Omit<Duty, 'dutyId' | 'about' | 'doneOn'>,
): Promise<string> {
  const { duty_id } = await transaction
    .insertInto('office.money_duty')
    .values({
      place_id: placeId,
      application_id: duty.applicationId,
      money_id: duty.moneyId,
      kind: duty.kind,
      what: duty.what,
      due_on: duty.dueOn,
    })
    .returning('duty_id')
    .executeTakeFirstOrThrow();
  return duty_id;
}

/** @returns whether it was there */
export async function settleDuty(
  transaction: OfficeTransaction,
  placeId: string,
  dutyId: string,
  doneOn: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.money_duty')
    .set({ done_on: doneOn })
    .where('place_id', '=', placeId)
    .where('duty_id', '=', dutyId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteDuty(
  transaction: OfficeTransaction,
  placeId: string,
  dutyId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.money_duty')
    .where('place_id', '=', placeId)
    .where('duty_id', '=', dutyId)
    .execute();
}
