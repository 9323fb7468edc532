/**
 * The restore drill of `npm run soak`: a backup while answers come in and waves are closed, a restore into an empty
 * installation, every row of every table compared, and somebody signs in there. Prints one line of JSON.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { writeBackup } from '../app/cli/backup/write-backup.ts';
import { runVicus } from '../app/cli/testing/run-command.ts';
import {
  hashTables,
  listDifferences,
  readTableHashes,
  type TableHash,
} from '../app/cli/testing/table-hashes.ts';
import { configureAuth } from '../app/src/server/auth/auth.ts';
import { ensureOperator } from '../app/src/server/auth/operator.ts';
import { readAuthSecret } from '../app/src/server/auth/secret.ts';
import { createAccount } from '../app/src/server/auth/session.ts';
import {
  readEmbeddedUrls,
  startEmbeddedDatabase,
} from '../app/src/server/database/embedded/embedded-database.ts';
import { closeDatabase, connectDatabase } from '../app/src/server/db/connection.ts';
import { closeSender } from '../app/src/server/jobs/boss.ts';
import { sendAnswers } from '../app/src/features/survey/server/send.usecases.ts';
import { parseSettings, publishSettings } from '../app/src/server/settings/settings.ts';
import {
  closeAndCompute,
  fillPages,
  foundPlace,
  openWave,
  type OpenedWave,
  type Respondent,
} from '../bench/places.ts';
import { startProduct as startSource, type Product } from '../bench/product.ts';
import { signInAs } from '../e2e/operator.ts';
import { startProduct } from '../e2e/product.ts';
import { root } from './processes.mjs';

type Hashes = Readonly<Record<string, TableHash>>;

const WAVES = 12;
const SENDERS = 4;
const passphrase = 'the words of the restore drill';
const account = { name: 'Anna', email: 'anna@example.org', password: 'four words in row' };
const folder = mkdtempSync(join(tmpdir(), 'vicus-drill-'));
chmodSync(folder, 0o711);
const file = join(folder, 'town.backup');
const restored = join(folder, 'restored');

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function connect(product: Product): Promise<string> {
  const chosen = parseSettings({ VICUS_DATA: product.dataDirectory }, '/', 'drill');
  publishSettings({ ...chosen, origin: product.origin, databaseUrl: product.appUrl });
  connectDatabase(product.appUrl);
  configureAuth(await readAuthSecret(product.dataDirectory), product.origin);
  await createAccount(account);
  return ensureOperator();
}

/** What goes on meanwhile, until there is nobody left to answer. */
interface Load {
  readonly sent: { count: number };
  readonly closed: { count: number };
  readonly done: Promise<unknown>;
}

async function startLoad(userId: string): Promise<Load> {
  const place = await foundPlace(userId);
  const waves: OpenedWave[] = [];
  for (let i = 0; i < WAVES; i += 1) waves.push(await openWave(place, `wave ${i}`));
  // Each wave is asked out of step with the others; one that is done is closed and computed beside the next.
  const [sent, closed] = [{ count: 0 }, { count: 0 }];
  const send = async (respondent: Respondent): Promise<void> => {
    const answered = await sendAnswers(respondent.address, await fillPages(respondent));
    if (!answered.ok) throw new Error('an answer was refused');
    sent.count += 1;
  };
  const work = async (worker: number): Promise<void> => {
    for (let at = worker; at < waves.length; at += SENDERS) {
      const wave = waves[at];
      if (wave === undefined) return;
      for (const respondent of wave.respondents) await send(respondent);
      await closeAndCompute(wave);
      closed.count += 1;
    }
  };
  return { sent, closed, done: Promise.all(Array.from({ length: SENDERS }, (_, worker) => work(worker))) };
}

/** The rows that the backup must hold, and the backup, of one moment in the middle of it all. */
async function saveUnderLoad(product: Product): Promise<Hashes> {
  const url = new URL(product.superuserUrl);
  url.pathname = '/vicus';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
    await writeBackup({
      ownerUrl: readEmbeddedUrls(product.dataDirectory)?.ownerUrl ?? '',
      dataDirectory: product.dataDirectory,
      vicusVersion: 'drill',
      file,
      passphrase,
      snapshot: rows[0]?.snapshot ?? '',
    });
    return await hashTables(client);
  } finally {
    await client.end();
  }
}

async function hashRestored(): Promise<Hashes> {
  const quiet = () => undefined;
  const database = await startEmbeddedDatabase({ dataDirectory: restored, cloneDirectory: root, say: quiet });
  try {
    return await readTableHashes(database.ownerUrl);
  } finally {
    await database.stop();
  }
}

/** With the password of before, in the product started on the restored data. */
async function trySignIn(): Promise<boolean> {
  const product = await startProduct({ VICUS_DATA: restored });
  try {
    const page = await (await signInAs(product.origin, account)).open('/office/account');
    return page.status === 200 && page.html.includes(account.email);
  } finally {
    await product.stop();
  }
}

async function drill() {
  const source = await startSource();
  try {
    const load = await startLoad(await connect(source));
    while (load.closed.count < 2) await new Promise((done) => setTimeout(done, 50));
    const before = { sent: load.sent.count, closed: load.closed.count };
    say(`backup after ${before.sent} answers and ${before.closed} closed waves …`);
    const begunMs = performance.now();
    const expected = await saveUnderLoad(source);
    const backupSeconds = (performance.now() - begunMs) / 1000;
    const during = load.sent.count - before.sent;
    await load.done;
    say(`${during} answers came in meanwhile; restoring …`);
    const ended = await runVicus(['restore', file], { VICUS_DATA: restored, VICUS_BACKUP_KEY: passphrase });
    if (ended.code !== 0) throw new Error(`restore ended with ${ended.code}: ${ended.err}`);
    const found = await hashRestored();
    const differences = listDifferences(expected, found);
    const rows = Object.values(found).reduce((sum, table) => sum + table.rows, 0);
    const isSignedIn = await trySignIn();
    return { tables: Object.keys(found).length, rows, differences, during, backupSeconds, isSignedIn };
  } finally {
    await closeSender();
    await closeDatabase();
    await source.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const result = await drill();
process.stdout.write(`${JSON.stringify(result)}\n`);
// Sign-in keeps a pool of its own that ends with the process.
process.exit(result.differences.length === 0 && result.isSignedIn && result.during > 0 ? 0 : 1);
