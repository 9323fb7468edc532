import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedDatabase } from './embedded/embedded-database.ts';
import { lockFolder } from './lock.ts';

const cloneDirectory = resolve(import.meta.dirname, '../../../..');
let dataDirectory: string;
let running: ChildProcess | undefined;

beforeAll(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'vicus-takeover-'));
  chmodSync(dataDirectory, 0o711);
});
afterAll(async () => {
  running?.kill('SIGKILL');
  const { takeOverCluster } = await import('./embedded/postmaster.ts');
  await takeOverCluster(join(dataDirectory, 'database', 'cluster'));
  rmSync(dataDirectory, { recursive: true });
});

async function runUntilAcknowledged(): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'testing', 'run-and-die.ts');
  const child = spawn(process.execPath, [script, dataDirectory, cloneDirectory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  for await (const text of child.stdout) if (String(text).includes('acknowledged')) return child;
  throw new Error('The process ended before it acknowledged its row.');
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function readPostmasterLines(): string[] {
  return readFileSync(join(dataDirectory, 'database', 'cluster', 'postmaster.pid'), 'utf8').split('\n');
}

/** Starts again, as the next `npm start` would, and reads what was acknowledged. */
async function countAcknowledged(): Promise<{ said: readonly string[]; rows: number }> {
  const said: string[] = [];
  const lock = lockFolder(dataDirectory, 'Vicus');
  const database = await startEmbeddedDatabase({
    dataDirectory,
    cloneDirectory,
    say: (line) => said.push(line),
  });
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rowCount } = await client.query('select from acknowledged');
  await client.end();
  await database.stop();
  lock.release();
  return { said, rows: rowCount ?? 0 };
}

const takingOver = expect.stringContaining('taking it over');

test(
  'while it runs its folder is in use; after kill -9 the next start takes over and loses nothing',
  { timeout: 60_000 },
  async () => {
    const first = await runUntilAcknowledged();
    expect(() => lockFolder(dataDirectory, 'Vicus')).toThrow(
      expect.objectContaining({
        code: 'data-in-use',
        message: expect.stringContaining(`process ${first.pid} (Vicus`),
      }),
    );

    await kill(first);
    expect(await countAcknowledged()).toEqual({ said: expect.arrayContaining([takingOver]), rows: 1 });
  },
);

test('a server killed together with the app is recovered', { timeout: 60_000 }, async () => {
  const second = await runUntilAcknowledged();
  const postmaster = Number(readPostmasterLines()[0]);
  process.kill(postmaster, 'SIGKILL');
  await kill(second);
  expect(await countAcknowledged()).toEqual({ said: expect.arrayContaining([takingOver]), rows: 2 });
});

test('a process that got the number of a dead server is left alone', { timeout: 60_000 }, async () => {
  const bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
  await once(bystander, 'spawn');
  const file = join(dataDirectory, 'database', 'cluster', 'postmaster.pid');
  writeFileSync(
    file,
    `${bystander.pid}\n${join(dataDirectory, 'database', 'cluster')}\n0\n5432\n\n127.0.0.1\n\nready\n`,
  );
  expect(await countAcknowledged()).toMatchObject({ rows: 2 });
  expect(bystander.exitCode).toBeNull();
  expect(bystander.signalCode).toBeNull();
  bystander.kill();
});
