import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { takeOverCluster } from '../../database/embedded/postmaster.ts';
import { startEmbeddedDatabase } from '../../database/embedded/embedded-database.ts';
import type { EmbeddedDatabase } from '../../database/embedded/embedded-database.ts';
import { appLogin, ownerLogin } from '../../database/embedded/roles.ts';
import { migrate } from '../../database/migrate.ts';

export const templateName = 'vicus_template';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Addresses of the server of this test run. */
    vicusTestServer: { superuserUrl: string; ownerUrl: string; appUrl: string };
  }
}

const cloneDirectory = resolve(import.meta.dirname, '../../../../..');
const prefix = 'vicus-test-';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Stops and removes the servers of test runs that were killed. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (!pid || isAlive(pid)) continue;
    const directory = join(tmpdir(), name);
    await takeOverCluster(join(directory, 'database', 'cluster'));
    rmSync(directory, { recursive: true, force: true });
  }
}

async function makeTemplate(server: EmbeddedDatabase): Promise<void> {
  const client = new Client({ connectionString: server.superuserUrl });
  await client.connect();
  await client.query(`create database ${templateName} owner ${ownerLogin}`);
  await client.end();
  const templateUrl = new URL(server.ownerUrl);
  templateUrl.pathname = `/${templateName}`;
  await migrate(templateUrl.href, appLogin, join(cloneDirectory, 'app', 'migrations'));
}

/** One real PostgreSQL for the whole run, migrated once; each test file clones the template. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned();
  const dataDirectory = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(dataDirectory, 0o711);
  const server = await startEmbeddedDatabase({
    dataDirectory,
    cloneDirectory,
    say: () => undefined,
    isDurable: false,
  });
  const stop = async () => {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    await makeTemplate(server);
  } catch (error) {
    await stop();
    throw error;
  }
  const { superuserUrl, ownerUrl, appUrl } = server;
  project.provide('vicusTestServer', { superuserUrl, ownerUrl, appUrl });
  return stop;
}
