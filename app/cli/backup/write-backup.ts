/** One consistent picture of the database, packed and sealed, while Vicus goes on working. */
import { createWriteStream, existsSync } from 'node:fs';
import { link, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { CliFailure } from '../cli-failure.ts';
import { listCopiedTables, nameTable, toCopyOut } from './copied-tables.ts';
import { writeEntry } from './entries.ts';
import { sealStream } from './sealed-stream.ts';

/** Without them drafts and answers in the intake could not be opened. The database's passwords stay where they are. */
export const SECRETS = ['session', 'sealing'] as const;

export interface BackupPlan {
  readonly ownerUrl: string;
  readonly dataDirectory: string;
  readonly vicusVersion: string;
  readonly file: string;
  readonly passphrase: string;
  /** a moment that another connection exported (pg_export_snapshot), for the drill that compares every row */
  readonly snapshot?: string;
}

/** @returns rows by table. The file appears under its name when it is whole. Failure `file-exists`. */
export async function writeBackup(plan: BackupPlan): Promise<Readonly<Record<string, number>>> {
  const { file } = plan;
  if (existsSync(file)) throw fileExists(file);
  const partial = `${file}.partial-${process.pid}`;
  const client = new Client({ connectionString: plan.ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  const rows: Record<string, number> = {};
  try {
    await client.query('begin isolation level repeatable read read only');
    if (plan.snapshot !== undefined)
      await client.query(`set transaction snapshot ${client.escapeLiteral(plan.snapshot)}`);
    const packed = Readable.from(listEntries(client, plan, rows)).pipe(createGzip());
    const target = createWriteStream(partial, { mode: 0o600, flags: 'wx' });
    await pipeline(sealStream(packed, plan.passphrase), target);
    await syncFile(partial);
    // A link refuses a name that was taken meanwhile; renaming would replace it.
    await link(partial, file).catch((error: unknown) => {
      throw (error as { code?: unknown }).code === 'EEXIST' ? fileExists(file) : error;
    });
    return rows;
  } finally {
    await client.end();
    await unlink(partial).catch(() => undefined);
  }
}

function fileExists(file: string): CliFailure {
  return new CliFailure(
    'file-exists',
    `${file} exists already.`,
    'Choose another name; no backup is replaced.',
  );
}

async function* listEntries(
  client: Client,
  { dataDirectory, vicusVersion }: BackupPlan,
  rows: Record<string, number>,
): AsyncGenerator<Buffer> {
  const { rows: migrations } = await client.query<{ name: string; hash: string }>(
    'select name, hash from public.vicus_migration order by name',
  );
  yield* writeEntry({ entry: 'backup', madeAt: new Date().toISOString(), vicusVersion, migrations });
  for (const name of SECRETS) {
    const secret = await readFile(join(dataDirectory, 'secrets', name)).catch(() => undefined);
    if (secret !== undefined) yield* writeEntry({ entry: 'secret', name }, Readable.from([secret]));
  }
  for (const table of await listCopiedTables(client)) {
    const source = client.query(copyTo(toCopyOut(table)));
    const { schema, table: name, columns } = table;
    yield* writeEntry({ entry: 'table', schema, table: name, columns: [...columns] }, source);
    rows[nameTable(table)] = source.rowCount;
  }
  yield* writeEntry({ entry: 'end', rows });
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
