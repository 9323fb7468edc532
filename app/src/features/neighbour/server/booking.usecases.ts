/** Bookings between places: the row of the one who asks, the row of the one who answers. Nobody writes another's. */
import { computePeak } from '#features/implementation/lending.rules.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import {
  bookingIsOver,
  moreThanOffered,
  nothingToAnswer,
  notOverYet,
  offerNotOpenThen,
  offerTaken,
  offerWeekTaken,
  ownOffer,
} from '../offer.problems.ts';
import { isOpenThen, joinBookings, sumWeek } from '../offer.rules.ts';
import { answerSchema, bookingSchema, cancelSchema, recordSchema } from '../offer.schema.ts';
import type { BookingRow, Offer, SharedBooking, TakenTime, Travel } from '../offer.types.ts';
import { estimateTravel } from '../offer.rules.ts';
import * as rowsOf from './booking.queries.ts';
import * as queries from './offer.queries.ts';
import { readPlacesThere, requireOffer } from './offer.usecases.ts';

const readClock = (): string => now().toISOString().slice(0, 16);

export interface OfferSheet {
  /** null: it is closed, or its place is gone; what was booked stays readable */
  readonly offer: Offer | null;
  readonly isOwn: boolean;
  readonly travel: Travel | null;
  /** from today on, whoever booked */
  readonly taken: readonly TakenTime[];
  readonly bookings: readonly SharedBooking[];
}

/** @throws Problem `not-found` (404) where there is neither the offer nor a booking of it */
export async function readOffer(member: Member, offerId: string): Promise<OfferSheet> {
  authorise(member, 'offer.read');
  const id = parseInput(rowId, offerId);
  const rows = await readOffice(member, async (reader) => {
    const offer = (await queries.selectOffers(reader)).find((one) => one.offerId === id) ?? null;
    return {
      offer,
      from: await queries.selectOwnPoint(reader, member.placeId),
      taken: offer === null ? [] : await queries.selectTaken(reader, offer, readClock()),
      bookings: await rowsOf.selectBookings(reader, member.placeId),
      answers: await rowsOf.selectAnswers(reader, member.placeId),
    };
  });
  const ofOffer = <Row extends { offerId: string }>(list: readonly Row[]): Row[] =>
    list.filter((one) => one.offerId === id);
  const own = ofOffer(rows.bookings);
  const there = await readPlacesThere(own.map(({ otherPlaceId }) => otherPlaceId));
  const bookings = joinBookings(member.placeId, own, ofOffer(rows.answers), there);
  if (rows.offer === null && bookings.length === 0) throw new Problem('not-found', 404);
  return {
    offer: rows.offer,
    isOwn: rows.offer?.placeId === member.placeId,
    travel: rows.offer === null ? null : estimateTravel(rows.from, rows.offer),
    taken: rows.taken,
    bookings,
  };
}

/**
 * Asks the other place for it. What is asked takes no room before the other place accepts.
 * @returns id of the booking. Problems `offer-not-open`, `offer-more-than-there-are` (422), `offer-taken`, `offer-week-taken` (409)
 */
export async function askForOffer(member: Member, offerId: string, input: unknown): Promise<string> {
  authorise(member, 'offer.book');
  const id = parseInput(rowId, offerId);
  const words = parseInput(bookingSchema, input);
  return write(member, async (transaction) => {
    const offer = await requireOffer(transaction, id);
    if (offer.placeId === member.placeId || offer.direction === 'request') throw ownOffer();
    if (!isOpenThen(offer, words)) throw offerNotOpenThen();
    await checkRoom(transaction, offer, words);
    const { name } = await readPlaceContact(transaction, member.placeId);
    const place = { placeId: member.placeId, name };
    const bookingId = await rowsOf.insertBooking(transaction, place, offer, words);
    await note(transaction, member, bookingId, { asked: offer.title, from: words.startsAt });
    return bookingId;
  });
}

