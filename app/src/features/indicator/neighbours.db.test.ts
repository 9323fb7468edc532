/** Counts of neighbours: kept, replaced, removed; read together by staff, unknown to everybody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { saveValue } from './server/enter.usecases.ts';
import { selectNeighbourCounts } from './server/neighbours.queries.ts';
import {
  listNeighbourCounts,
  removeNeighbourCount,
  saveNeighbourCount,
} from './server/neighbours.usecases.ts';
import { readIndicatorSheet } from './server/reading.usecases.ts';

let world: TestWorld;
let member: Member;
let councillor: Member;
let elsewhere: Member;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  elsewhere = await seedPlace(world, 'borgo');
  councillor = await world.addCouncillor(member.placeId);
});
afterAll(() => world.close());

const definition = { id: 'la2', version: 1 };
const count = { neighbour: 'Altdorf', people: 'newcomers', year: '2024', agreed: 'By mail of 3 March' };

test('a count of a neighbour is kept once, a later one replaces it, and the rule offers the year with it', async () => {
  await saveValue(member, 'la2', {
    people: 'newcomers',
    period: '2024',
    numerator: '9',
    denominator: '30',
    source: 'Course providers',
  });
  await saveNeighbourCount(member, 'la2', { ...count, numerator: '13', denominator: '40' });
  await saveNeighbourCount(member, 'la2', { ...count, numerator: '14', denominator: '40' });
  expect(await listNeighbourCounts(member, definition)).toEqual([
    { ...count, year: 2024, numerator: 14, denominator: 40 },
  ]);
  const { poolings } = await readIndicatorSheet(member, 'la2', 'neighbours');
  expect(poolings).toMatchObject([
    { choices: [{ way: 'neighbours', counted: 23, isRecommended: true }], pooled: { numerator: 23 } },
  ]);
});

test('readers and other places know nothing of it, whatever they ask for', async () => {
  const sheet = await readIndicatorSheet(councillor, 'la2', 'neighbours');
  expect(JSON.stringify(sheet)).not.toContain('Altdorf');
  const key = { placeId: member.placeId, indicatorId: 'la2', definitionVersion: 1 };
  for (const other of [councillor, elsewhere])
    expect(await readOffice(other, (reader) => selectNeighbourCounts(reader, key))).toEqual([]);
});

test('what cannot be is refused by name', async () => {
  const refuse = (given: object, indicatorId = 'la2') =>
    expect(saveNeighbourCount(member, indicatorId, { ...count, numerator: '3', denominator: '9', ...given }))
      .rejects;
  await refuse({ numerator: '41', denominator: '40' }).toMatchObject({ code: 'part-exceeds-whole' });
  await refuse({ numerator: '' }).toMatchObject({ code: 'input-invalid', field: 'numerator' });
  await refuse({ numerator: '1.5' }).toMatchObject({ code: 'input-invalid', field: 'numerator' });
  await refuse({ year: '24' }).toMatchObject({ code: 'input-invalid', field: 'year' });
  await refuse({ agreed: '' }).toMatchObject({ code: 'input-invalid', field: 'agreed' });
  await refuse({}, 'nothing').toMatchObject({ code: 'not-found' });
  // Incidents are counted without a whole.
  await refuse({}, 'go1').toMatchObject({ code: 'not-found' });
});

test('it goes when it is removed, and only once', async () => {
  await removeNeighbourCount(member, 'la2', count);
  expect(await listNeighbourCounts(member, definition)).toEqual([]);
  await expect(removeNeighbourCount(member, 'la2', count)).rejects.toMatchObject({ code: 'not-found' });
});
