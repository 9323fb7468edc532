import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function readRow(url: string, statement: string): Promise<Record<string, unknown> | undefined> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows[0];
  } finally {
    await client.end();
  }
}

test('a test file gets a migrated database of its own', async () => {
  expect(
    await readRow(database.ownerUrl, 'select count(*)::int as migrations from public.vicus_migration'),
  ).toEqual({
    migrations: expect.any(Number),
  });
});

test('the login of the application has no power of its own', async () => {
  const powers =
    'select rolsuper, rolinherit, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user';
  expect(await readRow(database.appUrl, powers)).toEqual({
    rolsuper: false,
    rolinherit: false,
    rolcreaterole: false,
    rolbypassrls: false,
  });
  await expect(readRow(database.appUrl, 'create table t ()')).rejects.toThrow(/permission denied/);
  await expect(readRow(database.appUrl, 'select * from public.vicus_migration')).rejects.toThrow(
    /permission denied/,
  );
});
