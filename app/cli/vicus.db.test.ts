/** Commands on real databases: an operator's PostgreSQL, and the embedded one running and stopped. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedDatabase } from '../src/server/database/embedded/embedded-database.ts';
import { lockFolder } from '../src/server/database/lock.ts';
import { createTestDatabase, type TestDatabase } from '../src/server/db/testing/test-database.ts';
import { listCopiedTables, nameTable } from './backup/copied-tables.ts';
import { runVicus } from './testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'vicus-cli-db-'));
const VICUS_BACKUP_KEY = 'six words that nobody else knows';
const file = join(folder, 'town.backup');
let source: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  [source, target] = [await createTestDatabase(), await createTestDatabase()];
});
afterAll(async () => {
  await source.drop();
  await target.drop();
  rmSync(folder, { recursive: true, force: true });
});

function settingsOf(database: TestDatabase, name: string): Record<string, string> {
  const { appUrl: DATABASE_URL, ownerUrl: VICUS_MIGRATE_URL } = database;
  return { DATABASE_URL, VICUS_MIGRATE_URL, VICUS_DATA: join(folder, name), VICUS_BACKUP_KEY };
}

async function ask(database: TestDatabase, question: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(question)).rows;
  } finally {
    await client.end();
  }
}

const FINGERPRINT = `
  select (select count(*)::int from office.place) as places,
    (select count(*)::int from confidential.response) as answers,
    (select string_agg(content_hash, ',' order by release_id) from published.release) as releases,
    (select md5(string_agg(md5(content), ',' order by release_id, name)) from published.asset) as files,
    (select string_agg(dataset, ',' order by dataset) from reference.loaded_dataset) as loaded`;

test('doctor says what is wrong with a database, by exit code too', async () => {
  const sound = await runVicus(['doctor'], settingsOf(source, 'source'));
  expect(sound).toMatchObject({ code: 0 });
  expect(sound.out).toMatch(/row-level security: in force/);
  expect(sound.out).toMatch(/migrations: all \d+ applied/);
  await ask(source, 'alter table office.actor no force row level security');
  const unsound = await runVicus(['doctor'], settingsOf(source, 'source'));
  expect(unsound.code).toBe(1);
  expect(unsound.out).toContain('wrong  row-level security: not in force on office.actor');
  await ask(source, 'alter table office.actor force row level security');
  const away = {
    ...settingsOf(source, 'source'),
    DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/vicus',
  };
  const unreachable = await runVicus(['doctor'], away);
  expect(unreachable.code).toBe(1);
  expect(unreachable.out).not.toContain('secret');
});

test('the owner reads every row of every table that is copied', async () => {
  const client = new Client({ connectionString: source.ownerUrl });
  await client.connect();
  const names = (await listCopiedTables(client)).map(nameTable);
  await client.end();
  const readable = await ask(
    source,
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and (not c.relrowsecurity or exists (select from pg_policy p join pg_roles r on r.oid = any(p.polroles)
        where p.polrelid = c.oid and p.polcmd in ('r', '*') and r.rolname = 'vicus_owner' and pg_get_expr(p.polqual, c.oid) = 'true'))`,
  );
  expect(readable.map((row) => (row as { name: string }).name)).toEqual(expect.arrayContaining(names));
});

describe('an example town', () => {
  test('is loaded, exported, reported and saved', { timeout: 90_000 }, async () => {
    const settings = settingsOf(source, 'source');
    const loaded = await runVicus(['demo', 'load'], settings);
    expect(loaded).toMatchObject({ code: 0, out: '8 example places loaded.\n' });
    expect((await runVicus(['demo', 'load'], settings)).out).toMatch(/loaded already/);

    const exported = await runVicus(['export', 'amberlund', join(folder, 'export')], settings);
    expect(exported.code).toBe(0);
    const editions = exported.out.trim().split('\n');
    expect(editions).toHaveLength(2);
    const names = readdirSync(editions[0] ?? '');
    for (const name of [
      'release.json',
      'governance-frequency.csv',
      'governance-frequency.csv-metadata.json',
      'report.de.pdf',
    ])
      expect(names).toContain(name);

    const pdf = join(folder, 'report.pdf');
    expect((await runVicus(['report', 'amberlund', pdf, '--language', 'de'], settings)).code).toBe(0);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await runVicus(['report', 'amberlund', pdf, '--language', 'fi'], settings)).err).toMatch(
      /^no-such-report: /,
    );
    expect((await runVicus(['export', 'nowhere'], settings)).err).toMatch(/^no-such-place: .*\n.*amberlund/);

    expect((await runVicus(['backup', file], settings)).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await runVicus(['backup', file], settings)).err).toMatch(/^file-exists: /);
  });

  test(
    'nothing of a backup can be read without its key, and a damaged one restores nothing',
    { timeout: 90_000 },
    async () => {
      const settings = settingsOf(target, 'target');
      const wrongKey = await runVicus(['restore', file], {
        ...settings,
        VICUS_BACKUP_KEY: 'some other six words here',
      });
      expect(wrongKey).toMatchObject({ code: 1, err: expect.stringMatching(/^backup-key-wrong: /) });
      const bytes = readFileSync(file);
      expect(bytes.includes('Amberlund')).toBe(false);
      const cut = join(folder, 'cut.backup');
      writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length / 2)));
      expect((await runVicus(['restore', cut], settings)).err).toMatch(/backup-damaged: /);
      expect(await ask(target, 'select count(*)::int as places from office.place')).toEqual([{ places: 0 }]);
    },
  );

  test('comes back whole, its overdue answers deleted again', { timeout: 90_000 }, async () => {
    await ask(source, "update office.wave set retention_until = '2026-01-01' where title like '%2023'");
    const before = await ask(source, FINGERPRINT);
    rmSync(file);
    await runVicus(['backup', file], settingsOf(source, 'source'));
    const restored = await runVicus(['restore', file], settingsOf(target, 'target'));
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.out).toContain('Retention dates that have passed: 1.');
    const [after] = await ask(target, FINGERPRINT);
    expect(after).toEqual({
      ...(before[0] as object),
      answers: (before[0] as { answers: number }).answers - 17,
    });
    expect(
      await ask(
        target,
        `select count(*)::int as tables from pg_class where relrowsecurity and not relforcerowsecurity`,
      ),
    ).toEqual([{ tables: 0 }]);
    const again = await runVicus(['restore', file], settingsOf(target, 'target'));
    expect(again.err).toMatch(/^restore-needs-empty: |\nrestore-needs-empty: /);
  });

  test('keeps the secrets that sign and seal, and not the passwords of the database', () => {
    const kept = readdirSync(join(folder, 'target', 'secrets')).toSorted();
    const made = readdirSync(join(folder, 'source', 'secrets')).filter((name) =>
      ['sealing', 'session'].includes(name),
    );
    expect(kept).toEqual(made.toSorted());
    for (const name of kept)
      expect(readFileSync(join(folder, 'target', 'secrets', name))).toEqual(
        readFileSync(join(folder, 'source', 'secrets', name)),
      );
  });

  test('is removed in one step', async () => {
    const removed = await runVicus(['demo', 'remove'], settingsOf(source, 'source'));
    expect(removed).toMatchObject({ code: 0, out: '8 example places removed.\n' });
  });
});

test('an operator gets a one-time link, nobody else does', async () => {
  const settings = { ...settingsOf(source, 'source'), VICUS_ORIGIN: 'https://vicus.example.org' };
  const { code, out } = await runVicus(['sign-in-link'], settings);
  expect(code).toBe(0);
  expect(out).toMatch(/^https:\/\/vicus\.example\.org\/sign-in\/link\/\S{20,}\n$/);
  await ask(source, `insert into auth."user" (id, name, email) values ('eva', 'Eva', 'eva@example.org')`);
  expect((await runVicus(['sign-in-link', 'eva@example.org'], settings)).err).toMatch(/^no-such-operator: /);
});

describe('the embedded database', () => {
  const VICUS_DATA = join(folder, 'embedded');

  test('is started and stopped by a command where Vicus is stopped', async () => {
    const { code, out } = await runVicus(['migrate'], { VICUS_DATA });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^Applied \d+: 0001_house/) });
    expect(existsSync(join(VICUS_DATA, 'database', 'cluster', 'postmaster.pid'))).toBe(false);
  });

  test('is used as it runs where Vicus is running; restoring is refused', async () => {
    mkdirSync(VICUS_DATA, { recursive: true });
    const lock = lockFolder(VICUS_DATA, 'Vicus');
    const starting = await runVicus(['migrate'], { VICUS_DATA });
    expect(starting.err).toMatch(/^starting-or-stopping: /);
    const cloneDirectory = resolve(import.meta.dirname, '../..');
    const running = await startEmbeddedDatabase({
      dataDirectory: VICUS_DATA,
      cloneDirectory,
      say: () => undefined,
    });
    try {
      expect(await runVicus(['migrate'], { VICUS_DATA })).toMatchObject({
        code: 0,
        out: 'The database is up to date.\n',
      });
      expect((await runVicus(['doctor'], { VICUS_DATA })).out).toContain('Vicus is running');
      const refused = await runVicus(['restore', file], { VICUS_DATA, VICUS_BACKUP_KEY });
      expect(refused.err).toMatch(/^must-be-stopped: .*in use by process \d+/);
    } finally {
      await running.stop();
      lock.release();
    }
  });
});
