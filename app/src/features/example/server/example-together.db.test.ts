/** What invented places do together stays among invented places, whatever a real place of the same installation tries. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinAsk } from '#features/ask/server/joining.usecases.ts';
import { listAsks, listPublicAsks, readAsk } from '#features/ask/server/reading.usecases.ts';
import { beginCircle, endCircle, listCircles, readCircle } from '#features/circle/server/circle.usecases.ts';
import { invitePlace, listCandidates, sayYes } from '#features/circle/server/joining.usecases.ts';
import { listOutcomesForOffice, listPublicOutcomes } from '#features/circle/server/outcome.usecases.ts';
import { readCircleRoom } from '#features/circle/server/room.usecases.ts';
import { addPublicPlace, type MadePlace } from '#features/circle/testing/circle-world.ts';
import { listFunds, readFund, readPublicFunds } from '#features/fund/server/fund.usecases.ts';
import { listApplications, readApplication } from '#features/application/server/application.usecases.ts';
import { readDraft } from '#features/application/server/draft.usecases.ts';
import { readPoster, readSummary } from '#features/application/draft.rules.ts';
import { readPortfolio } from '#features/application/server/portfolio.usecases.ts';
import { composeMoney, sumTrainings } from '#features/circle/room.rules.ts';
import { listOwnFunds } from '#features/fund/server/own-fund.usecases.ts';
import { readReach } from '#features/fund/server/reach.usecases.ts';
import { today } from '#server/clock.ts';
import { EXAMPLE_APPLICATION, EXAMPLE_FUNDS } from '../example-funds.ts';
import { addAction } from '#features/strategy/server/action.usecases.ts';
import { addGoal } from '#features/strategy/server/goal.usecases.ts';
import { beginStrategy } from '#features/strategy/server/strategies.usecases.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { EXAMPLE_PLAN } from '../example-actions.ts';
import { EXAMPLE_CIRCLE, EXAMPLE_CIRCLE_INVITED, EXAMPLE_CIRCLE_MEMBERS } from '../example-circle.ts';
import { EXAMPLE_STRATEGY } from '../example-strategy.ts';
import { EXAMPLE_TOWN } from '../example-town.ts';
import { joinExampleAsk } from './example-ask.ts';
import { joinExampleCircle } from './example-circle.ts';
import { runExampleFunds } from './example-funds.ts';
import { beginExampleTogether, joinExampleTogether } from './example-together.ts';

let world: TestWorld;
let town: MadePlace;
let real: MadePlace;
const neighbours = new Map<string, MadePlace>();
const names = [...EXAMPLE_CIRCLE_MEMBERS.map(({ name }) => name), EXAMPLE_CIRCLE_INVITED];

beforeAll(async () => {
  world = await openTestWorld();
  town = await addPublicPlace(world.superuser, EXAMPLE_TOWN.name, { isExample: true });
  real = await addPublicPlace(world.superuser, 'Vico');
  await plan();
  await runExampleFunds(town.coordinator);
  await beginExampleTogether(town.coordinator);
  for (const name of names) {
    const made = await addPublicPlace(world.superuser, name, { isExample: true });
    neighbours.set(name, made);
    await joinExampleCircle(town.coordinator, made.coordinator, name);
    await joinExampleAsk(town.coordinator, made.coordinator, name);
  }
});
afterAll(() => world.close());

/** As much of a strategy as an application needs. */
async function plan(): Promise<void> {
  const head = { ...EXAMPLE_STRATEGY, fromYear: '2026', toYear: '2029' };
  const strategyId = await beginStrategy(town.coordinator, head);
  const goalId = await addGoal(town.coordinator, strategyId, { title: 'All of it' });
  for (const { title } of EXAMPLE_PLAN) await addAction(town.coordinator, strategyId, { title, goalId });
}

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'went well',
    (problem: { code?: string; status?: number }) => `${problem.code} ${problem.status}`,
  );
const findCircle = async () =>
  (await listCircles(town.coordinator)).find(({ name }) => name === EXAMPLE_CIRCLE.name)!;

