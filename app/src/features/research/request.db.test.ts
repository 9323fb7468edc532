/** A question of a researcher in the office: kept once, held against what is there, refused with a reason, nobody else's. */
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { REQUEST_TEMPLATE } from './request.rules.ts';
import { readRequests, receiveRequest, refuseRequest, runRequest } from './server/request.usecases.ts';

let world: TestWorld;
let owner: pg.Client;
const toId = (place: number): string => `00000000-0000-4000-8000-00000000000${place}`;
const member = (place: number, role: Member['role'] = 'coordinator'): Member => ({
  userId: 'ada',
  placeId: toId(place),
  role,
  actorId: null,
});
const text = JSON.stringify(REQUEST_TEMPLATE);

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
});
afterAll(() => world.close());
beforeEach(async () => {
  await owner.query('truncate office.place, auth."user" cascade');
  await owner.query(`insert into auth."user" (id, name, email) values ('ada', 'Ada', 'ada@example.org')`);
  for (const place of [1, 2]) {
    await owner.query(`insert into office.place (place_id, slug, name, country) values ($1, $2, $2, 'ES')`, [
      toId(place),
      `place-${place}`,
    ]);
    await owner.query(
      `insert into office.membership (place_id, user_id, role) values ($1, 'ada', 'coordinator')`,
      [toId(place)],
    );
  }
});

test('kept once; a place without tables is told that nothing is there, and nothing is run', async () => {
  await receiveRequest(member(1), text);
  await expect(receiveRequest(member(1), text)).rejects.toMatchObject({ code: 'research-request-known' });
  await receiveRequest(member(2), text);
  const { requests } = await readRequests(member(1), 'en');
  expect(requests).toHaveLength(1);
  const [one] = requests;
  expect(one).toMatchObject({ state: 'open', request: { question: REQUEST_TEMPLATE.question } });
  expect(one?.matched).toMatchObject([{ found: [], nearest: [] }]);
  await expect(runRequest(member(1), { request: one!.requestId })).rejects.toMatchObject({
    code: 'research-request-finds-nothing',
  });
  const drafts = await owner.query('select from office.release_draft');
  expect(drafts.rowCount).toBe(0);
});

test('refused with a reason, once; another place cannot decide it; each step is in the audit', async () => {
  await receiveRequest(member(1), text);
  const [one] = (await readRequests(member(1), 'en')).requests;
  const request = one!.requestId;
  await expect(refuseRequest(member(2), { request, reason: 'No' })).rejects.toMatchObject({ status: 409 });
  await expect(refuseRequest(member(1), { request, reason: '' })).rejects.toMatchObject({ status: 422 });
  await refuseRequest(member(1), { request, reason: 'Too few answered.' });
  await expect(refuseRequest(member(1), { request, reason: 'No' })).rejects.toMatchObject({
    code: 'research-request-not-open',
  });
  await expect(runRequest(member(1), { request })).rejects.toMatchObject({
    code: 'research-request-not-open',
  });
  expect((await readRequests(member(1), 'en')).requests).toMatchObject([
    { state: 'refused', reason: 'Too few answered.' },
  ]);
  const audit = await owner.query(`select action from office.audit_entry where place_id = $1`, [toId(1)]);
  expect(audit.rows).toEqual([{ action: 'release.prepare' }, { action: 'release.prepare' }]);
});

test('what is no question is not kept, and readers see none', async () => {
  await expect(receiveRequest(member(1), '{}')).rejects.toMatchObject({ code: 'research-request-invalid' });
  await expect(receiveRequest(member(1, 'reader'), text)).rejects.toMatchObject({ status: 403 });
  await expect(readRequests(member(1, 'reader'), 'en')).rejects.toMatchObject({ status: 403 });
  const kept = await owner.query('select from office.research_request');
  expect(kept.rowCount).toBe(0);
});
