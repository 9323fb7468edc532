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
import { LEFT_OUT, listCopiedTables, nameTable } from './backup/copied-tables.ts';
import { runVicus } from './testing/run-command.ts';
import { listDifferences, readTableHashes } from './testing/table-hashes.ts';

const folder = mkdtempSync(join(tmpdir(), 'vicus-cli-db-'));
const VICUS_BACKUP_KEY = 'six words that nobody else knows';
const file = join(folder, 'town.backup');
let source: TestDatabase;
let target: TestDatabase;
let empty: TestDatabase;

beforeAll(async () => {
  [source, target, empty] = [
    await createTestDatabase(),
    await createTestDatabase(),
    await createTestDatabase(),
  ];
});
afterAll(async () => {
  await empty.drop();
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
  for (const line of [
    'row-level security tried: whoever is nobody sees no row',
    'clock: agrees with the database',
  ])
    expect(sound.out).toContain(`good   ${line}`);
  await ask(source, 'alter table office.actor no force row level security');
  const unsound = await runVicus(['doctor'], settingsOf(source, 'source'));
  expect(unsound.code).toBe(1);
  expect(unsound.out).toContain('wrong  row-level security: not in force on office.actor');
  await ask(source, 'alter table office.actor force row level security');
  await ask(
    source,
    'create table office.naked (place_id uuid primary key); alter table office.naked enable row level security; alter table office.naked force row level security',
  );
  expect((await runVicus(['doctor'], settingsOf(source, 'source'))).out).toContain(
    'wrong  row-level security: without any policy on office.naked',
  );
  await ask(source, 'drop table office.naked');
  await ask(source, 'alter role vicus_combine createdb');
  const powerful = await runVicus(['doctor'], settingsOf(source, 'source'));
  await ask(source, 'alter role vicus_combine nocreatedb');
  expect(powerful.out).toContain('wrong  door-roles: more rights than a door needs: vicus_combine');
  expect(powerful.out).toContain('To mend it: alter role vicus_combine');
  const away = {
    ...settingsOf(source, 'source'),
    DATABASE_URL: 'postgres://nobody:xyzzy@127.0.0.1:1/vicus',
  };
  const unreachable = await runVicus(['doctor'], away);
  expect(unreachable.code).toBe(1);
  expect(unreachable.out).not.toContain('xyzzy');
});

