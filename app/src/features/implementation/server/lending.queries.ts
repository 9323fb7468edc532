/** Rows of what can be lent and of bookings. Row-level security leaves a partner its own bookings and those of what it lends. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type {
  Booking,
  BookingWords,
  Lendable,
  LendableKind,
  LendableWords,
  LentThing,
  LentTime,
} from '../lending.types.ts';

type Reader = OfficeReader | OfficeTransaction;

const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

/** A clock time as text: the driver would take it for one of the machine's zone. */
const clockTime = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI')`;

export async function selectLendables(reader: Reader, placeId: string): Promise<Lendable[]> {
  const names = await sql<{ actor_id: string; name: string }>`select * from vicus.lender_names()`.execute(
    reader as OfficeTransaction,
  );
  const lenders = new Map(names.rows.map(({ actor_id, name }) => [actor_id, name]));
  const rows = await narrow(reader)
    .selectFrom('office.lendable')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('kind')
    .orderBy(sql`lower(name)`)
    .execute();
  return rows.map((row) => ({
    lendableId: row.lendable_id,
    kind: row.kind as LendableKind,
    name: row.name,
    actorId: row.actor_id,
    lender: row.actor_id === null ? '' : (lenders.get(row.actor_id) ?? ''),
    capacity: row.capacity,
    heldAt: row.held_at,
    conditions: row.conditions,
    contact: row.contact,
    fromOn: row.from_on,
    untilOn: row.until_on,
    isOffered: row.is_offered,
  }));
}

const toLendableRow = (words: LendableWords) => ({
  kind: words.kind,
  name: words.name,
  actor_id: words.actorId,
  capacity: words.capacity,
  held_at: words.heldAt,
  conditions: words.conditions,
  contact: words.contact,
  from_on: words.fromOn,
  until_on: words.untilOn,
  is_offered: words.isOffered,
});

export async function insertLendable(
  transaction: OfficeTransaction,
  placeId: string,
  words: LendableWords,
): Promise<string> {
  const { lendable_id } = await transaction
    .insertInto('office.lendable')
    .values({ place_id: placeId, ...toLendableRow(words) })
    .returning('lendable_id')
    .executeTakeFirstOrThrow();
  return lendable_id;
}

export async function updateLendable(
  transaction: OfficeTransaction,
  placeId: string,
  lendableId: string,
  words: LendableWords,
): Promise<void> {
  await transaction
    .updateTable('office.lendable')
    .set(toLendableRow(words))
    .where('place_id', '=', placeId)
    .where('lendable_id', '=', lendableId)
    .execute();
}

export async function deleteLendable(
  transaction: OfficeTransaction,
  placeId: string,
  lendableId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.lendable')
    .where('place_id', '=', placeId)
    .where('lendable_id', '=', lendableId)
    .execute();
}

/** Waits for everybody else who books or changes the same thing; the trigger of the table takes the same lock. */
export async function lockLending(transaction: OfficeTransaction, lendableId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lend ${lendableId}`}, 0))`.execute(transaction);
}

/** Times from `from` on at which it is lent, whoever borrows it. */
export async function selectLentTimes(reader: Reader, lendableId: string, from: string): Promise<LentTime[]> {
  const { rows } = await sql<LentTime>`
    select ${clockTime('starts_at')} as "startsAt", ${clockTime('ends_at')} as "endsAt", amount
    from vicus.lent_times(${lendableId}::uuid, ${from}::timestamp)`.execute(reader as OfficeTransaction);
  return rows;
}

/** How many are lent at the fullest moment of a time. */
export async function selectPeak(
  reader: Reader,
  lendableId: string,
  { startsAt, endsAt }: Pick<LentTime, 'startsAt' | 'endsAt'>,
): Promise<number> {
  const { rows } = await sql<{ peak: number }>`
    select vicus.peak_lent(${lendableId}::uuid, ${startsAt}::timestamp, ${endsAt}::timestamp, null) as peak`.execute(
    reader as OfficeTransaction,
  );
  return rows[0]?.peak ?? 0;
}

export async function insertBooking(
  transaction: OfficeTransaction,
  placeId: string,
  lendableId: string,
  words: BookingWords,
): Promise<string> {
  const { booking_id } = await transaction
    .insertInto('office.booking')
    .values({
      place_id: placeId,
      lendable_id: lendableId,
      starts_at: words.startsAt,
      ends_at: words.endsAt,
      amount: words.amount,
      for_what: words.forWhat,
      actor_id: words.actorId,
      activity_id: words.activityId,
      action_id: words.actionId,
    })
    .returning('booking_id')
    .executeTakeFirstOrThrow();
  return booking_id;
}

