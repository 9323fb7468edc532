/** The database of an installation, whether Vicus is running or not. */
import { join } from 'node:path';
import { Client } from 'pg';
import {
  readEmbeddedUrls,
  startEmbeddedDatabase,
} from '../src/server/database/embedded/embedded-database.ts';
import { appLogin } from '../src/server/database/embedded/roles.ts';
import { checkExternalDatabase } from '../src/server/database/external-database.ts';
import { lockFolder, type FolderLock } from '../src/server/database/lock.ts';
import { StartFailure } from '../src/server/database/start-failure.ts';
import type { Settings } from '../src/server/settings/settings.ts';
import { CliFailure } from './cli-failure.ts';
import { closeLater } from './closers.ts';

export interface Installation {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** the application's login, which may only `set role` */
  readonly appLogin: string;
  /** Vicus is running in this data folder */
  readonly isRunning: boolean;
}

export interface OpenOptions {
  readonly settings: Settings;
  /** refuse while Vicus runs */
  readonly mustBeStopped?: boolean;
}

/** Finds the database, or starts it where Vicus is stopped. Does not migrate. */
export async function openInstallation({ settings, mustBeStopped }: OpenOptions): Promise<Installation> {
  const lock = takeLock(settings);
  if (lock instanceof StartFailure && mustBeStopped) {
    throw new CliFailure(
      'must-be-stopped',
      lock.message,
      'Stop Vicus first; this command needs it to stand still.',
    );
  }
  const isRunning = lock instanceof StartFailure;
  if (!isRunning) closeLater(() => lock.release());
  const { externalDatabase } = settings;
  if (externalDatabase) {
    const login = await checkExternalDatabase(externalDatabase.appUrl, externalDatabase.ownerUrl);
    return { ...externalDatabase, appLogin: login, isRunning };
  }
  if (isRunning) return { ...(await findRunningDatabase(settings, lock)), appLogin, isRunning };
  const { dataDirectory, cloneDirectory } = settings;
  const started = await startEmbeddedDatabase({ dataDirectory, cloneDirectory, say: () => undefined });
  closeLater(() => started.stop());
  return { appUrl: started.appUrl, ownerUrl: started.ownerUrl, appLogin, isRunning };
}

export function migrationsFolder(settings: Settings): string {
  return join(settings.cloneDirectory, 'app', 'migrations');
}

function takeLock(settings: Settings): FolderLock | StartFailure {
  try {
    return lockFolder(settings.dataDirectory, 'the command line of Vicus');
  } catch (error) {
    if (error instanceof StartFailure && error.code === 'data-in-use') return error;
    throw error;
  }
}

async function findRunningDatabase(settings: Settings, inUse: StartFailure) {
  const urls = readEmbeddedUrls(settings.dataDirectory);
  if (urls !== undefined && (await isReachable(urls.appUrl))) return urls;
  throw new CliFailure(
    'starting-or-stopping',
    `${inUse.message} Its database does not answer: Vicus is just starting or stopping.`,
    'Wait a moment and try again.',
  );
}

async function isReachable(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
