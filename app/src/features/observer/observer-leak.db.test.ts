/**
 * Everything together, at the border of the house: what observers of all levels read of two half-years, figures and needs,
 * and what the public reads. No number below the minimum, no word that names a town that shares, no way to the rows themselves.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeNeeds } from '#features/ask/server/needs-job.usecases.ts';
import { readNeeds } from '#features/ask/server/needs.usecases.ts';
import { createLevel, inviteToLevel } from '#features/level/server/operator.usecases.ts';
import { acceptInvitation } from '#features/people/server/join.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { MINIMUM_ANSWER } from './exposure.rules.ts';
import { computeObservations } from './server/observation-job.usecases.ts';
import { readObservation } from './server/observer.usecases.ts';

let world: TestWorld;
const observers: Member[] = [];
const towns: string[] = [];
const MARK = 'sharing-town';

beforeAll(async () => {
  world = await openTestWorld();
  await world.addOperator('operator');
  for (const [name, kind, covers] of [
    ['Kreis', 'district', 'DE111'],
    ['Land', 'region', 'DE1'],
    ['Germany', 'country', ''],
    ['Union', 'union', ''],
  ] as const) {
    const { placeId, slug } = await createLevel('operator', { name, kind, country: 'DE', covers });
    await world.superuser.query(
      `insert into auth."user" (id, name, email) values ($1, $1, $1 || '@example.org')`,
      [slug],
    );
    const { token } = await inviteToLevel('operator', { placeId, email: `${slug}@example.org` });
    await acceptInvitation(slug, token);
    observers.push({ userId: slug, placeId, role: 'observer', actorId: null });
  }
});
afterAll(() => world.close());

/** The n-th town: where it lies, what it says and needs follow from its number. */
async function addTown(n: number): Promise<void> {
  const nuts = ['DE111', 'DE111', 'DE12', 'DE21', 'FR101'][n % 5] ?? 'DE111';
  const answer = ['inclusive', 'mixed', 'mixed', 'lacking', 'lacking', 'lacking', 'lacking'][n % 7];
  const { rows } = await world.superuser.query<{ id: string }>(
    `insert into office.place (slug, name, country, population, nuts_code)
     values ($1, $1, left($2, 2), 2000, $2) returning place_id as id`,
    [`${MARK}-${n}`, nuts],
  );
  const id = rows[0]?.id ?? '';
  towns.push(id);
  await world.superuser.query(
    `insert into office.observation_record (place_id, round, until_round, facts, size_class, country, nuts_code, shared_by)
     values ($1, '2026-H1', '2030-H2', jsonb_build_object('policy', $2::text, 'contact-region', $3::text), 'rural', left($4, 2), $4, 'x')`,
    [id, answer, n % 3 === 0 ? 'contact' : 'no-contact', nuts],
  );
  await world.superuser.query(
    `insert into office.needs_agreement (place_id, agreed_by, agreed_on, until) values ($1, 'x', '2026-01-01', '2031-01-01')`,
    [id],
  );
  for (const [area, every] of [
    ['housing', 2],
    ['employment', 5],
    ['education', 1],
  ] as const)
    if (n % every === 0)
      await world.superuser.query(
        `insert into office.shared_need values ($1, $2, 'obstacle', '2026-01-01')`,
        [id, area],
      );
}

/** All counts of towns in an answer: those of figures, and those of needs. */
function listCounts(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(listCounts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    ['places', 'sharing'].includes(key) && typeof part === 'number' ? [part] : listCounts(part),
  );
}

async function readAll() {
  const read = [];
  for (const observer of observers) {
    const { rounds } = await readObservation(observer);
    const needs = await readNeeds(observer);
    read.push({ rounds, needs: needs.rounds.map(({ groups }) => groups) });
  }
  return read;
}

describe.each([7, 11, 13, 20, 60])('%i towns share', (count) => {
  test('no count below the minimum, nothing that names one, also after one joined and one left', async () => {
    for (let n = towns.length; n < count; n += 1) await addTown(n);
    const half = [7, 11, 13, 20, 60].indexOf(count);
    setClock(
      () => new Date(`${2026 + Math.floor((half + 1) / 2)}-${half % 2 === 0 ? '07' : '01'}-02T08:00:00Z`),
    );
    await computeObservations();
    await computeNeeds();
    const read = await readAll();
    const counts = listCounts(read).filter((one) => one !== 0);
    expect(counts.filter((one) => one < MINIMUM_ANSWER)).toEqual([]);
    if (count === 60) expect(counts.length).toBeGreaterThan(0);
    const text = JSON.stringify(read);
    expect(text).not.toContain(MARK);
    for (const id of towns) expect(text).not.toContain(id);
    await world.superuser.query(
      `update office.observation_record set ended_on = '2026-07-01' where place_id = $1`,
      [towns[half]],
    );
  });
});

test('neither the public nor an observer comes to what towns sent', async () => {
  const tables = [
    'office.observation_record',
    'office.observation_cohort',
    'office.level_observation',
    'office.shared_need',
    'office.need_block',
    'office.level_needs',
  ];
  for (const table of tables) {
    await world.superuser.query('begin');
    await world.superuser.query('set local role vicus_public');
    await expect(world.superuser.query(`select from ${table}`), table).rejects.toThrow('permission denied');
    await world.superuser.query('rollback');
  }
  const [observer] = observers;
  const seen: Record<string, number> = {};
  for (const table of [
    'office.observation_record',
    'office.shared_need',
    'office.needs_agreement',
    'office.place',
  ]) {
    await world.superuser.query('begin');
    await world.superuser.query(
      `select set_config('role', 'vicus_office', true), set_config('vicus.user_id', $1, true),
      set_config('vicus.place_id', $2, true)`,
      [observer?.userId, observer?.placeId],
    );
    const { rowCount } = await world.superuser.query(`select from ${table}`);
    seen[table] = rowCount ?? 0;
    await world.superuser.query('rollback');
  }
  // Of places an observer sees the own level only.
  expect(seen).toEqual({
    'office.observation_record': 0,
    'office.shared_need': 0,
    'office.needs_agreement': 0,
    'office.place': 1,
  });
});
