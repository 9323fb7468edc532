/** Circles on the real database: who belongs, and what somebody who does not belong can do. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeDistanceKm } from '#features/place/register-suggestion.rules.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { listWorkingPlaces } from './circle.rules.ts';
import type { Circle } from './circle.types.ts';
import {
  beginCircle,
  changeCircle,
  endCircle,
  listCircles,
  listCirclesOfPlace,
  readCircle,
} from './server/circle.usecases.ts';
import {
  invitePlace,
  leaveCircle,
  listCandidates,
  removeFromCircle,
  sayNo,
  sayYes,
} from './server/joining.usecases.ts';
import { addPublicPlace, type MadePlace } from './testing/circle-world.ts';

let world: TestWorld;
let vico: MadePlace;
let alba: MadePlace;
let bosco: MadePlace;
let stranger: MadePlace;
let valley: string;

beforeAll(async () => {
  world = await openTestWorld();
  setClock(() => new Date('2027-03-01T12:00:00Z'));
  vico = await addPublicPlace(world.superuser, 'Vico');
  alba = await addPublicPlace(world.superuser, 'Alba', { north: 0.1 });
  bosco = await addPublicPlace(world.superuser, 'Bosco', { north: 0.3 });
  stranger = await addPublicPlace(world.superuser, 'Strano', { north: 2 });
  valley = await beginCircle(vico.coordinator, { name: 'Upper valley', purpose: 'Interpreters together' });
  await invitePlace(vico.coordinator, valley, { placeId: alba.placeId, words: 'Join us' });
  await invitePlace(vico.coordinator, valley, { placeId: bosco.placeId });
});
afterAll(() => world.close());

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'went well',
    (problem: { code?: string; status?: number }) => `${problem.code} ${problem.status}`,
  );
const states = (circle: Circle) => Object.fromEntries(circle.members.map(({ name, state }) => [name, state]));

describe('belonging', () => {
  test('who was asked sees name, purpose and who else was asked; saying yes is the coordinator’s', async () => {
    const seen = await readCircle(await alba.as('officer'), valley);
    expect(seen).toMatchObject({
      name: 'Upper valley',
      ownState: 'invited',
      purpose: 'Interpreters together',
    });
    expect(states(seen)).toEqual({ Vico: 'lead', Alba: 'invited', Bosco: 'invited' });
    expect(await code(sayYes(await alba.as('officer'), valley, {}))).toBe('forbidden 403');
    await sayYes(alba.coordinator, valley, { mayBeNamed: 'on' });
    await sayYes(bosco.coordinator, valley, {});
    const circle = await readCircle(vico.coordinator, valley);
    expect(states(circle)).toEqual({ Vico: 'lead', Alba: 'member', Bosco: 'member' });
    expect(circle.members.map(({ mayBeNamed }) => mayBeNamed)).toEqual([true, true, false]);
    expect(listWorkingPlaces(await readCircle(bosco.coordinator, valley))).toHaveLength(3);
  });

  test('candidates: the nearest first, those asked left out, examples apart, without a public page not at all', async () => {
    const example = await addPublicPlace(world.superuser, 'Esempio', { isExample: true });
    const hidden = await addPublicPlace(world.superuser, 'Nascosto', { isPublic: false });
    const found = await listCandidates(vico.coordinator, valley, '');
    expect(found.map(({ name, distanceKm }) => [name, distanceKm])).toEqual([['Strano', 222.4]]);
    expect(await listCandidates(vico.coordinator, valley, '%')).toEqual([]);
    const moved = { latitude: 47, longitude: 14.25 };
    await world.superuser.query('update published.place set longitude = $1 where place_id = $2', [
      moved.longitude,
      stranger.placeId,
    ]);
    const [far] = await listCandidates(vico.coordinator, valley, 'strano');
    const straightKm = computeDistanceKm({ latitude: 45, longitude: 11 }, moved);
    expect(far?.distanceKm).toBeCloseTo(straightKm ?? 0, 1);
    for (const { placeId } of [example, hidden])
      expect(await code(invitePlace(vico.coordinator, valley, { placeId }))).toBe('not-found 404');
    expect(await code(beginCircle(hidden.coordinator, { name: 'Hidden' }))).toBe(
      'public-profile-missing 409',
    );
    expect(await code(invitePlace(vico.coordinator, valley, { placeId: alba.placeId }))).toBe(
      'circle-already-asked 409',
    );
  });

  test('only the lead changes, asks and removes', async () => {
    const { coordinator } = alba;
    expect(await code(changeCircle(coordinator, valley, { name: 'Mine' }))).toBe('not-found 404');
    expect(await code(endCircle(coordinator, valley, {}))).toBe('not-found 404');
    expect(await code(invitePlace(coordinator, valley, { placeId: stranger.placeId }))).toBe('not-found 404');
    expect(await code(removeFromCircle(coordinator, valley, { placeId: bosco.placeId }))).toBe(
      'not-found 404',
    );
  });

  test('a place that leaves keeps the name of what it left and may come back; no is no until then', async () => {
    const second = await beginCircle(vico.coordinator, { name: 'Buses' });
    await invitePlace(vico.coordinator, second, { placeId: bosco.placeId });
    await sayNo(bosco.coordinator, second);
    expect(await code(readCircle(bosco.coordinator, second))).toBe('not-found 404');
    const [past] = (await listCirclesOfPlace(bosco.coordinator)).past;
    expect(past).toMatchObject({ name: 'Buses', leadName: 'Vico', state: 'declined', mayJoin: true });
    await sayYes(bosco.coordinator, second, {});
    await leaveCircle(bosco.coordinator, second);
    expect(states(await readCircle(vico.coordinator, second))).toEqual({ Vico: 'lead', Bosco: 'left' });
  });

  test('who is removed is out; asked again, it says yes again', async () => {
    const third = await beginCircle(vico.coordinator, { name: 'School' });
    await invitePlace(vico.coordinator, third, { placeId: bosco.placeId });
    await sayYes(bosco.coordinator, third, {});
    await removeFromCircle(vico.coordinator, third, { placeId: bosco.placeId });
    expect(await code(readCircle(bosco.coordinator, third))).toBe('not-found 404');
    expect(await code(sayYes(bosco.coordinator, third, {}))).toBe('circle-not-invited 409');
    setClock(() => new Date('2027-03-05T12:00:00Z'));
    await invitePlace(vico.coordinator, third, { placeId: bosco.placeId });
    expect((await readCircle(bosco.coordinator, third)).ownState).toBe('invited');
    setClock(() => new Date('2027-03-01T12:00:00Z'));
  });
});

describe('a place that was not asked', () => {
  /** As if the program did not check: straight through the door, with the database role of the office. */
  const attempt = (member: Member, run: (transaction: OfficeTransaction) => Promise<unknown>) =>
    code(write(member, run));
  const insideTables = ['topic', 'meeting', 'money', 'training', 'trained', 'outcome'] as const;

  test('sees nothing, by any table', async () => {
    expect(await listCircles(stranger.coordinator)).toEqual([]);
    expect(await code(readCircle(stranger.coordinator, valley))).toBe('not-found 404');
    expect(await code(sayYes(stranger.coordinator, valley, {}))).toBe('circle-not-invited 409');
    const tables = [
      'circle',
      'circle_invitation',
      'circle_member',
      ...insideTables.map((one) => `circle_${one}`),
    ];
    for (const table of tables) {
      const seen = await readOffice(stranger.coordinator, async (reader) => {
        const { rows } = await sql<{
          n: number;
        }>`select count(*)::int n from ${sql.table(`office.${table}`)}`.execute(reader as never);
        return rows[0]?.n;
      });
      expect(seen, table).toBe(0);
    }
  });

  test('cannot say that it belongs, nor write into the circle, nor in the name of another place', async () => {
    const belongs = (placeId: string) => (transaction: OfficeTransaction) =>
      sql`insert into office.circle_member (place_id, lead_place_id, circle_id, circle_name, lead_name, state)
        values (${placeId}, ${vico.placeId}, ${valley}, 'x', 'x', 'member')`.execute(transaction);
    expect(await attempt(stranger.coordinator, belongs(stranger.placeId))).toBe('forbidden 403');
    expect(await attempt(stranger.coordinator, belongs(alba.placeId))).toBe('forbidden 403');
    const topic = (placeId: string) => (transaction: OfficeTransaction) =>
      sql`insert into office.circle_topic (place_id, lead_place_id, circle_id, title)
        values (${placeId}, ${vico.placeId}, ${valley}, 'x')`.execute(transaction);
    expect(await attempt(stranger.coordinator, topic(stranger.placeId))).toBe('forbidden 403');
    expect(await attempt(alba.coordinator, topic(bosco.placeId))).toBe('forbidden 403');
    expect(await attempt(await alba.as('reader'), topic(alba.placeId))).toBe('forbidden 403');
    expect(await attempt(await alba.as('officer'), topic(alba.placeId))).toBe('went well');
  });

  test('nobody changes or takes away another’s rows', async () => {
    const change = async (member: Member, statement: string) =>
      write(member, async (transaction) => {
        const { numAffectedRows } = await sql.raw(statement).execute(transaction);
        return Number(numAffectedRows);
      });
    const before = await world.count('office.circle_topic', { title: 'x' });
    expect(before).toBe(1);
    for (const { coordinator } of [vico, bosco, stranger]) {
      expect(await change(coordinator, `update office.circle_topic set title = 'theirs'`)).toBe(0);
      expect(await change(coordinator, `delete from office.circle_topic`)).toBe(0);
      expect(
        await change(
          coordinator,
          `update office.circle_member set state = 'left' where place_id <> vicus.place_id()`,
        ),
      ).toBe(0);
    }
    expect(await change(alba.coordinator, `update office.circle_invitation set withdrawn_on = null`)).toBe(0);
    const moved = `update office.circle_topic set lead_place_id = '${stranger.placeId}' where title = 'x'`;
    expect(await code(change(alba.coordinator, moved))).toBe('forbidden 403');
  });
});

