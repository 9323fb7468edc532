/** Migration 0027 on a database in use: the decisions of the time line become measures under the ids they had. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { ownerLogin } from '#server/database/embedded/roles.ts';
import { migrate } from '#server/database/migrate.ts';

const migrations = resolve(import.meta.dirname, '../../../migrations');
const name = `test_decisions_${process.pid}`;
const { superuserUrl, ownerUrl, appUrl } = inject('vicusTestServer');
const directory = mkdtempSync(join(tmpdir(), 'vicus-decisions-'));

const toUrl = (server: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).href;

async function run(connectionString: string, statement: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Applies what lies between two numbers. */
async function migrateTo(last: string): Promise<void> {
  for (const file of readdirSync(migrations).filter((one) => one.endsWith('.sql') && one.slice(0, 4) <= last))
    copyFileSync(join(migrations, file), join(directory, file));
  await migrate(toUrl(ownerUrl), new URL(appUrl).username, directory);
}

afterAll(async () => {
  rmSync(directory, { recursive: true });
  await run(superuserUrl, `drop database if exists ${name} with (force)`);
});

test('no decision is lost', async () => {
  await run(superuserUrl, `create database ${name} owner ${ownerLogin}`);
  await migrateTo('0026');
  const [place] = (await run(
    toUrl(superuserUrl),
    `insert into office.place (slug, name, country) values ('vico', 'Vico', 'IT') returning place_id`,
  )) as { place_id: string }[];
  const decided = (await run(
    toUrl(superuserUrl),
    `insert into office.place_decision (place_id, decided_on, what, link)
     values ('${place?.place_id}', '2025-06-17', 'A bus in the evening', 'https://example.org/minutes')
     returning decision_id`,
  )) as { decision_id: string }[];
  await migrateTo('0027');
  expect(
    await run(
      toUrl(superuserUrl),
      `select measure_id, title, kind, for_whom, adopted_on::text, link, to_regclass('office.place_decision') as old
       from office.measure`,
    ),
  ).toEqual([
    {
      measure_id: decided[0]?.decision_id,
      title: 'A bus in the evening',
      kind: 'decision',
      for_whom: 'everybody',
      adopted_on: '2025-06-17',
      link: 'https://example.org/minutes',
      old: null,
    },
  ]);
});
