/** How many are lent at once, and what counts as evidence. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computePeak, isOfferedThen, summariseLent } from './lending.rules.ts';
import { isLate, listOpenDecisions } from './meeting.rules.ts';
import type { MeetingDecision } from './meeting.types.ts';

const hour = (n: number): string => `2027-03-01T${String(n).padStart(2, '0')}:00`;
const time = (from: number, until: number, amount = 1) => ({
  startsAt: hour(from),
  endsAt: hour(until),
  amount,
});

test('one that ends when another begins is not in its way', () => {
  expect(computePeak([time(8, 10)], time(10, 12))).toBe(0);
  expect(computePeak([time(8, 11)], time(10, 12))).toBe(1);
  expect(computePeak([time(8, 10, 2), time(9, 11, 3), time(11, 12, 4)], time(8, 12))).toBe(5);
});

test('the peak is that of the fullest hour, whatever the bookings', () => {
  const booking = fc
    .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 23 }), fc.integer({ min: 1, max: 5 }))
    .filter(([from, until]) => from < until)
    .map(([from, until, amount]) => time(from, until, amount));
  fc.assert(
    fc.property(fc.array(booking, { maxLength: 12 }), booking, (bookings, asked) => {
      const hours = Array.from({ length: 24 }, (_, n) => n).filter(
        (n) => hour(n) >= asked.startsAt && hour(n) < asked.endsAt,
      );
      const fullest = hours.map((n) =>
        bookings
          .filter(({ startsAt, endsAt }) => startsAt <= hour(n) && endsAt > hour(n))
          .reduce((sum, { amount }) => sum + amount, 0),
      );
      expect(computePeak(bookings, asked)).toBe(Math.max(0, ...fullest));
    }),
    { numRuns: 200, seed: 8 },
  );
});

test('it is offered from its first to its last day', () => {
  const offer = { fromOn: '2027-03-01', untilOn: '2027-03-01', isOffered: true };
  expect(isOfferedThen(offer, time(8, 10))).toBe(true);
  expect(isOfferedThen({ ...offer, untilOn: '2027-02-28', fromOn: null }, time(8, 10))).toBe(false);
  expect(isOfferedThen({ ...offer, isOffered: false }, time(8, 10))).toBe(false);
});

test('evidence is what is over: hours of rooms, of people times their number, begun days of things', () => {
  const thing = { bookingId: 'b', lendableId: 'l', name: 'x', actionId: null, activityId: null };
  const things = [
    { ...thing, ...time(8, 10), kind: 'premises' as const },
    { ...thing, ...time(8, 10, 3), kind: 'hours' as const },
    { ...thing, ...time(8, 10, 40), kind: 'equipment' as const },
    { ...thing, ...time(20, 22), kind: 'premises' as const },
  ];
  expect(summariseLent(things, hour(12))).toEqual({
    times: 3,
    roomHours: 2,
    peopleHours: 6,
    equipmentDays: 40,
  });
});

test('open decisions come with the earliest day first, those without a day last', () => {
  const one = (what: string, dueOn: string | null, state: MeetingDecision['state'] = 'open') =>
    ({ what, dueOn, state, heldOn: '2027-01-01' }) as MeetingDecision;
  const open = listOpenDecisions([
    one('c', null),
    one('b', '2027-05-01'),
    one('x', null, 'done'),
    one('a', '2027-02-01'),
  ]);
  expect(open.map(({ what }) => what)).toEqual(['a', 'b', 'c']);
  expect(isLate(one('a', '2027-02-01'), '2027-02-01')).toBe(false);
  expect(isLate(one('a', '2027-02-01'), '2027-02-02')).toBe(true);
});