async function checkRoom(transaction: OfficeTransaction, offer: Offer, asked: TakenTime): Promise<void> {
  if (asked.atOnce > offer.atOnce) throw moreThanOffered(offer.atOnce);
  const taken = await queries.selectTaken(transaction, offer, `${asked.startsAt.slice(0, 4)}-01-01T00:00`);
  const peak = computePeak(
    taken.map((one) => ({ ...one, amount: one.atOnce })),
    asked,
  );
  if (peak + asked.atOnce > offer.atOnce) throw offerTaken(Math.max(0, offer.atOnce - peak), offer.atOnce);
  const { perWeek } = offer;
  const inWeek = sumWeek(taken, asked);
  if (perWeek !== null && inWeek + asked.units > perWeek)
    throw offerWeekTaken(Math.max(0, perWeek - inWeek), perWeek);
}

async function requireBooking(
  transaction: OfficeTransaction,
  member: Member,
  bookingId: string,
  side: SharedBooking['side'],
): Promise<BookingRow> {
  const booking = (await rowsOf.selectBookings(transaction, member.placeId)).find(
    (one) => one.bookingId === bookingId,
  );
  const isMine = side === 'asking' ? booking?.placeId : booking?.otherPlaceId;
  if (booking === undefined || isMine !== member.placeId) throw new Problem('not-found', 404);
  return booking;
}

/** Of the place that asked: cancels what has not begun. Problems `not-found` (404), `offer-booking-over` (409) */
export async function cancelAsked(member: Member, input: unknown): Promise<void> {
  authorise(member, 'offer.book');
  const { bookingId, reason } = parseInput(cancelSchema, input);
  await write(member, async (transaction) => {
    const booking = await requireBooking(transaction, member, bookingId, 'asking');
    if (booking.state === 'cancelled' || booking.startsAt <= readClock()) throw bookingIsOver();
    await rowsOf.cancelRow(transaction, member.placeId, bookingId, reason);
    await note(transaction, member, bookingId, { cancelled: booking.offerTitle });
  });
}

/**
 * Of the place that offers: accepts, declines or takes back. The database keeps the capacity: of two that accept at once the
 * second is refused. Own answers to what was cancelled since are released first.
 * Problems `not-found` (404), `offer-nothing-to-answer`, `this-offer-is-taken-at-that-time`, `this-offer-is-taken-in-that-week` (409)
 */
export async function answerAsked(member: Member, input: unknown): Promise<void> {
  authorise(member, 'offer.change');
  const said = parseInput(answerSchema, input);
  await write(member, async (transaction) => {
    const booking = await requireBooking(transaction, member, said.bookingId, 'asked');
    if (booking.state === 'cancelled') throw nothingToAnswer();
    await queries.lockOffer(transaction, booking.offerId);
    await releaseCancelled(transaction, member);
    await rowsOf.saveAnswer(transaction, member.placeId, booking, { ...said, answeredOn: today() });
    await note(transaction, member, said.bookingId, { answer: said.answer });
  });
}

async function releaseCancelled(transaction: OfficeTransaction, { placeId }: Member): Promise<void> {
  const bookings = await rowsOf.selectBookings(transaction, placeId);
  const standing = new Set(bookings.filter(({ state }) => state === 'asked').map((one) => one.bookingId));
  const answers = await rowsOf.selectAnswers(transaction, placeId);
  const over = answers.filter(
    (one) => one.placeId === placeId && one.answer === 'accepted' && !standing.has(one.bookingId),
  );
  await rowsOf.releaseAnswers(
    transaction,
    placeId,
    over.map(({ bookingId }) => bookingId),
  );
}

/** Afterwards, by the place that asked: what it replaced and how much was used. Problem `offer-not-over` (409). */
export async function recordReplaced(member: Member, input: unknown): Promise<void> {
  authorise(member, 'offer.book');
  const { bookingId, ...said } = parseInput(recordSchema, input);
  await write(member, async (transaction) => {
    const booking = await requireBooking(transaction, member, bookingId, 'asking');
    if (booking.state === 'cancelled' || booking.endsAt > readClock()) throw notOverYet();
    await rowsOf.recordRow(transaction, member.placeId, bookingId, { ...said, recordedOn: today() });
    await note(transaction, member, bookingId, { replaced: said.replaced });
  });
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> =>
  recordAudit(transaction, member, { action: 'offer.book', objectKind: 'offer', objectId, detail });
