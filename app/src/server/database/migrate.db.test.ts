import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { ownerLogin } from './embedded/roles.ts';
import { migrate } from './migrate.ts';

const name = `test_migrate_${process.pid}`;
const { superuserUrl, ownerUrl } = inject('vicusTestServer');
const url = new URL(ownerUrl);
url.pathname = `/${name}`;
let directory: string;

async function run(connectionString: string, ...statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  let rows: readonly unknown[] = [];
  for (const statement of statements) ({ rows } = await client.query(statement));
  await client.end();
  return rows;
}

function write(file: string, sql: string): void {
  writeFileSync(join(directory, file), sql);
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'vicus-migrations-'));
});
beforeEach(async () => {
  await run(superuserUrl, `drop database if exists ${name}`, `create database ${name} owner ${ownerLogin}`);
  for (const file of ['0001_first.sql', '0002_second.sql']) rmSync(join(directory, file), { force: true });
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await run(superuserUrl, `drop database if exists ${name} with (force)`);
});

test('each file is applied once, knowing the login of the application', async () => {
  write('0001_first.sql', "create table login as select current_setting('vicus.app_login') as name");
  expect(await migrate(url.href, 'town_app', directory)).toEqual(['0001_first']);
  write('0002_second.sql', 'create table second (a int)');
  expect(await migrate(url.href, 'town_app', directory)).toEqual(['0002_second']);
  expect(await migrate(url.href, 'town_app', directory)).toEqual([]);
  expect(await run(url.href, 'select name from login')).toEqual([{ name: 'town_app' }]);
});

test('a file that fails leaves nothing behind', async () => {
  write('0001_first.sql', 'create table half (a int); select 1 / 0;');
  await expect(migrate(url.href, 'a', directory)).rejects.toMatchObject({ code: 'migration-failed' });
  expect(await run(url.href, "select to_regclass('half') as half")).toEqual([{ half: null }]);
});

test('an applied file that was changed is refused', async () => {
  write('0001_first.sql', 'create table first (a int)');
  await migrate(url.href, 'a', directory);
  write('0001_first.sql', 'create table first (a bigint)');
  await expect(migrate(url.href, 'a', directory)).rejects.toMatchObject({ code: 'migration-changed' });
});

test('a database that is newer than the program is refused', async () => {
  write('0001_first.sql', 'create table first (a int)');
  write('0002_second.sql', 'create table second (a int)');
  await migrate(url.href, 'a', directory);
  unlinkSync(join(directory, '0002_second.sql'));
  await expect(migrate(url.href, 'a', directory)).rejects.toMatchObject({ code: 'migration-unknown' });
});

test('two starts at once apply each file once', async () => {
  write('0001_first.sql', 'create table first (a int); select pg_sleep(0.2)');
  const applied = await Promise.all([migrate(url.href, 'a', directory), migrate(url.href, 'a', directory)]);
  expect(applied.flat()).toEqual(['0001_first']);
});
