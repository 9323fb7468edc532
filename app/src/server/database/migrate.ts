import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { StartFailure, toStartFailure } from './start-failure.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text with Unix line ends, so a checkout on Windows has the same. */
  readonly hash: string;
}

/** Any constant serves, as long as every Vicus uses the same one. */
const advisoryLockKey = 868_484_285;

function toMigration(directory: string, name: string): Migration {
  const sql = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
  return { name: name.slice(0, -'.sql'.length), sql, hash: createHash('sha256').update(sql).digest('hex') };
}

/** Reads the files `NNNN_name.sql`, numbered from 0001 without a gap. */
export function readMigrations(directory: string): readonly Migration[] {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  for (const [index, name] of names.entries()) {
    const number = String(index + 1).padStart(4, '0');
    if (name.startsWith(`${number}_`) && /^\d{4}_[a-z0-9_]+\.sql$/.test(name)) continue;
    throw new StartFailure(
      'migration-misnamed',
      `The migration ${name} is not named ${number}_what_it_does.sql.`,
      'Give it the next free number and a name of small letters, digits and underscores.',
    );
  }
  return names.map((name) => toMigration(directory, name));
}

const programIsWhole =
  'Bring back the program files as they were released (git checkout), or a backup that fits them.';

/** Applied files are frozen: they must be there, first, and unchanged. */
function refuseChangedHistory(
  applied: readonly Pick<Migration, 'name' | 'hash'>[],
  files: readonly Migration[],
): void {
  for (const [index, { name, hash }] of applied.entries()) {
    const file = files[index];
    if (file?.name === name && file.hash === hash) continue;
    if (file?.name === name) {
      throw new StartFailure(
        'migration-changed',
        `The applied migration ${name} was changed.`,
        programIsWhole,
      );
    }
    throw new StartFailure(
      'migration-unknown',
      `The database has the migration ${name}, which this version of Vicus does not know: it is newer or of another line.`,
      'Start the newest version of Vicus that has used this database.',
    );
  }
}

async function readApplied(client: Client): Promise<readonly Pick<Migration, 'name' | 'hash'>[]> {
  await client.query(`
    create table if not exists public.vicus_migration (
      name text primary key,
      hash text not null,
      applied_at timestamptz not null default now()
    );
    comment on table public.vicus_migration is 'Applied migrations with the SHA-256 of their text; they are frozen.'`);
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from public.vicus_migration order by name',
  );
  return rows;
}

function toMigrationFailure(error: unknown, name: string): unknown {
  const failure = toStartFailure(error, 'the database');
  if (failure instanceof StartFailure || !(error instanceof DatabaseError)) return failure;
  const at = error.position ? ` (at character ${error.position})` : '';
  return new StartFailure(
    'migration-failed',
    `The migration ${name} failed and was undone: ${error.message}${at}.`,
    'The data are as before. Start the version of Vicus used until now, and report this message.',
    error,
  );
}

async function applyMigration(client: Client, { name, sql, hash }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into public.vicus_migration (name, hash) values ($1, $2)', [name, hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw toMigrationFailure(error, name);
  }
}

/**
 * Brings the database forward, one transaction a file, one runner at a time. Migrations read the name of the
 * application's login as `current_setting('vicus.app_login')`. Returns the names of those applied now.
 */
export async function migrate(
  ownerUrl: string,
  appLogin: string,
  directory: string,
  say: (line: string) => void = () => undefined,
): Promise<readonly string[]> {
  const files = readMigrations(directory);
  const client = new Client({ connectionString: ownerUrl });
  // A connection that breaks fails the query in hand; without a listener it would end the process as a bug.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLockKey]);
    await client.query("select set_config('vicus.app_login', $1, false)", [appLogin]);
    const applied = await readApplied(client);
    refuseChangedHistory(applied, files);
    const pending = files.slice(applied.length);
    for (const migration of pending) {
      say(`Migrating the database: ${migration.name}`);
      await applyMigration(client, migration);
    }
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
