import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { combine, readOffice } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { addPlace, addSharing, publishRound, toId, toMember } from './comparison-world.fixture.ts';
import { computeComparisons } from './server/group-figures.usecases.ts';
import { endSharing } from './server/sharing.usecases.ts';

let world: TestWorld;
let owner: pg.Client;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
});
afterAll(() => world.close());
beforeEach(async () => {
  await owner.query('truncate office.place, auth."user" cascade');
  await owner.query(`insert into auth."user" (id, name, email) values ('ada', 'Ada', 'ada@example.org')`);
});
describe('the role of the job', () => {
  beforeEach(async () => {
    await addSharing(owner, [1], '2026-05-01');
    await addPlace(owner, 2);
    await publishRound(owner, 2, '2026-05-01');
  });

  test('sees places that agreed, their public governance editions, and nothing of others', async () => {
    const seen = await combine('test', async (tx) => ({
      places: await tx.selectFrom('office.place').select('place_id').execute(),
      editions: await tx.selectFrom('published.release').select('place_id').execute(),
    }));
    expect(seen).toEqual({ places: [{ place_id: toId(1) }], editions: [{ place_id: toId(1) }] });
    await endSharing(toMember(1));
    const after = await combine('test', (tx) => tx.selectFrom('office.place').select('place_id').execute());
    expect(after).toEqual([]);
  });

  test('may read no other table and no other column, and change nothing but its results', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('auth', 'office', 'confidential', 'published')`,
    );
    const may = [
      'office.place',
      'office.comparison_agreement',
      'office.comparison_result',
      'published.release',
      // needs counted upward, and answers to questions of levels that are due
      'office.needs_agreement',
      'office.shared_need',
      'office.need_block',
      'office.level_needs',
      'office.question_answer',
      'published.question',
      'published.question_result',
      // what towns send to levels
      'office.level_observation',
      'office.observation_cohort',
      'office.observation_record',
      'published.level',
    ];
    const readable: string[] = [];
    for (const { name } of rows) {
      const attempt = combine('test', (tx) => sql`select 1 from ${sql.raw(name)} limit 1`.execute(tx));
      if (await attempt.then(() => true).catch(() => false)) readable.push(name);
    }
    expect(readable.toSorted()).toEqual(may.toSorted());
    for (const statement of [
      'select name from office.place',
      'select contact_email from office.place',
      'select agreed_by from office.comparison_agreement',
      'select summary from published.release',
      'update office.place set population = 1',
      `update published.release set state = 'withdrawn'`,
      'delete from office.comparison_agreement',
      'insert into office.audit_entry default values',
    ])
      await expect(
        combine('test', (tx) => sql.raw(statement).execute(tx)),
        statement,
      ).rejects.toThrow();
  });

  test('nobody else reads what was made for another place', async () => {
    await computeComparisons();
    await owner.query(`update office.membership set user_id = 'ada'`);
    await owner.query(`delete from office.membership where place_id = $1`, [toId(1)]);
    const rows = await readOffice(toMember(1), (reader) =>
      reader.selectFrom('office.comparison_result').select('place_id').execute(),
    );
    expect(rows).toEqual([]);
  });
});
