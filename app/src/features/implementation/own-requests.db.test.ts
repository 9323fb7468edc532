/** What a partner is asked after an action went to another organisation, on the real database. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readDesk } from '#features/people/server/desk.usecases.ts';
import { readOffice } from '#server/db/doors.ts';
import { askOwners } from './server/daily.usecases.ts';
import { listOwnRequests, readOwnForm, saveOwnReports } from './server/report.usecases.ts';
import { selectRequests } from './server/request.queries.ts';
import { openRunningWorld, toReportFields, type RunningWorld } from './testing/running-world.ts';

vi.mock('#server/jobs/enqueue.ts', () => ({
  enqueue: () => Promise.resolve(),
  enqueueAll: () => Promise.resolve(),
}));

let world: RunningWorld;
beforeAll(async () => {
  world = await openRunningWorld();
});
afterAll(() => world.close());

const giveTo = (actorId: string, actionId: string) =>
  world.owner.query('update office.action_party set actor_id = $1 where action_id = $2', [actorId, actionId]);

test('it is asked no more; the rest of the page can still be sent; a page of which nothing is left is gone', async () => {
  const { actions, actors, office, partner } = world;
  await giveTo(actors.club, actions.courses);
  await askOwners({ placeId: office.placeId });
  const asked = await readOffice(office, (reader) => selectRequests(reader, office.placeId, {}));
  const requestId = asked.find(({ owner }) => owner.actorId === actors.club)?.requestId ?? '';
  const titles = async () =>
    (await readOwnForm(partner, requestId, 'de')).asked.actions.map(({ title }) => title);
  expect(await titles()).toEqual(['Evening courses', 'Welcome evening']);

  await giveTo(actors.school, actions.courses);
  expect(await titles()).toEqual(['Welcome evening']);
  expect((await readDesk(partner)).facts.running?.toReport).toBe(1);
  const sent = { sending: randomUUID(), ...toReportFields(actions.evening, { state: 'done' }) };
  await saveOwnReports(partner, requestId, sent, 'de');
  expect(await listOwnRequests(partner)).toMatchObject([{ requestId, reportedCount: 1, isClosed: false }]);
  expect((await readDesk(partner)).facts.running?.toReport).toBe(0);

  await giveTo(actors.school, actions.evening);
  expect(await listOwnRequests(partner)).toEqual([]);
  expect((await readDesk(partner)).facts.running?.toReport).toBe(0);
  const gone = { code: 'not-found', status: 404 };
  await expect(readOwnForm(partner, requestId, 'de')).rejects.toMatchObject(gone);
  await expect(saveOwnReports(partner, requestId, sent, 'de')).rejects.toMatchObject(gone);
});

test('the page behind the link in the mail ends with it, too', async () => {
  const { actions, actors, office } = world;
  const asked = async (actorId: string) => {
    await askOwners({ placeId: office.placeId });
    const requests = await readOffice(office, (reader) => selectRequests(reader, office.placeId, {}));
    return requests.find(({ owner }) => owner.actorId === actorId)?.asked.actions.map(({ title }) => title);
  };
  await giveTo(actors.club, actions.courses);
  expect(await asked(actors.club)).toEqual(['Evening courses']);
  await giveTo(actors.school, actions.courses);
  expect(await asked(actors.club)).toBeUndefined();
  expect(await asked(actors.school)).toEqual(['Evening courses', 'Welcome evening']);
});
