/** What organisations lend one another, and bookings of it. */
import { flagIdentifyingWords } from '@vicus/disclosure';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { readOffice, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import {
  bookedBeyond,
  bookingBegan,
  lendableHasBookings,
  lentAtThatTime,
  lenderUnknown,
  moreThanThereAre,
  nameNeedsALook,
  notOfferedThen,
} from '../lending.problems.ts';
import { isOfferedThen, listOverlapping, summariseLent } from '../lending.rules.ts';
import { bookingSchema, cancelSchema, lendableSchema } from '../lending.schema.ts';
import type { Booking, Lendable, LendableWords, LentSummary, LentThing, LentTime } from '../lending.types.ts';
import * as queries from './lending.queries.ts';

const MAXIMUM_LENDABLES = 1_000;
/** Of what can still be booked: nobody books further ahead. */
const FAR_AHEAD = '2199-12-31T23:59';

/** The clock of the place as text; days are those of the office (server/clock.ts). */
const readClock = (): string => now().toISOString().slice(0, 16);

/** All that is offered; a partner also sees what its own organisation offers no longer. */
export async function listLendables(member: Member): Promise<Lendable[]> {
  authorise(member, 'lending.read');
  return readOffice(member, (reader) => queries.selectLendables(reader, member.placeId));
}

export interface LendableSheet {
  readonly lendable: Lendable;
  /** from today on, whoever borrows */
  readonly taken: readonly LentTime[];
  /** those the member may see with what for */
  readonly bookings: readonly Booking[];
  readonly mayChange: boolean;
}

/** @throws Problem `not-found` (404) */
export async function readLendable(member: Member, lendableId: string): Promise<LendableSheet> {
  authorise(member, 'lending.read');
  const id = parseInput(rowId, lendableId);
  return readOffice(member, async (reader) => {
    const lendable = await requireLendable(reader, member, id);
    return {
      lendable,
      taken: await queries.selectLentTimes(reader, id, readClock()),
      bookings: await queries.selectBookings(reader, member.placeId, id),
      mayChange: mayChange(member, lendable),
    };
  });
}

async function requireLendable(
  reader: OfficeReader | OfficeTransaction,
  member: Member,
  lendableId: string,
): Promise<Lendable> {
  const found = (await queries.selectLendables(reader, member.placeId)).find(
    (one) => one.lendableId === lendableId,
  );
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

/** The office changes all, a partner what its organisation offers. */
function mayChange({ role, actorId }: Member, lendable: Pick<Lendable, 'actorId'>): boolean {
  if (role === 'partner') return actorId !== null && lendable.actorId === actorId;
  return role === 'coordinator' || role === 'officer';
}

export interface LendingChoices {
  readonly organisations: readonly queries.NamedRow[];
  readonly actions: readonly queries.NamedRow[];
}

/** Who may lend and borrow, and which actions something can be booked for. */
export async function readLendingChoices(member: Member): Promise<LendingChoices> {
  authorise(member, 'lending.book');
  return readOffice(member, async (reader) => ({
    organisations: await queries.selectOrganisations(reader, member.placeId),
    actions: await queries.selectOpenActions(reader, member.placeId),
  }));
}

/** @returns id of the new offer. Problems `lending-names` (422), `lending-lender-unknown` (422), `too-many-entries` (422) */
export async function addLendable(member: Member, input: unknown): Promise<string> {
  authorise(member, 'lending.change');
  const words = parseLendable(member, input);
  return write(member, async (transaction) => {
    const there = await queries.selectLendables(transaction, member.placeId);
    if (there.length >= MAXIMUM_LENDABLES)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_LENDABLES });
    await checkActor(transaction, member, words.actorId);
    const lendableId = await queries.insertLendable(transaction, member.placeId, words);
    await note(transaction, member, lendableId, { added: words.name });
    return lendableId;
  });
}

/** Problems as for adding; `lending-booked-beyond` (409) where more are booked than there would be. */
export async function changeLendable(member: Member, lendableId: string, input: unknown): Promise<void> {
  authorise(member, 'lending.change');
  const id = parseInput(rowId, lendableId);
  const words = parseLendable(member, input);
  await write(member, async (transaction) => {
    await queries.lockLending(transaction, id);
    await requireOwn(transaction, member, id);
    await checkActor(transaction, member, words.actorId);
    const ahead = { startsAt: readClock(), endsAt: FAR_AHEAD };
    const peak = await queries.selectPeak(transaction, id, ahead);
    if (peak > words.capacity) throw bookedBeyond(peak);
    await queries.updateLendable(transaction, member.placeId, id, words);
    await note(transaction, member, id, { changed: words.name });
  });
}

/** Removes an offer that was never booked; others are offered no longer, and stay. Problem `lending-has-bookings` (409). */
export async function removeLendable(member: Member, lendableId: string): Promise<void> {
  authorise(member, 'lending.change');
  const id = parseInput(rowId, lendableId);
  await write(member, async (transaction) => {
    await queries.lockLending(transaction, id);
    const { name } = await requireOwn(transaction, member, id);
    const bookings = await queries.selectBookings(transaction, member.placeId, id);
    if (bookings.length > 0) throw lendableHasBookings();
    await queries.deleteLendable(transaction, member.placeId, id);
    await note(transaction, member, id, { removed: name });
  });
}

