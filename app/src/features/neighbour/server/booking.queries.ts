/** Rows of both sides of bookings. Each place reads both and writes its own. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { AnswerRow, BookingRow, Offer, Replaced, TakenTime } from '../offer.types.ts';

type Reader = OfficeReader | OfficeTransaction;

const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

/** A clock time as text: the driver would take it for one of the machine's zone. */
export const clockTime = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI')`;

/** Rows in which the place asks or is asked; newest first, at most 500. */
export async function selectBookings(reader: Reader, placeId: string): Promise<BookingRow[]> {
  const rows = await narrow(reader)
    .selectFrom('office.offer_booking')
    .selectAll()
    .select([clockTime('starts_at').as('startsAt'), clockTime('ends_at').as('endsAt')])
    .where((where) => where.or([where('place_id', '=', placeId), where('other_place_id', '=', placeId)]))
    .orderBy('starts_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    bookingId: row.booking_id,
    otherPlaceId: row.other_place_id,
    offerId: row.offer_id,
    otherName: row.other_name,
    ownName: row.own_name,
    offerTitle: row.offer_title,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    atOnce: row.at_once,
    units: row.units,
    forWhat: row.for_what,
    contact: row.contact,
    state: row.state as BookingRow['state'],
    reason: row.reason,
    replaced: row.replaced as Replaced | null,
    replacedNote: row.replaced_note,
    usedUnits: row.used_units,
  }));
}

export async function selectAnswers(reader: Reader, placeId: string): Promise<AnswerRow[]> {
  const rows = await narrow(reader)
    .selectFrom('office.offer_answer')
    .selectAll()
    .select([clockTime('starts_at').as('startsAt'), clockTime('ends_at').as('endsAt')])
    .where((where) => where.or([where('place_id', '=', placeId), where('other_place_id', '=', placeId)]))
    .orderBy('starts_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    bookingId: row.booking_id,
    otherPlaceId: row.other_place_id,
    offerId: row.offer_id,
    otherName: row.other_name,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    atOnce: row.at_once,
    units: row.units,
    answer: row.answer as AnswerRow['answer'],
    note: row.note,
  }));
}

interface NewBooking extends TakenTime {
  readonly forWhat: string;
  readonly contact: string;
}

export async function insertBooking(
  transaction: OfficeTransaction,
  { placeId, name }: { readonly placeId: string; readonly name: string },
  offer: Offer,
  words: NewBooking,
): Promise<string> {
  const { booking_id } = await transaction
    .insertInto('office.offer_booking')
    .values({
      place_id: placeId,
      own_name: name,
      other_place_id: offer.placeId,
      offer_id: offer.offerId,
      other_name: offer.placeName,
      offer_title: offer.title,
      starts_at: words.startsAt,
      ends_at: words.endsAt,
      at_once: words.atOnce,
      units: words.units,
      for_what: words.forWhat,
      contact: words.contact,
    })
    .returning('booking_id')
    .executeTakeFirstOrThrow();
  return booking_id;
}

export async function cancelRow(
  transaction: OfficeTransaction,
  placeId: string,
  bookingId: string,
  reason: string,
): Promise<void> {
  await transaction
    .updateTable('office.offer_booking')
    .set({ state: 'cancelled', reason })
    .where('place_id', '=', placeId)
    .where('booking_id', '=', bookingId)
    .execute();
}

export async function recordRow(
  transaction: OfficeTransaction,
  placeId: string,
  bookingId: string,
  said: {
    readonly replaced: Replaced;
    readonly replacedNote: string;
    readonly usedUnits: number | null;
    readonly recordedOn: string;
  },
): Promise<void> {
  await transaction
    .updateTable('office.offer_booking')
    .set({
      replaced: said.replaced,
      replaced_note: said.replacedNote,
      used_units: said.usedUnits,
      recorded_on: said.recordedOn,
    })
    .where('place_id', '=', placeId)
    .where('booking_id', '=', bookingId)
    .execute();
}

/** The own answer to another's booking; a later one replaces it. */
export async function saveAnswer(
  transaction: OfficeTransaction,
  placeId: string,
  booking: BookingRow,
  said: Pick<AnswerRow, 'answer' | 'note'> & { readonly answeredOn: string },
): Promise<void> {
  const answer = { answer: said.answer, note: said.note, answered_on: said.answeredOn };
  await transaction
    .insertInto('office.offer_answer')
    .values({
      place_id: placeId,
      booking_id: booking.bookingId,
      other_place_id: booking.placeId,
      offer_id: booking.offerId,
      other_name: booking.ownName,
      starts_at: booking.startsAt,
      ends_at: booking.endsAt,
      at_once: booking.atOnce,
      units: booking.units,
      ...answer,
    })
    .onConflict((conflict) => conflict.columns(['place_id', 'booking_id']).doUpdateSet(answer))
    .execute();
}

/** Own accepted answers take no more room. */
export async function releaseAnswers(
  transaction: OfficeTransaction,
  placeId: string,
  bookingIds: readonly string[],
): Promise<void> {
  if (bookingIds.length === 0) return;
  await transaction
    .updateTable('office.offer_answer')
    .set({ answer: 'released' })
    .where('place_id', '=', placeId)
    .where('booking_id', 'in', bookingIds)
    .execute();
}