describe('a place that is removed', () => {
  test('takes its rows with it; the others read that it is gone, and no page fails', async () => {
    const away = await addPublicPlace(world.superuser, 'Andato', { north: 0.2 });
    await invitePlace(vico.coordinator, valley, { placeId: away.placeId });
    await sayYes(away.coordinator, valley, {});
    await write(away.coordinator, (transaction) =>
      sql`insert into office.circle_topic (place_id, lead_place_id, circle_id, title)
        values (${away.placeId}, ${vico.placeId}, ${valley}, 'gone soon')`.execute(transaction),
    );
    await world.superuser.query('delete from office.place where place_id = $1', [away.placeId]);
    const circle = await readCircle(alba.coordinator, valley);
    expect(circle.members.find(({ name }) => name === 'Andato')).toMatchObject({ state: 'gone', slug: '' });
    expect(await world.count('office.circle_topic', { title: 'gone soon' })).toBe(0);
  });

  test('that led: the circle is over, its members keep their memory of it', async () => {
    const lead = await addPublicPlace(world.superuser, 'Guida');
    const circleId = await beginCircle(lead.coordinator, { name: 'Short' });
    await invitePlace(lead.coordinator, circleId, { placeId: bosco.placeId });
    await sayYes(bosco.coordinator, circleId, {});
    await world.superuser.query('delete from office.place where place_id = $1', [lead.placeId]);
    const { past } = await listCirclesOfPlace(bosco.coordinator);
    expect(past.find(({ name }) => name === 'Short')).toMatchObject({
      leadName: 'Guida',
      state: 'removed',
      mayJoin: false,
    });
  });
});

test('an ended circle stays readable and takes nothing new', async () => {
  const circleId = await beginCircle(vico.coordinator, { name: 'Over' });
  await endCircle(vico.coordinator, circleId, { ending: 'All done' });
  expect(await readCircle(vico.coordinator, circleId)).toMatchObject({
    endedOn: '2027-03-01',
    ending: 'All done',
  });
  expect(await code(invitePlace(vico.coordinator, circleId, { placeId: stranger.placeId }))).toBe(
    'circle-has-ended 409',
  );
  const late = write(vico.coordinator, (transaction) =>
    sql`insert into office.circle_topic (place_id, lead_place_id, circle_id, title)
      values (${vico.placeId}, ${vico.placeId}, ${circleId}, 'late')`.execute(transaction),
  );
  expect(await code(late)).toBe('forbidden 403');
});