async function requireOwn(transaction: OfficeTransaction, member: Member, id: string): Promise<Lendable> {
  const lendable = await requireLendable(transaction, member, id);
  if (!mayChange(member, lendable)) throw new Problem('forbidden', 403, { action: 'lending.change' });
  return lendable;
}

/** A partner offers in the name of its organisation, whatever the form says. Names of people are looked at before they are kept. */
function parseLendable(member: Member, input: unknown): LendableWords {
  const { isLookedAt, ...words } = parseInput(lendableSchema, input);
  const texts = [words.name, words.contact, words.conditions];
  const flagged = isLookedAt ? [] : texts.flatMap((text) => flagIdentifyingWords(text));
  if (flagged.length > 0) throw nameNeedsALook(flagged.map((one) => one.words));
  return member.role === 'partner' ? { ...words, actorId: requireActor(member) } : words;
}

function requireActor({ actorId }: Member): string {
  if (actorId === null) throw new Problem('forbidden', 403, { action: 'lending.change' });
  return actorId;
}

async function checkActor(
  transaction: OfficeTransaction,
  { placeId }: Member,
  actorId: string | null,
): Promise<void> {
  if (actorId === null) return;
  const there = await queries.selectOrganisations(transaction, placeId);
  if (!there.some(({ id }) => id === actorId)) throw lenderUnknown();
}

/**
 * Books something for a time. Two who book at once wait for one another; the second is told what is free.
 * @returns id of the booking. Problems `lending-taken` (409), `lending-not-offered`, `lending-more-than-there-are` (422)
 */
export async function bookLendable(member: Member, lendableId: string, input: unknown): Promise<string> {
  authorise(member, 'lending.book');
  const id = parseInput(rowId, lendableId);
  const parsed = parseInput(bookingSchema, input);
  const words = member.role === 'partner' ? { ...parsed, actorId: requireActor(member) } : parsed;
  return write(member, async (transaction) => {
    await queries.lockLending(transaction, id);
    const lendable = await requireLendable(transaction, member, id);
    if (!isOfferedThen(lendable, words)) throw notOfferedThen();
    if (words.amount > lendable.capacity) throw moreThanThereAre(lendable.capacity);
    await checkFree(transaction, lendable, words);
    await checkActor(transaction, member, words.actorId);
    const bookingId = await queries.insertBooking(transaction, member.placeId, id, words);
    const detail = { booked: lendable.name, from: words.startsAt, until: words.endsAt, amount: words.amount };
    await note(transaction, member, bookingId, detail, 'lending.book');
    return bookingId;
  });
}

async function checkFree(
  transaction: OfficeTransaction,
  { lendableId, capacity }: Lendable,
  asked: LentTime,
): Promise<void> {
  const peak = await queries.selectPeak(transaction, lendableId, asked);
  if (peak + asked.amount <= capacity) return;
  const times = await queries.selectLentTimes(transaction, lendableId, asked.startsAt);
  const [first] = listOverlapping(times, asked);
  throw lentAtThatTime({
    free: Math.max(0, capacity - peak),
    capacity,
    from: (first?.startsAt ?? asked.startsAt).replace('T', ' '),
    until: (first?.endsAt ?? asked.endsAt).replace('T', ' '),
  });
}

/** Cancels what has not begun; what took place stays as evidence. Problems `not-found` (404), `lending-began` (409) */
export async function cancelBooking(
  member: Member,
  { lendableId, bookingId }: { readonly lendableId: string; readonly bookingId: string },
  input: unknown,
): Promise<void> {
  authorise(member, 'lending.book');
  const id = parseInput(rowId, bookingId);
  const { reason } = parseInput(cancelSchema, input);
  await write(member, async (transaction) => {
    const bookings = await queries.selectBookings(transaction, member.placeId, parseInput(rowId, lendableId));
    const booking = bookings.find((one) => one.bookingId === id);
    if (booking === undefined || !mayCancel(member, booking)) throw new Problem('not-found', 404);
    if (booking.startsAt <= readClock()) throw bookingBegan();
    if (await queries.cancelRow(transaction, member.placeId, id, reason))
      await note(transaction, member, id, { cancelled: booking.forWhat }, 'lending.book');
  });
}

const mayCancel = ({ role, actorId }: Member, booking: Booking): boolean =>
  role !== 'partner' || booking.actorId === actorId;

export interface LentFor {
  readonly things: readonly LentThing[];
  /** of what is over */
  readonly summary: LentSummary;
}

/** What was and will be lent for an activity; a partner's own only. */
export async function readLentForActivity(member: Member, activityId: string): Promise<LentFor> {
  authorise(member, 'lending.read');
  const id = parseInput(rowId, activityId);
  const things = await readOffice(member, (reader) =>
    queries.selectLentThings(reader, member.placeId, { activityId: id }),
  );
  return { things, summary: summariseLent(things, readClock()) };
}

/** What was lent for actions so far, by action: evidence beside reports. */
export async function readLentForActions(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  actionIds: readonly string[],
): Promise<ReadonlyMap<string, LentFor>> {
  const things = await queries.selectLentThings(reader, placeId, { actionIds });
  const until = readClock();
  const byAction = Map.groupBy(things, ({ actionId }) => actionId ?? '');
  return new Map(
    [...byAction].map(([actionId, own]) => [actionId, { things: own, summary: summariseLent(own, until) }]),
  );
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | number>>,
  action: 'lending.change' | 'lending.book' = 'lending.change',
): Promise<void> => recordAudit(transaction, member, { action, objectKind: 'lending', objectId, detail });