/** @returns whether there was one to cancel */
export async function cancelRow(
  transaction: OfficeTransaction,
  placeId: string,
  bookingId: string,
  reason: string,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.booking')
    .set({ state: 'cancelled', reason })
    .where('place_id', '=', placeId)
    .where('booking_id', '=', bookingId)
    .where('state', '=', 'booked')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const BOOKING_COLUMNS = [
  'b.booking_id as bookingId',
  'b.lendable_id as lendableId',
  clockTime('b.starts_at').as('startsAt'),
  clockTime('b.ends_at').as('endsAt'),
  'b.amount',
  'b.for_what as forWhat',
  'b.actor_id as actorId',
  'b.activity_id as activityId',
  'b.action_id as actionId',
  'b.state',
  'b.reason',
] as const;

/** The latest first. */
export async function selectBookings(
  reader: Reader,
  placeId: string,
  lendableId: string,
): Promise<Booking[]> {
  const rows = await narrow(reader)
    .selectFrom('office.booking as b')
    .leftJoin('office.actor as o', (join) =>
      join.onRef('o.place_id', '=', 'b.place_id').onRef('o.actor_id', '=', 'b.actor_id'),
    )
    .leftJoin('office.activity as a', (join) =>
      join.onRef('a.place_id', '=', 'b.place_id').onRef('a.activity_id', '=', 'b.activity_id'),
    )
    .leftJoin('office.action as c', (join) =>
      join.onRef('c.place_id', '=', 'b.place_id').onRef('c.action_id', '=', 'b.action_id'),
    )
    .select(BOOKING_COLUMNS)
    .select(['o.name as borrower', 'a.title as activityTitle', 'c.title as actionTitle'])
    .where('b.place_id', '=', placeId)
    .where('b.lendable_id', '=', lendableId)
    .orderBy('b.starts_at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    ...row,
    state: row.state as Booking['state'],
    borrower: row.borrower ?? '',
    activityTitle: row.activityTitle ?? '',
    actionTitle: row.actionTitle ?? '',
  }));
}

/** What was or will be lent for an activity, or for actions; the earliest first. */
export async function selectLentThings(
  reader: Reader,
  placeId: string,
  lentFor: { readonly activityId: string } | { readonly actionIds: readonly string[] },
): Promise<LentThing[]> {
  const asked = narrow(reader)
    .selectFrom('office.booking as b')
    .innerJoin('office.lendable as l', (join) =>
      join.onRef('l.place_id', '=', 'b.place_id').onRef('l.lendable_id', '=', 'b.lendable_id'),
    )
    .select([
      'b.booking_id as bookingId',
      'b.lendable_id as lendableId',
      clockTime('b.starts_at').as('startsAt'),
      clockTime('b.ends_at').as('endsAt'),
      'b.amount',
      'b.action_id as actionId',
      'b.activity_id as activityId',
      'l.kind',
      'l.name',
    ])
    .where('b.place_id', '=', placeId)
    .where('b.state', '=', 'booked')
    .orderBy('b.starts_at');
  const rows =
    'activityId' in lentFor
      ? await asked.where('b.activity_id', '=', lentFor.activityId).execute()
      : lentFor.actionIds.length === 0
        ? []
        : await asked.where('b.action_id', 'in', lentFor.actionIds).execute();
  return rows.map((row) => ({ ...row, kind: row.kind as LendableKind }));
}

export interface NamedRow {
  readonly id: string;
  readonly name: string;
}

/** Organisations of the register that may lend and borrow; a partner sees its own. */
export async function selectOrganisations(reader: Reader, placeId: string): Promise<NamedRow[]> {
  return narrow(reader)
    .selectFrom('office.actor')
    .select(['actor_id as id', 'name'])
    .where('place_id', '=', placeId)
    .orderBy(sql`lower(name)`)
    .limit(2_000)
    .execute();
}

/** Actions that run or are planned, of strategies that have not ended. */
export async function selectOpenActions(reader: Reader, placeId: string): Promise<NamedRow[]> {
  return narrow(reader)
    .selectFrom('office.action as a')
    .select(['a.action_id as id', 'a.title as name'])
    .where('a.place_id', '=', placeId)
    .where('a.state', 'in', ['planned', 'running'])
    .orderBy(sql`lower(a.title)`)
    .limit(500)
    .execute();
}
