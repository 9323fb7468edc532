/** What is written inside a circle, on the real database: two places, one shared budget line, an outcome for everybody. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { composeMoney } from './room.rules.ts';
import { beginCircle, endCircle } from './server/circle.usecases.ts';
import { invitePlace, sayYes } from './server/joining.usecases.ts';
import {
  listOutcomesForOffice,
  listPublicOutcomes,
  publishOutcome,
  withdrawOutcome,
} from './server/outcome.usecases.ts';
import * as room from './server/room.usecases.ts';
import { addPublicPlace, type MadePlace } from './testing/circle-world.ts';

let world: TestWorld;
let vico: MadePlace;
let alba: MadePlace;
let invited: MadePlace;
let circleId: string;

beforeAll(async () => {
  world = await openTestWorld();
  setClock(() => new Date('2027-03-01T12:00:00Z'));
  vico = await addPublicPlace(world.superuser, 'Vico');
  alba = await addPublicPlace(world.superuser, 'Alba');
  invited = await addPublicPlace(world.superuser, 'Bosco');
  circleId = await beginCircle(vico.coordinator, { name: 'Upper valley' });
  for (const { placeId } of [alba, invited]) await invitePlace(vico.coordinator, circleId, { placeId });
  await sayYes(alba.coordinator, circleId, { mayBeNamed: 'on' });
});
afterAll(() => world.close());

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'went well',
    (problem: { code?: string; status?: number }) => `${problem.code} ${problem.status}`,
  );
const read = () => room.readCircleRoom(alba.coordinator, circleId);

test('who was asked but has not said yes reads and writes nothing inside', async () => {
  expect(await code(room.readCircleRoom(invited.coordinator, circleId))).toBe('circle-only-inside 403');
  expect(await code(room.addTopic(invited.coordinator, circleId, { title: 'x' }))).toBe(
    'circle-only-inside 403',
  );
});

test('topics: raised by one, ticked off and taken back by nobody else', async () => {
  await room.addTopic(vico.coordinator, circleId, { title: 'Interpreters', area: 'healthcare' });
  const [topic] = (await read()).topics;
  expect(topic).toMatchObject({ title: 'Interpreters', isDone: false, placeId: vico.placeId });
  const row = { kind: 'topic', id: topic?.topicId };
  expect(await code(room.turnMark(alba.coordinator, circleId, row))).toBe('not-found 404');
  expect(await code(room.takeBack(alba.coordinator, circleId, row))).toBe('not-found 404');
  await room.turnMark(vico.coordinator, circleId, row);
  expect((await read()).topics[0]?.isDone).toBe(true);
});

test('meetings name places of the circle, never persons', async () => {
  const meeting = { heldOn: '2027-02-10', heldAt: 'Town hall', decided: 'One interpreter for both' };
  const came = [vico.placeId, alba.placeId];
  await room.addCircleMeeting(alba.coordinator, circleId, { ...meeting, came });
  expect((await read()).meetings[0]).toMatchObject({
    camePlaceIds: came,
    decided: 'One interpreter for both',
  });
  const stranger = '00000000-0000-4000-8000-000000000000';
  expect(
    await code(
      room.addCircleMeeting(alba.coordinator, circleId, { ...meeting, heldAt: 'x', came: stranger }),
    ),
  ).toBe('not-found 404');
  const named = { ...meeting, heldAt: 'y', about: 'Mrs. Anna Huber, +49 170 1234567' };
  expect(await code(room.addCircleMeeting(alba.coordinator, circleId, named))).toBe('circle-names 422');
});

test('the shared budget line is exact to the cent', async () => {
  const share = { year: '2027', kind: 'share', what: 'Interpreter' };
  await room.addMoney(vico.coordinator, circleId, { ...share, amount: '1.234,05', isPaid: 'on' }, 'de');
  await room.addMoney(alba.coordinator, circleId, { ...share, amount: '0.10' }, 'en');
  await room.addMoney(vico.coordinator, circleId, { ...share, kind: 'expense', amount: '1000.10' }, 'en');
  const [year] = composeMoney((await read()).money);
  expect(year).toMatchObject({
    promisedCents: 123_415,
    paidCents: 123_405,
    spentCents: 100_010,
    leftCents: 23_395,
  });
  expect(await code(room.addMoney(alba.coordinator, circleId, { ...share, amount: '1.005' }, 'en'))).toBe(
    'circle-amount-too-fine 422',
  );
});

test('training: each place says how many of its people', async () => {
  await room.addTraining(vico.coordinator, circleId, {
    title: 'Plain language',
    heldOn: '2027-02-20',
    hours: '3,5',
  });
  const { trainingId = '' } = (await read()).trainings[0] ?? {};
  await room.saveTrained(vico.coordinator, circleId, { trainingId, people: '4' });
  await room.saveTrained(alba.coordinator, circleId, { trainingId, people: '2' });
  await room.saveTrained(alba.coordinator, circleId, { trainingId, people: '3' });
  expect((await read()).trainings[0]).toMatchObject({
    hours: 3.5,
    trained: [
      { placeId: vico.placeId, people: 4 },
      { placeId: alba.placeId, people: 3 },
    ],
  });
});

describe('an outcome', () => {
  test('is proposed by any place, published by the lead, read by everybody, withdrawn again', async () => {
    const words = {
      language: 'en',
      title: 'One interpreter, two towns',
      words: 'It works.',
      learned: 'Ask early.',
    };
    await room.addOutcome(alba.coordinator, circleId, words);
    const { outcomeId = '' } = (await read()).outcomes[0] ?? {};
    expect(await listPublicOutcomes()).toEqual([]);
    expect(await code(publishOutcome(alba.coordinator, circleId, { outcomeId }))).toBe(
      'circle-only-the-lead 403',
    );
    await publishOutcome(vico.coordinator, circleId, { outcomeId });
    const [seen] = await listPublicOutcomes();
    expect(seen).toMatchObject({
      title: 'One interpreter, two towns',
      circleName: 'Upper valley',
      context: { name: 'Vico', sizeClass: 'rural' },
      named: [{ name: 'Alba', slug: 'alba', country: 'IT' }],
      placeCount: 2,
      publishedOn: '2027-03-01',
    });
    expect((await listOutcomesForOffice(invited.coordinator)).length).toBe(1);
    expect((await read()).outcomes[0]?.publishedOn).toBe('2027-03-01');
    expect(await code(withdrawOutcome(alba.coordinator, circleId, { outcomeId }))).toBe('not-found 404');
    await withdrawOutcome(vico.coordinator, circleId, { outcomeId });
    expect(await listPublicOutcomes()).toEqual([]);
  });

  test('of an example place is shown to example places only', async () => {
    const example = await addPublicPlace(world.superuser, 'Esempio', { isExample: true });
    const own = await beginCircle(example.coordinator, { name: 'Example valley' });
    await room.addOutcome(example.coordinator, own, { language: 'en', title: 'Example', words: 'x' });
    const { outcomes } = await room.readCircleRoom(example.coordinator, own);
    await publishOutcome(example.coordinator, own, { outcomeId: outcomes[0]?.outcomeId });
    expect(await listPublicOutcomes()).toEqual([]);
    expect(await listOutcomesForOffice(invited.coordinator)).toEqual([]);
    expect((await listOutcomesForOffice(example.coordinator)).map(({ title }) => title)).toEqual(['Example']);
  });
});

test('after the end nothing new is written, everything is read', async () => {
  await endCircle(vico.coordinator, circleId, {});
  expect(await code(room.addTopic(alba.coordinator, circleId, { title: 'late' }))).toBe(
    'circle-has-ended 409',
  );
  expect((await read()).meetings).toHaveLength(1);
});