test('every table is copied, or left out for a reason', async () => {
  const all = (await ask(
    source,
    `select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'jobs') and tablename <> 'vicus_migration'`,
  )) as { name: string }[];
  const client = new Client({ connectionString: source.ownerUrl });
  await client.connect();
  const copied = (await listCopiedTables(client)).map(nameTable);
  await client.end();
  expect([...copied, ...Object.keys(LEFT_OUT)].toSorted()).toEqual(all.map(({ name }) => name).toSorted());
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

/** What the example town has none of: ways to sign in, and registers that an operator imported. */
const FURTHER_ROWS = `
  insert into auth."user" (id, name, email, "twoFactorEnabled") values ('zoe', 'Zoe', 'zoe@example.org', true);
  insert into auth.two_factor (id, "userId", secret, "backupCodes", verified) values ('1', 'zoe', 's', 'b', true);
  insert into auth.passkey (credential_id, user_id, name, public_key, counter)
    values ('c', 'zoe', 'office computer', '\\x00ff', 4294967295);
  insert into auth.account_event (user_id, event) values ('zoe', 'passkey-added');
  insert into reference.dataset (dataset, title, publisher, licence, row_count, content_hash)
    values ('lau-test', 'LAU', 'Eurostat', 'CC BY 4.0', 2, 'x');
  insert into reference.register_place (place_code, level, parent_code, country, national_code, name, search_name, dataset)
    values ('AT', 'country', null, 'AT', 'AT', 'Österreich', 'osterreich', 'lau-test'),
      ('AT1', 'nuts-1', 'AT', 'AT', 'AT1', 'Ostösterreich', 'ostosterreich', 'lau-test');
  insert into reference.place_population (place_code, year, population, dataset) values ('AT', 2021, 8932664, 'lau-test');
  insert into reference.place_characteristic (place_code, characteristic, year, value, reason, dataset)
    values ('AT', 'unemployment-percent', 2021, 8.100000000000001, null, 'lau-test'),
      ('AT1', 'unemployment-percent', 2021, null, 'withheld-at-source', 'lau-test')`;

describe('an example town', () => {
  test('is loaded, exported, reported and saved', { timeout: 300_000 }, async () => {
    const settings = settingsOf(source, 'source');
    const loaded = await runVicus(['demo', 'load'], settings);
    expect(loaded).toMatchObject({ code: 0, out: '8 example places loaded.\n' });
    expect((await runVicus(['demo', 'load'], settings)).out).toMatch(/loaded already/);

    const exported = await runVicus(['export', 'amberlund', join(folder, 'export')], settings);
    expect(exported.code).toBe(0);
    const editions = exported.out.trim().split('\n');
    // Two rounds of the governance survey and one of the residents.
    expect(editions).toHaveLength(3);
    const folders = editions.map((edition) => readdirSync(edition));
    const names = folders.find((files) => files.includes('governance-frequency.csv')) ?? [];
    expect(folders.filter((files) => files.includes('survey-means.csv'))).toHaveLength(1);
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

    await ask(source, FURTHER_ROWS);
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

  test(
    'comes back in an empty installation, every row of every table equal',
    { timeout: 90_000 },
    async () => {
      // An imported register in the new installation gives way to that of the backup.
      const stale = `insert into reference.dataset (dataset, title, publisher, licence, row_count, content_hash)
      values ('lau-test', 'Old', 'Old', 'Old', 0, 'old')`;
      await ask(empty, stale);
      const restored = await runVicus(['restore', file], settingsOf(empty, 'empty'));
      expect(restored).toMatchObject({ code: 0 });
      const [before, after] = [
        await readTableHashes(source.superuserUrl),
        await readTableHashes(empty.superuserUrl),
      ];
      expect(listDifferences(before, after)).toEqual([]);
      expect(after['reference.place_characteristic']?.rows).toBe(2);
      expect(after['auth.passkey']?.rows).toBe(1);
      expect(Object.keys(after).length).toBeGreaterThan(30);
      // The comparison itself sees one digit.
      await ask(empty, `update reference.place_characteristic set value = 8.1 where place_code = 'AT'`);
      expect(listDifferences(before, await readTableHashes(empty.superuserUrl))).toEqual([
        'reference.place_characteristic',
      ]);
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

test('the operator gets a one-time link; anybody else one that stands in the record of their places', async () => {
  const settings = { ...settingsOf(source, 'source'), VICUS_ORIGIN: 'https://vicus.example.org' };
  const link = /^https:\/\/vicus\.example\.org\/sign-in\/link\/\S{20,}\n$/;
  const own = await runVicus(['sign-in-link', '--without-second-factor'], settings);
  expect(own).toMatchObject({ code: 0, out: expect.stringMatching(link) });
  await ask(
    source,
    `insert into auth."user" (id, name, email, "twoFactorEnabled") values ('eva', 'Eva', 'eva@example.org', true);
     insert into auth.two_factor (id, "userId", secret, "backupCodes", verified) values ('2', 'eva', 's', 'b', true);
     insert into office.place (place_id, slug, name, country)
       values ('11111111-1111-4111-8111-111111111111', 'town', 'Town', 'AT');
     insert into office.membership (place_id, user_id, role)
       values ('11111111-1111-4111-8111-111111111111', 'eva', 'officer')`,
  );
  expect((await runVicus(['sign-in-link', 'eva@example.org'], settings)).err).toMatch(/^no-such-operator: /);
  expect((await runVicus(['recover', 'nobody@example.org'], settings)).err).toMatch(/^no-such-account: /);
  const recovered = await runVicus(['recover', 'Eva@example.org', '--without-second-factor'], settings);
  expect(recovered).toMatchObject({ code: 0, out: expect.stringMatching(link) });
  expect(recovered.err).toContain('Town');
  expect(
    await ask(
      source,
      `select user_id, action, object_id, detail from office.audit_entry where action = 'member.recover'`,
    ),
  ).toEqual([
    {
      user_id: 'operator (command line)',
      action: 'member.recover',
      object_id: 'eva',
      detail: { withoutSecondFactor: true },
    },
  ]);
  expect(
    await ask(source, `select count(*)::int as left from auth.two_factor where "userId" = 'eva'`),
  ).toEqual([{ left: 0 }]);
  expect(
    await ask(source, `select event from auth.account_event where user_id = 'eva' order by event`),
  ).toEqual([{ event: 'link-made' }, { event: 'second-factor-removed-by-operator' }]);
});

test('links begin with the address Vicus runs under, whatever this shell is set to', async () => {
  const settings = { ...settingsOf(source, 'address'), PORT: '4711' };
  expect((await runVicus(['sign-in-link'], settings)).out).toMatch(/^http:\/\/localhost:4711\//);
  const address = { origin: 'https://town.example.org', host: '127.0.0.1', port: 3456 };
  writeFileSync(join(folder, 'address', 'address.json'), JSON.stringify(address));
  expect((await runVicus(['sign-in-link'], settings)).out).toMatch(/^http:\/\/localhost:4711\//);
  const { PORT: _, ...unset } = settings;
  expect((await runVicus(['sign-in-link'], unset)).out).toMatch(/^https:\/\/town\.example\.org\//);
  const lock = lockFolder(join(folder, 'address'), 'Vicus');
  try {
    expect((await runVicus(['sign-in-link'], settings)).out).toMatch(/^https:\/\/town\.example\.org\//);
  } finally {
    lock.release();
  }
});

describe('the embedded database', () => {
  const VICUS_DATA = join(folder, 'embedded');

  test('is started and stopped by a command where Vicus is stopped', async () => {
    const { code, out } = await runVicus(['migrate'], { VICUS_DATA });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^Applied \d+: 0001_house/) });
    expect(existsSync(join(VICUS_DATA, 'database', 'cluster', 'postmaster.pid'))).toBe(false);
  });

  test('moves to an external one by backup and restore, every row equal', { timeout: 90_000 }, async () => {
    expect((await runVicus(['sign-in-link'], { VICUS_DATA })).code).toBe(0);
    const moved = join(folder, 'moved.backup');
    expect((await runVicus(['backup', moved], { VICUS_DATA, VICUS_BACKUP_KEY })).code).toBe(0);
    const external = await createTestDatabase();
    try {
      expect((await runVicus(['restore', moved], settingsOf(external, 'external'))).code).toBe(0);
      const cloneDirectory = resolve(import.meta.dirname, '../..');
      const say = () => undefined;
      const embedded = await startEmbeddedDatabase({ dataDirectory: VICUS_DATA, cloneDirectory, say });
      const before = await readTableHashes(embedded.ownerUrl);
      await embedded.stop();
      const after = await readTableHashes(external.superuserUrl);
      expect(listDifferences(before, after)).toEqual([]);
      expect(after['auth.operator']?.rows).toBe(1);
      const link = await runVicus(['sign-in-link'], settingsOf(external, 'external'));
      expect(link).toMatchObject({ code: 0, out: expect.stringContaining('/sign-in/link/') });
    } finally {
      await external.drop();
    }
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
