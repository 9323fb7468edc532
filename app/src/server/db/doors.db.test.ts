import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, connectDatabase } from './connection.ts';
import { operate, readOffice, readPublic, respond, work, write, type Actor } from './doors.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';
import pg from 'pg';

let database: TestDatabase;
const PLACE_A = '00000000-0000-4000-8000-00000000000a';
const PLACE_B = '00000000-0000-4000-8000-00000000000b';
const anna: Actor = { userId: 'anna', placeId: PLACE_A };

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  const auth = new pg.Client({ connectionString: database.appUrl });
  await auth.connect();
  await auth.query('set role vicus_auth');
  await auth.query(
    `insert into auth."user" (id, name, email) values ('anna', 'A', 'a@example.org'), ('boris', 'B', 'b@example.org')`,
  );
  await auth.query(`insert into auth.operator values ('boris')`);
  await auth.end();
  await operate({ userId: 'boris', placeId: null }, async (tx) => {
    for (const [place_id, slug] of [
      [PLACE_A, 'a'],
      [PLACE_B, 'b'],
    ] as const) {
      await tx.insertInto('office.place').values({ place_id, slug, name: slug, country: 'DE' }).execute();
    }
    await tx
      .insertInto('office.membership')
      .values({ place_id: PLACE_A, user_id: 'anna', role: 'officer' })
      .execute();
  });
  for (const placeId of [PLACE_A, PLACE_B]) {
    await work('test', placeId, (tx) =>
      tx.insertInto('office.actor').values({ place_id: placeId, kind: 'eu-officials', name: 'EU' }).execute(),
    );
  }
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

describe('doors', () => {
  test('a member sees the own place and nothing of another', async () => {
    const rows = await readOffice(anna, (reader) =>
      reader.selectFrom('office.actor').select('place_id').execute(),
    );
    expect(rows).toEqual([{ place_id: PLACE_A }]);
    const places = await readOffice(anna, (reader) =>
      reader.selectFrom('office.place').select('slug').execute(),
    );
    expect(places).toEqual([{ slug: 'a' }]);
  });

  test('naming another place in the door opens nothing', async () => {
    const stranger: Actor = { userId: 'anna', placeId: PLACE_B };
    const rows = await readOffice(stranger, (reader) =>
      reader.selectFrom('office.actor').selectAll().execute(),
    );
    expect(rows).toEqual([]);
    const changed = await write(stranger, (tx) => tx.deleteFrom('office.actor').executeTakeFirst());
    expect(changed.numDeletedRows).toBe(0n);
  });

  test('a reader cannot write, whatever the type says', async () => {
    const attempt = readOffice(anna, (reader) =>
      sql`delete from office.actor`.execute(reader as unknown as Parameters<typeof sql.raw>[0] & never),
    );
    await expect(attempt).rejects.toThrow(/read-only/);
  });

  test.each([
    ['the public', () => readPublic((reader) => sql`select 1 from office.place`.execute(reader as never))],
    [
      'the office',
      () => readOffice(anna, (reader) => sql`select 1 from confidential.response`.execute(reader as never)),
    ],
    [
      'the operator',
      () =>
        operate({ userId: 'boris', placeId: PLACE_A }, (tx) =>
          sql`select 1 from confidential.intake`.execute(tx),
        ),
    ],
    [
      'a respondent',
      () => respond(PLACE_A, 'ab', (tx) => sql`select 1 from confidential.intake`.execute(tx)),
    ],
  ])('%s may not read confidential answers', async (_who, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code: 'forbidden', status: 403 });
  });

  test('the role ends with the transaction', async () => {
    await readPublic(async (reader) => reader.selectFrom('published.place').selectAll().execute());
    const who = await work('test', null, (tx) =>
      sql<{ role: string }>`select current_user as role`.execute(tx),
    );
    expect(who.rows[0]?.role).toBe('vicus_work');
  });
});
