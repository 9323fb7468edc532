import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import type { Role } from '#server/auth/permissions.ts';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { createPlace } from '#features/place/server/installation.usecases.ts';
import { readAudit } from './audit.usecases.ts';
import { readDesk } from './desk.usecases.ts';
import { acceptInvitation, readJoinOffer } from './join.usecases.ts';
import { readMembership, readOwnPlaces } from './membership.usecases.ts';
import {
  changeColleague,
  inviteColleague,
  readPeople,
  removeColleague,
  withdrawInvitation,
} from './people.usecases.ts';

let world: TestWorld;
let owner: Client;
let place: { placeId: string; slug: string };
let coordinator: Member;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  for (const id of ['op', 'anna', 'ben', 'carla'])
    await owner.query(`insert into auth."user" (id, name, email) values ($1, $1, $1 || '@example.org')`, [
      id,
    ]);
  await owner.query(`insert into auth.operator values ('op')`);
});
afterAll(() => world.close());
beforeEach(async () => {
  place = await createPlace('op', { name: 'Vils', country: 'AT' });
  coordinator = { userId: 'op', placeId: place.placeId, role: 'coordinator', actorId: null };
});

async function join(userId: string, role: Role): Promise<Member> {
  const { token } = await inviteColleague(coordinator, { email: `${userId}@example.org`, role });
  await acceptInvitation(userId, token);
  return (await readMembership(userId, place.slug)).member;
}

describe('invitation', () => {
  test('is offered, accepted once, and written down', async () => {
    const { token } = await inviteColleague(coordinator, { email: 'Anna@Example.org', role: 'officer' });
    expect(await readJoinOffer(token)).toMatchObject({
      placeName: 'Vils',
      role: 'officer',
      email: 'anna@example.org',
    });
    expect(await acceptInvitation('anna', token)).toBe(place.slug);
    expect((await readMembership('anna', place.slug)).member.role).toBe('officer');
    await expect(acceptInvitation('ben', token)).rejects.toMatchObject({
      code: 'join-link-used',
      status: 410,
    });
    const { lines } = await readAudit(coordinator, '');
    expect(lines.map((line) => line.action)).toEqual(
      expect.arrayContaining(['place.create', 'member.invite', 'member.join']),
    );
    expect(JSON.stringify(lines)).not.toContain(token);
  });

  test('a second one to the same address replaces the first; a withdrawn one is spent', async () => {
    const first = await inviteColleague(coordinator, { email: 'ben@example.org', role: 'reader' });
    const second = await inviteColleague(coordinator, { email: 'ben@example.org', role: 'officer' });
    await expect(readJoinOffer(first.token)).rejects.toMatchObject({ status: 410 });
    const { invitations } = await readPeople(coordinator);
    expect(invitations).toHaveLength(1);
    await withdrawInvitation(coordinator, { memberInvitationId: invitations[0]!.memberInvitationId });
    await expect(readJoinOffer(second.token)).rejects.toMatchObject({ status: 410 });
  });

  test('runs out after two weeks', async () => {
    const { token } = await inviteColleague(coordinator, { email: 'ben@example.org', role: 'reader' });
    setClock(() => new Date(Date.now() + 15 * 86_400_000));
    await expect(readJoinOffer(token)).rejects.toMatchObject({ code: 'join-link-used' });
    setClock(undefined);
  });

  test.each(['', 'x', '../..', 'a'.repeat(10_000), 'A'.repeat(54), "'; drop table"])(
    'a made-up link is refused (case %#)',
    async (token) => {
      await expect(readJoinOffer(token)).rejects.toMatchObject({ status: 410 });
    },
  );

  test.each([
    [{ email: 'x', role: 'officer' }, 'input-invalid'],
    [{ email: 'x@example.org', role: 'operator' }, 'input-invalid'],
    [{ email: 'x@example.org', role: 'observer' }, 'input-invalid'],
    [{ email: 'x@example.org', role: 'partner' }, 'partner-without-organisation'],
    [{ email: 'x@example.org', role: 'partner', actorId: crypto.randomUUID() }, 'not-found'],
    [{ email: 'op@example.org', role: 'reader' }, 'already-member'],
  ])('is refused for wrong input (case %#)', async (input, code) => {
    await expect(inviteColleague(coordinator, input)).rejects.toMatchObject({ code });
  });
});

describe('colleagues', () => {
  test('change their role and leave', async () => {
    await join('anna', 'reader');
    await changeColleague(coordinator, { userId: 'anna', role: 'officer' });
    expect((await readMembership('anna', place.slug)).member.role).toBe('officer');
    await removeColleague(coordinator, { userId: 'anna' });
    await expect(readMembership('anna', place.slug)).rejects.toMatchObject({ status: 404 });
  });

  test('the last coordinator stays, also when two leave at once', async () => {
    await expect(removeColleague(coordinator, { userId: 'op' })).rejects.toMatchObject({
      code: 'last-coordinator',
    });
    await expect(changeColleague(coordinator, { userId: 'op', role: 'reader' })).rejects.toMatchObject({
      code: 'last-coordinator',
      status: 409,
    });
    const anna = await join('anna', 'coordinator');
    const outcomes = await Promise.allSettled([
      removeColleague(coordinator, { userId: 'anna' }),
      removeColleague(anna, { userId: 'op' }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  test('a coordinator may leave when another one is there', async () => {
    await join('carla', 'coordinator');
    await removeColleague(coordinator, { userId: 'op' });
    await expect(readMembership('op', place.slug)).rejects.toMatchObject({ status: 404 });
  });

  test('a partner speaks for an organisation of this place only', async () => {
    const other = await createPlace('op', { name: 'Reutte', country: 'AT' });
    const insert = `insert into office.actor (place_id, kind, name) values ($1, 'ngo', $2) returning actor_id`;
    const own = await owner.query<{ actor_id: string }>(insert, [place.placeId, 'Own']);
    const foreign = await owner.query<{ actor_id: string }>(insert, [other.placeId, 'Foreign']);
    const { actors } = await readPeople(coordinator);
    expect(actors.map((actor) => actor.name)).toEqual(['Own']);
    const invite = (actorId: string) =>
      inviteColleague(coordinator, { email: 'ben@example.org', role: 'partner', actorId });
    await expect(invite(foreign.rows[0]!.actor_id)).rejects.toMatchObject({ status: 404 });
    const { token } = await invite(own.rows[0]!.actor_id);
    await acceptInvitation('ben', token);
    expect((await readMembership('ben', place.slug)).member).toMatchObject({
      role: 'partner',
      actorId: own.rows[0]!.actor_id,
    });
  });
});

test('a person sees all places they work for, and strangers learn nothing', async () => {
  const places = await readOwnPlaces('op');
  expect(places.length).toBeGreaterThan(1);
  await expect(readMembership('carla', 'no-such-place')).rejects.toMatchObject({ status: 404 });
  await expect(readMembership('ben', place.slug)).rejects.toMatchObject({ status: 404 });
});

test('the desk of a new place begins with the actors', async () => {
  const desk = await readDesk(coordinator);
  expect(desk.steps.map((step) => step.code)).toEqual(['add-actors', 'complete-profile', 'invite-colleague']);
});