describe('what was written', () => {
  test('two funds, one of them shared; one application half written, one granted with a duty', async () => {
    const { coordinator } = town;
    const own = (await listOwnFunds(coordinator)).map(({ name, isPublished }) => [name, isPublished]);
    expect(own.toSorted()).toEqual(EXAMPLE_FUNDS.map(({ name, isShared }) => [name, isShared]).toSorted());
    const { basis, rows } = await readReach(coordinator, {});
    expect(basis).toMatchObject({ largestProjectEur: 60_000, ownSharePercent: 25 });
    expect(rows.filter(({ note }) => note?.state === 'interested')).toHaveLength(1);
    const { applications, duties } = await readPortfolio(coordinator);
    expect(duties.map(({ kind, doneOn }) => [kind, doneOn !== null])).toEqual([
      ['visibility', true],
      ['report', false],
    ]);
    const { applicationId } = applications.find(({ title }) => title === EXAMPLE_APPLICATION.title)!;
    const { application, items } = await readApplication(coordinator, applicationId);
    expect(application).toMatchObject({ state: 'preparing', projectFrom: '2029-01-01' });
    expect(application.actionIds).toHaveLength(EXAMPLE_APPLICATION.actions.length);
    const done = items.filter(({ doneOn }) => doneOn !== null);
    expect(done.map((item) => item.code)).toEqual(Object.keys(EXAMPLE_APPLICATION.done));
    expect(done.every(({ who, liesAt }) => who !== '' && liesAt !== '')).toBe(true);
    expect(items.filter((item) => item.code === '')).toHaveLength(1);
    const draft = await readDraft(coordinator, applicationId);
    expect(draft.texts).toHaveLength(Object.keys(EXAMPLE_APPLICATION.words).length);
    expect(readSummary(draft).isSuggested).toBe(false);
    expect(readPoster(draft).isSuggested).toBe(true);
  });

  test('a circle: who is in it, money, training, topics, a meeting held, one ahead, an outcome that waits', async () => {
    const circle = await findCircle();
    expect(circle.members.map(({ name, state }) => [name, state])).toEqual([
      [EXAMPLE_TOWN.name, 'lead'],
      ...EXAMPLE_CIRCLE_MEMBERS.map(({ name }) => [name, 'member']).toSorted(),
      [EXAMPLE_CIRCLE_INVITED, 'invited'],
    ]);
    const inside = await readCircleRoom(town.coordinator, circle.circleId);
    const met = inside.meetings.map(({ heldOn, camePlaceIds }) => [heldOn > today(), camePlaceIds.length]);
    expect(met).toEqual([
      [true, 0],
      [false, 4],
    ]);
    expect(composeMoney(inside.money)).toMatchObject([{ promisedCents: 295_000, paidCents: 270_000 }]);
    expect(sumTrainings(inside.trainings)).toMatchObject({ trainings: 1, attendances: 12 });
    expect(inside.topics).toHaveLength(3);
    expect(inside.outcomes.map(({ publishedOn }) => publishedOn !== null).toSorted()).toEqual([false, true]);
    const told = await listOutcomesForOffice(town.coordinator);
    expect(told).toMatchObject([{ placeCount: 4, named: [{ name: 'Kestwold' }, { name: 'Tressholm' }] }]);
  });

  test('an ask: one office considers, another is silent', async () => {
    const own = (await listAsks(town.coordinator)).find(({ ask }) => ask.placeId === town.placeId);
    const said = own!.standings.map((one) => [one.addressee.kind, one.answers.map(({ state }) => state)]);
    expect(Object.fromEntries(said)).toEqual({ region: ['considering'], district: [] });
  });
});

