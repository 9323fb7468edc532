import { describe, expect, test } from 'vitest';
import { orderPlaces, readState, toCirclePlace, type Asked, type Said } from './circle.rules.ts';
import { composeMoney, sumTrainings } from './room.rules.ts';
import type { CircleMoney, CircleTraining } from './room.types.ts';

const asked: Asked = { placeId: 'a', name: 'Alba', invitedOn: '2027-01-10', withdrawnOn: null };
const said: Said = { placeId: 'a', state: 'member', saidOn: '2027-01-12', mayBeNamed: true };
const profile = { placeId: 'a', name: 'Alba', slug: 'alba', country: 'IT' };

describe('where a place stands', () => {
  test.each([
    ['asked, no answer', asked, undefined, profile, 'invited'],
    ['both said so', asked, said, profile, 'member'],
    ['said no', asked, { ...said, state: 'declined' as const }, profile, 'declined'],
    ['left', asked, { ...said, state: 'left' as const }, profile, 'left'],
    ['taken back by the lead', { ...asked, withdrawnOn: '2027-02-01' }, said, profile, 'removed'],
    [
      'asked again later: its old yes does not count',
      { ...asked, invitedOn: '2027-03-01' },
      said,
      profile,
      'invited',
    ],
    ['no longer on the installation', asked, undefined, undefined, 'gone'],
    ['without a public page any more, still a member', asked, said, undefined, 'member'],
  ])('%s', (_, invitation, word, page, state) => {
    expect(readState(invitation, word, page).state).toBe(state);
  });

  test('may be named only while it is a member and agreed', () => {
    expect(toCirclePlace(asked, said, profile).mayBeNamed).toBe(true);
    expect(toCirclePlace({ ...asked, withdrawnOn: '2027-02-01' }, said, profile).mayBeNamed).toBe(false);
    expect(toCirclePlace(asked, { ...said, mayBeNamed: false }, profile).mayBeNamed).toBe(false);
  });

  test('the lead first, then those inside, then the others', () => {
    const place = (name: string, state: 'lead' | 'member' | 'invited') => ({
      ...toCirclePlace(asked, said, profile),
      name,
      state,
    });
    const ordered = orderPlaces([
      place('B', 'invited'),
      place('C', 'member'),
      place('Z', 'lead'),
      place('A', 'member'),
    ]);
    expect(ordered.map(({ name }) => name)).toEqual(['Z', 'A', 'C', 'B']);
  });
});

const line = (placeId: string, amountCents: number, more: Partial<CircleMoney> = {}): CircleMoney => ({
  placeId,
  moneyId: `${placeId}-${amountCents}`,
  year: 2027,
  kind: 'share',
  what: 'x',
  amountCents,
  isPaid: true,
  ...more,
});

test('money: by year and place, exact; a place that advanced money leaves less than nothing', () => {
  const lines = [
    line('a', 10),
    line('a', 20, { isPaid: false }),
    line('b', 70),
    line('b', 100, { kind: 'expense' }),
    line('a', 5, { year: 2026 }),
  ];
  const [latest, earlier] = composeMoney(lines);
  expect(latest).toMatchObject({
    year: 2027,
    promisedCents: 100,
    paidCents: 80,
    spentCents: 100,
    leftCents: -20,
  });
  expect(latest?.shares).toEqual([
    { placeId: 'b', promisedCents: 70, paidCents: 70, spentCents: 100 },
    { placeId: 'a', promisedCents: 30, paidCents: 10, spentCents: 0 },
  ]);
  expect(earlier).toMatchObject({ year: 2026, leftCents: 5 });
  expect(composeMoney([])).toEqual([]);
});

test('training: hours once a training, people by place, tenths without drift', () => {
  const training = (hours: number, trained: CircleTraining['trained']): CircleTraining => ({
    placeId: 'a',
    trainingId: String(hours),
    title: 'x',
    heldOn: '2027-01-01',
    hours,
    givenBy: '',
    trained,
  });
  const sum = sumTrainings([
    training(0.1, [{ placeId: 'a', people: 4 }]),
    training(0.2, [
      { placeId: 'a', people: 1 },
      { placeId: 'b', people: 7 },
    ]),
  ]);
  expect(sum).toEqual({
    trainings: 2,
    hours: 0.3,
    attendances: 12,
    byPlace: [
      { placeId: 'b', people: 7 },
      { placeId: 'a', people: 5 },
    ],
  });
});
