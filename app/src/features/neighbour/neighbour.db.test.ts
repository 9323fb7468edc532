/** Offers and bookings on the real database: capacity, both rows, and what somebody else can see. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPublicPlace, type MadePlace } from '#features/circle/testing/circle-world.ts';
import { addMeasure } from '#features/policy/server/measures.usecases.ts';
import { removePlace } from '#features/place/server/place.usecases.ts';
import { setClock } from '#server/clock.ts';
import { readOffice, readPublic, write } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { parseOfferFilter } from './offer.rules.ts';
import {
  answerAsked,
  askForOffer,
  cancelAsked,
  readOffer,
  recordReplaced,
} from './server/booking.usecases.ts';
import { changeOffer, publishOffer, readGaps, readNeighbourhood, saveGaps } from './server/offer.usecases.ts';

let world: TestWorld;
let vico: MadePlace;
let alba: MadePlace;
let bosco: MadePlace;
let offerId: string;

const INTERPRETERS = {
  direction: 'offer',
  kind: 'interpreters',
  area: 'social-services',
  title: 'Interpreters for Arabic and Tigrinya',
  languages: ['ar', 'ti'],
  atOnce: '2',
  unit: 'hours',
  perWeek: '5',
  cost: '32.50',
  costPer: 'unit',
  isOpen: 'on',
};
const at = (day: string, atOnce = '1', units = '2') => ({
  startsOn: day,
  startsAt: '10:00',
  endsAt: '12:00',
  atOnce,
  units,
  forWhat: 'Advice on housing',
});
const NONE = parseOfferFilter(new URLSearchParams());

beforeAll(async () => {
  world = await openTestWorld();
  setClock(() => new Date('2027-03-01T08:00:00Z'));
  vico = await addPublicPlace(world.superuser, 'Vico');
  alba = await addPublicPlace(world.superuser, 'Alba', { north: 0.1 });
  bosco = await addPublicPlace(world.superuser, 'Bosco', { north: 0.3 });
  offerId = await publishOffer(vico.coordinator, INTERPRETERS, 'en');
});
afterAll(() => world.close());

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'went well',
    (problem: { code?: string; status?: number }) => `${problem.code} ${problem.status}`,
  );
const accept = (bookingId: string) => answerAsked(vico.coordinator, { bookingId, answer: 'accepted' });

describe('offers', () => {
  test('are read by other real places with a distance; never by the public, examples or partners', async () => {
    const { found } = await readNeighbourhood(alba.coordinator, NONE);
    expect(found).toMatchObject([
      {
        offer: { title: INTERPRETERS.title, costCents: 3250, placeName: 'Vico' },
        travel: { distanceKm: 16, minutes: 20 },
      },
    ]);
    const example = await addPublicPlace(world.superuser, 'Esempio', { isExample: true });
    expect((await readNeighbourhood(example.coordinator, NONE)).found).toEqual([]);
    expect(await code(readNeighbourhood(await alba.as('partner'), NONE))).toBe('forbidden 403');
    const rowsOf = (member: { userId: string; placeId: string }) =>
      readOffice(member, (reader) => reader.selectFrom('published.offer').select('offer_id').execute());
    expect(await rowsOf(await alba.as('partner'))).toEqual([]);
    expect(await rowsOf({ userId: alba.coordinator.userId, placeId: vico.placeId })).toEqual([]);
    await expect(
      readPublic((reader) => sql`select * from published.offer`.execute(reader as never)),
    ).rejects.toThrow();
  });

  test('need a public page, and names of people are looked at first', async () => {
    const hidden = await addPublicPlace(world.superuser, 'Nascosto', { isPublic: false });
    expect(await code(publishOffer(hidden.coordinator, INTERPRETERS, 'en'))).toBe(
      'public-profile-missing 409',
    );
    const named = { ...INTERPRETERS, contact: 'Mrs Anna Rossi, anna.rossi@example.org' };
    expect(await code(publishOffer(vico.coordinator, named, 'en'))).toBe('offer-names 422');
    const { languages: _, ...boxes } = { ...INTERPRETERS, 'lang-ar': 'yes', cost: 'much' };
    expect(await code(publishOffer(vico.coordinator, boxes, 'en'))).toBe('joint-amount 422');
    const free = { ...INTERPRETERS, costPer: 'free' };
    expect(await code(publishOffer(vico.coordinator, free, 'en'))).toBe('offer-cost-unclear 422');
    expect(await code(publishOffer(await vico.as('reader'), INTERPRETERS, 'en'))).toBe('forbidden 403');
  });

  test('are changed by the place that made them only, and stay under its name', async () => {
    expect(await code(changeOffer(alba.coordinator, offerId, INTERPRETERS, 'en'))).toBe('not-found 404');
    await write(alba.coordinator, (tx) =>
      tx.updateTable('published.offer').set({ title: 'Mine now' }).execute(),
    );
    expect((await readOffer(vico.coordinator, offerId)).offer?.title).toBe(INTERPRETERS.title);
    const forged = write(alba.coordinator, (tx) =>
      sql`insert into published.offer (place_id, is_example, direction, kind, area, title, unit, place_name, place_slug)
        values (${vico.placeId}, false, 'offer', 'rooms', 'housing', 'Forged', 'hours', 'Vico', 'vico')`.execute(
        tx,
      ),
    );
    await expect(forged).rejects.toThrow();
  });
});

describe('bookings', () => {
  test('two who accept at once: the second is refused, whatever the form said', async () => {
    const first = await askForOffer(alba.coordinator, offerId, at('2027-03-08', '2'));
    const second = await askForOffer(bosco.coordinator, offerId, at('2027-03-08'));
    const outcomes = await Promise.all([code(accept(first)), code(accept(second))]);
    expect(outcomes.toSorted()).toEqual(['database.this-offer-is-taken-at-that-time 422', 'went well']);
    const { taken } = await readOffer(bosco.coordinator, offerId);
    expect(taken).toHaveLength(1);
    expect(Object.keys(taken[0] ?? {})).toEqual(['startsAt', 'endsAt', 'atOnce', 'units']);
    const other = outcomes[0] === 'went well' ? second : first;
    await answerAsked(vico.coordinator, { bookingId: other, answer: 'declined', note: 'Both are out' });
  });

  test('a week has its units, and what is cancelled gives them back', async () => {
    const long = await askForOffer(alba.coordinator, offerId, at('2027-03-15', '1', '4'));
    await accept(long);
    expect(await code(askForOffer(bosco.coordinator, offerId, at('2027-03-19')))).toBe(
      'offer-week-taken 409',
    );
    expect(await code(askForOffer(bosco.coordinator, offerId, at('2027-03-22')))).toBe('went well');
    await cancelAsked(alba.coordinator, { bookingId: long, reason: 'Moved' });
    const next = await askForOffer(bosco.coordinator, offerId, at('2027-03-19'));
    await accept(next);
    const { bookings } = await readOffer(vico.coordinator, offerId);
    expect(bookings.find(({ bookingId }) => bookingId === long)).toMatchObject({
      state: 'cancelled',
      words: 'Moved',
      otherName: 'Alba',
    });
    expect(await code(accept(long))).toBe('offer-nothing-to-answer 409');
  });

  test('nobody cancels, answers or reads for another', async () => {
    const mine = await askForOffer(alba.coordinator, offerId, at('2027-04-05'));
    expect(await code(cancelAsked(bosco.coordinator, { bookingId: mine, reason: 'No' }))).toBe(
      'not-found 404',
    );
    expect(await code(answerAsked(bosco.coordinator, { bookingId: mine, answer: 'accepted' }))).toBe(
      'not-found 404',
    );
    expect(await code(answerAsked(alba.coordinator, { bookingId: mine, answer: 'accepted' }))).toBe(
      'not-found 404',
    );
    expect((await readOffer(bosco.coordinator, offerId)).bookings.map(({ otherName }) => otherName)).toEqual(
      expect.not.arrayContaining(['Alba']),
    );
    const forged = write(bosco.coordinator, (tx) =>
      sql`insert into office.offer_answer (place_id, booking_id, other_place_id, offer_id, other_name, starts_at, ends_at, at_once, units, answer)
        values (${vico.placeId}, ${mine}, ${alba.placeId}, ${offerId}, 'Alba', '2027-04-05 10:00', '2027-04-05 12:00', 1, 2, 'accepted')`.execute(
        tx,
      ),
    );
    await expect(forged).rejects.toThrow();
    expect(await code(askForOffer(vico.coordinator, offerId, at('2027-04-05')))).toBe('offer-own 422');
  });

  test('what it replaced is said afterwards, by the place that asked', async () => {
    const mine = await askForOffer(alba.coordinator, offerId, at('2027-05-03'));
    await accept(mine);
    const said = { bookingId: mine, replaced: 'family-or-child', usedUnits: '2' };
    expect(await code(recordReplaced(alba.coordinator, said))).toBe('offer-not-over 409');
    setClock(() => new Date('2027-05-04T08:00:00Z'));
    await recordReplaced(alba.coordinator, said);
    expect(await code(cancelAsked(alba.coordinator, { bookingId: mine, reason: 'x' }))).toBe(
      'offer-booking-over 409',
    );
    const { bookings } = await readOffer(vico.coordinator, offerId);
    expect(bookings.find(({ bookingId }) => bookingId === mine)).toMatchObject({
      replaced: 'family-or-child',
    });
  });
});

describe('gaps', () => {
  test('are told only to two that both let them be matched, and only those both have', async () => {
    await saveGaps(vico.coordinator, { areas: ['housing', 'healthcare'] });
    await saveGaps(bosco.coordinator, { areas: ['education'] });
    const lines = () => readGaps(alba.coordinator);
    expect((await lines()).flatMap(({ places }) => places)).toEqual([]);
    await saveGaps(alba.coordinator, { areas: 'housing' });
    const shared = (await lines()).filter(({ places }) => places.length > 0);
    expect(shared).toMatchObject([
      { area: 'housing', places: [{ name: 'Vico', travel: { distanceKm: 16 } }] },
    ]);
    const rows = await readOffice(alba.coordinator, (reader) =>
      reader.selectFrom('office.matched_gap').select('area').execute(),
    );
    expect(rows).toEqual([{ area: 'housing' }]);
    await saveGaps(vico.coordinator, {});
    expect((await lines()).flatMap(({ places }) => places)).toEqual([]);
  });

  test('where a service runs there is no gap', async () => {
    await addMeasure(alba.coordinator, {
      title: 'Health mediator',
      area: 'healthcare',
      kind: 'service',
      forWhom: 'everybody',
      implementedFrom: '2026-01-01',
    });
    expect(await code(saveGaps(alba.coordinator, { areas: ['healthcare'] }))).toBe('gap-has-service 422');
  });
});

test('a place that is gone leaves its name, never an error', async () => {
  const lost = await askForOffer(alba.coordinator, offerId, at('2027-06-07'));
  const ofBosco = await askForOffer(bosco.coordinator, offerId, at('2027-06-14'));
  await accept(ofBosco);
  await removePlace(bosco.coordinator, { typedName: 'Bosco' });
  const asked = (await readOffer(vico.coordinator, offerId)).bookings;
  expect(asked.find(({ bookingId }) => bookingId === ofBosco)).toMatchObject({
    otherName: 'Bosco',
    state: 'gone',
  });
  await removePlace(vico.coordinator, { typedName: 'Vico' });
  const sheet = await readOffer(alba.coordinator, offerId);
  expect(sheet.offer).toBeNull();
  expect(sheet.bookings.find(({ bookingId }) => bookingId === lost)).toMatchObject({
    otherName: 'Vico',
    state: 'gone',
  });
});