describe('the circle', () => {
  test('no real place is offered or can be asked, and none asks an invented one', async () => {
    const { circleId } = await findCircle();
    const offered = await listCandidates(town.coordinator, circleId, '');
    expect(offered.map(({ name }) => name)).not.toContain('Vico');
    const asked = invitePlace(town.coordinator, circleId, { placeId: real.placeId });
    expect(await code(asked)).toBe('not-found 404');
    const own = await beginCircle(real.coordinator, { name: EXAMPLE_CIRCLE.name });
    expect(await listCandidates(real.coordinator, own, '')).toEqual([]);
    for (const { placeId } of [town, ...neighbours.values()])
      expect(await code(invitePlace(real.coordinator, own, { placeId }))).toBe('not-found 404');
  });

  test('a real place sees neither it nor what is written inside, nor the outcome that was published', async () => {
    const { circleId } = await findCircle();
    const led = (await listCircles(real.coordinator)).map(({ leadPlaceId }) => leadPlaceId);
    expect(led.filter((placeId) => placeId !== real.placeId)).toEqual([]);
    expect(await code(readCircle(real.coordinator, circleId))).toBe('not-found 404');
    expect(await code(readCircleRoom(real.coordinator, circleId))).toBe('not-found 404');
    expect(await code(sayYes(real.coordinator, circleId, {}))).toBe('circle-not-invited 409');
    expect(await listOutcomesForOffice(real.coordinator)).toEqual([]);
    expect(await listPublicOutcomes()).toEqual([]);
    expect(await listOutcomesForOffice(town.coordinator)).toHaveLength(1);
  });

  test('a start that was killed half-way writes nothing twice; a neighbour that is made anew joins again', async () => {
    const { circleId } = await findCircle();
    const name = EXAMPLE_CIRCLE_MEMBERS.at(-1)!.name;
    await world.superuser.query('delete from office.place where place_id = $1', [
      neighbours.get(name)!.placeId,
    ]);
    const before = await readCircleRoom(town.coordinator, circleId);
    const again = await addPublicPlace(world.superuser, name, { isExample: true });
    neighbours.set(name, again);
    await joinExampleCircle(town.coordinator, again.coordinator, name);
    await joinExampleAsk(town.coordinator, again.coordinator, name);
    const after = await readCircleRoom(town.coordinator, circleId);
    expect([after.meetings, after.outcomes]).toEqual([before.meetings, before.outcomes]);
    const states = (await findCircle()).members.filter((one) => one.name === name).map(({ state }) => state);
    expect(states).toEqual(['member', 'gone']);
  });

  test('neighbours are made without it where the town ended it, or the operator has no office there', async () => {
    const { circleId } = await findCircle();
    await endCircle(town.coordinator, circleId, {});
    const late = await addPublicPlace(world.superuser, 'Late', { isExample: true });
    const [first = ''] = names;
    await joinExampleCircle(town.coordinator, late.coordinator, first);
    await joinExampleTogether(late.coordinator.userId, late.coordinator, first);
    expect(await world.count('office.circle_invitation', { other_place_id: late.placeId })).toBe(0);
    expect(await world.count('published.ask_support', { place_id: late.placeId })).toBe(0);
  });
});

test('asks are heard by invented places only', async () => {
  const seen = (await listAsks(town.coordinator)).map(({ ask, supports }) => [
    ask.isExample,
    supports.length,
  ]);
  expect(seen.toSorted()).toEqual([
    [true, 0],
    [true, 2],
  ]);
  expect(await listAsks(real.coordinator)).toEqual([]);
  expect(await listPublicAsks()).toEqual([]);
  for (const { ask } of await listAsks(town.coordinator)) {
    expect(await code(readAsk(real.coordinator, ask.askKey))).toBe('not-found 404');
    const joined = { words: 'We too', language: 'en', understood: 'on' };
    expect(await code(joinAsk(real.coordinator, ask.askKey, joined))).toBe('not-found 404');
  }
});

test('funds that an invented place found are on no public page, and no other place can apply to them', async () => {
  const own = (await listFunds(town.coordinator)).filter(({ kind }) => kind === 'own');
  expect(own).toHaveLength(2);
  expect(await world.count('published.own_fund', { place_id: town.placeId })).toBe(1);
  expect((await readPublicFunds()).shared).toEqual([]);
  for (const { fundKey } of own)
    for (const { coordinator } of [real, ...neighbours.values()])
      expect(await code(readFund(coordinator, fundKey))).toBe('fund-unknown 404');
  expect(await listApplications(real.coordinator)).toEqual([]);
});
