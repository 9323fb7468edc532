import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedDatabase } from './embedded/embedded-database.ts';
import type { EmbeddedDatabase } from './embedded/embedded-database.ts';
import { mayReach, readServerUser } from './embedded/server-user.ts';
import { pickFreePort } from './free-port.ts';
import { lockFolder } from './lock.ts';

const cloneDirectory = resolve(import.meta.dirname, '../../../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vicus-start-'));
  chmodSync(folder, 0o711);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly complaint: string;
}

/** Starts Vicus as `npm start` does and waits for it to give up. */
async function startInVain(environment: Record<string, string>, uid?: number): Promise<Ended> {
  const child = spawn(process.execPath, [join(cloneDirectory, 'app', 'start.ts')], {
    env: { PATH: process.env['PATH'], PORT: '0', VICUS_DATA: join(folder, 'data'), ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, complaint };
}

function expectPlain({ code, complaint }: Ended, ...words: readonly string[]): void {
  expect(complaint).toMatch(/^\nVicus cannot start: .+\nTo mend it: .+\n$/s);
  expect(complaint).not.toMatch(/\n\s+at /);
  for (const word of words) expect(complaint).toContain(word);
  expect(code).toBe(1);
}

test('a taken port', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expectPlain(await startInVain({ PORT: String(port) }), `port ${port} is taken`, 'PORT=');
  server.close();
});

test('an address of another machine', async () => {
  expectPlain(await startInVain({ HOST: '192.0.2.1', PORT: '3000' }), 'HOST=192.0.2.1');
});

test('a setting that is none', async () => {
  expectPlain(await startInVain({ PORT: 'web' }), 'PORT is not a port number');
});

test('a data folder in use, after a moment for its user to end', { timeout: 20_000 }, async () => {
  const directory = join(folder, 'in-use');
  const lock = lockFolder(directory, 'a test');
  expectPlain(
    await startInVain({ VICUS_DATA: directory }),
    `process ${process.pid} (a test`,
    `kill ${process.pid}`,
  );
  lock.release();
});

test('a data folder that is a file', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expectPlain(await startInVain({ VICUS_DATA: join(file, 'data') }), file);
});

test('a data folder without permission', async (context) => {
  const directory = join(folder, 'closed');
  mkdirSync(directory);
  chmodSync(directory, 0o500);
  // Permission bits do not stop root, so root asks as another user.
  const user = readServerUser();
  if (user && !mayReach(cloneDirectory, user))
    context.skip('this clone is closed to the user that would be refused');
  expectPlain(await startInVain({ VICUS_DATA: directory }, user?.uid), 'No permission', directory);
});

test('a database that cannot be reached', async () => {
  const port = await pickFreePort('127.0.0.1');
  const url = `postgres://town:secret@127.0.0.1:${port}/vicus`;
  const ended = await startInVain({ DATABASE_URL: url, VICUS_MIGRATE_URL: url });
  expectPlain(ended, `127.0.0.1:${port}/vicus`, 'cannot be reached');
  expect(ended.complaint).not.toContain('secret');
});

async function startWithLogins(database: EmbeddedDatabase, app: string, owner: string): Promise<Ended> {
  const inVicus = new URL(app);
  inVicus.pathname = new URL(database.ownerUrl).pathname;
  return startInVain({ DATABASE_URL: inVicus.href, VICUS_MIGRATE_URL: owner });
}

test('a login that is a superuser, the owner, or refused', { timeout: 30_000 }, async () => {
  const dataDirectory = join(folder, 'server');
  mkdirSync(dataDirectory, { mode: 0o711 });
  const database = await startEmbeddedDatabase({
    dataDirectory,
    cloneDirectory,
    say: () => undefined,
    isDurable: false,
  });
  try {
    const { ownerUrl, superuserUrl, appUrl } = database;
    expectPlain(await startWithLogins(database, superuserUrl, ownerUrl), '"postgres"', 'is a superuser');
    expectPlain(await startWithLogins(database, ownerUrl, ownerUrl), '"vicus_owner"', 'owns the database');
    expectPlain(await startWithLogins(database, appUrl, appUrl), '"vicus_app" of VICUS_MIGRATE_URL');
    const wrong = new URL(appUrl);
    wrong.password = 'wrong';
    expectPlain(await startWithLogins(database, wrong.href, ownerUrl), 'refused the sign-in');
  } finally {
    await database.stop();
  }
});
