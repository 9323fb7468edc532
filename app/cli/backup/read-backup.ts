/** Filling an empty database from a backup: all of it, or nothing. */
import { createReadStream } from 'node:fs';
import { access, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { writeDurably } from '../../src/server/database/embedded/durable-file.ts';
import { migrate, readMigrations } from '../../src/server/database/migrate.ts';
import { CliFailure } from '../cli-failure.ts';
import { listCopiedTables, nameTable, quoteColumns, quoteTable, type CopiedTable } from './copied-tables.ts';
import { EntryReader, type EntryHead } from './entries.ts';
import { openStream } from './sealed-stream.ts';
import { SECRETS } from './write-backup.ts';

export interface RestorePlan {
  readonly file: string;
  readonly passphrase: string;
  readonly ownerUrl: string;
  readonly appLogin: string;
  readonly dataDirectory: string;
  readonly migrationsFolder: string;
  readonly say: (line: string) => void;
}

type BackupHead = Extract<EntryHead, { entry: 'backup' }>;

export interface Restored {
  readonly madeAt: string;
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Brings the database to the state of the backup's version, fills it in one transaction and brings it forward.
 * Failures: those of the file, `restore-needs-empty`, `backup-newer`.
 */
export async function readBackup(plan: RestorePlan): Promise<Restored> {
  await access(plan.file).catch(() => {
    throw new CliFailure(
      'file-unreadable',
      `${plan.file} cannot be read.`,
      'Check its name and your rights.',
    );
  });
  const source = Readable.from(openStream(createReadStream(plan.file), plan.passphrase));
  const unpacked = createGunzip();
  // An error of the source ends the unpacking with the same error; the loop below then meets it.
  source.on('error', (error) => unpacked.destroy(error));
  const reader = new EntryReader(source.pipe(unpacked));
  const head = await reader.readHead();
  if (head.entry !== 'backup') throw new Error('the first entry of a backup says what it is');
  for await (const _ of reader.readBlocks()) throw new Error('the first entry of a backup has no blocks');
  await migrateTo(plan, head);
  const { rows, secrets } = await fillTables(plan, reader);
  await writeSecrets(plan.dataDirectory, secrets);
  await migrate(plan.ownerUrl, plan.appLogin, plan.migrationsFolder, plan.say);
  return { madeAt: head.madeAt, rows };
}

/** The rows fit the tables of the version that wrote them; later migrations then change both. */
async function migrateTo(
  { migrationsFolder, ownerUrl, appLogin, say }: RestorePlan,
  { migrations, vicusVersion }: BackupHead,
): Promise<void> {
  const known = readMigrations(migrationsFolder);
  const isKnown = migrations.every(
    ({ name, hash }, at) => known[at]?.name === name && known[at].hash === hash,
  );
  if (!isKnown) {
    throw new CliFailure(
      'backup-newer',
      `The backup was made by Vicus ${vicusVersion}, which knows changes of the database that this version does not.`,
      'Restore it with that version or a newer one.',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'vicus-migrations-'));
  try {
    for (const { name, sql } of known.slice(0, migrations.length))
      await writeFile(join(folder, `${name}.sql`), sql);
    await migrate(ownerUrl, appLogin, folder, say);
  } catch (error) {
    // The database is ahead of the backup: it was made by a later version, or used already.
    if ((error as { code?: unknown }).code === 'migration-unknown')
      throw needsEmpty('is newer than the backup');
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function needsEmpty(why: string): CliFailure {
  return new CliFailure(
    'restore-needs-empty',
    `The database ${why}; a backup is restored into an empty one only.`,
    'Set VICUS_DATA to a new folder (or name a new database), restore there, and start Vicus with it.',
  );
}

interface Filled {
  readonly rows: Readonly<Record<string, number>>;
  readonly secrets: ReadonlyMap<string, Buffer>;
}

async function fillTables({ ownerUrl, say }: RestorePlan, reader: EntryReader): Promise<Filled> {
  const client = new Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    const tables = await listCopiedTables(client);
    await refuseFilled(client, tables);
    const forced = await listForcedTables(client);
    for (const table of forced) await client.query(`alter table ${table} no force row level security`);
    const filled = await copyEntries(client, reader, tables, say);
    for (const table of forced) await client.query(`alter table ${table} force row level security`);
    await client.query('commit');
    return filled;
  } finally {
    // Ends the transaction too, where it did not reach its end.
    await client.end();
  }
}

async function refuseFilled(client: Client, tables: readonly CopiedTable[]): Promise<void> {
  for (const table of tables) {
    if (table.schema === 'reference') continue;
    const { rows } = await client.query(`select from ${quoteTable(table)} limit 1`);
    if (rows.length > 0) throw needsEmpty(`holds something already (${nameTable(table)})`);
  }
  // What a start or an import has put there since: the backup brings its own. Those that refer to others go first.
  for (const table of tables.toReversed())
    if (table.schema === 'reference') await client.query(`delete from ${quoteTable(table)}`);
  await client.query('delete from reference.gazetteer_place');
}

/** COPY cannot fill tables whose row-level security binds the owner too; within this transaction it does not. */
async function listForcedTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ schema: string; table: string }>(
    `select n.nspname as schema, c.relname as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relforcerowsecurity and c.relkind = 'r'`,
  );
  return rows.map(quoteTable);
}

async function copyEntries(
  client: Client,
  reader: EntryReader,
  tables: readonly CopiedTable[],
  say: (line: string) => void,
): Promise<Filled> {
  const secrets = new Map<string, Buffer>();
  const rows: Record<string, number> = {};
  const known = new Set(tables.map(nameTable));
  for (;;) {
    const head = await reader.readHead();
    if (head.entry === 'end') {
      refuseMissingRows(head.rows, rows);
      return { rows, secrets };
    }
    if (head.entry === 'secret') secrets.set(head.name, await readWhole(reader));
    if (head.entry !== 'table') continue;
    if (!known.has(nameTable(head))) throw new Error(`the backup holds an unknown table ${nameTable(head)}`);
    const target = client.query(copyFrom(`copy ${quoteTable(head)} (${quoteColumns(head)}) from stdin`));
    await pipeline(reader.readBlocks(), target);
    rows[nameTable(head)] = target.rowCount;
    say(`${nameTable(head)}: ${target.rowCount}`);
  }
}

async function readWhole(reader: EntryReader): Promise<Buffer> {
  const blocks: Buffer[] = [];
  for await (const block of reader.readBlocks()) blocks.push(block);
  return Buffer.concat(blocks);
}

function refuseMissingRows(
  told: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): void {
  for (const [table, count] of Object.entries(told))
    if (found[table] !== count)
      throw new Error(`${table} should have ${count} rows and has ${found[table] ?? 0}`);
}

async function writeSecrets(dataDirectory: string, secrets: ReadonlyMap<string, Buffer>): Promise<void> {
  const folder = join(dataDirectory, 'secrets');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of SECRETS) {
    const secret = secrets.get(name);
    if (secret !== undefined) writeDurably(join(folder, name), secret.toString());
  }
}
