import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isPortFree, pickFreePort } from '../free-port.ts';
import { lockFolder } from '../lock.ts';
import { StartFailure, toStartFailure } from '../start-failure.ts';
import { makeCluster } from './cluster.ts';
import { findDatabaseFolder, prepareDatabaseFolder } from './database-folder.ts';
import type { DatabaseFolder } from './database-folder.ts';
import { writeDurably } from './durable-file.ts';
import { startPostmaster, takeOverCluster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';
import { appLogin, ensureLoginsAndDatabase, ownerLogin, toDatabaseUrl } from './roles.ts';
import { makeSecrets, readSecrets } from './secrets.ts';
import type { DatabaseSecrets } from './secrets.ts';
import { findServerBinaries } from './server-binaries.ts';
import type { ServerBinaries } from './server-binaries.ts';
import { readServerUser } from './server-user.ts';
import type { ServerUser } from './server-user.ts';

export interface EmbeddedDatabase {
  /** The application's login, which may only `set role`. */
  readonly appUrl: string;
  /** The owner, for migrations. */
  readonly ownerUrl: string;
  /** The superuser; for tests and repairs, never for the application. */
  readonly superuserUrl: string;
  /** Resolves when the server is gone, asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDirectory: string;
  readonly cloneDirectory: string;
  /** Says one plain line about what is being done. */
  readonly say: (line: string) => void;
  /** False in tests only: the database may then be lost with the power. */
  readonly isDurable?: boolean;
}

interface Plant {
  readonly folder: DatabaseFolder;
  readonly binaries: ServerBinaries;
  readonly user: ServerUser | undefined;
  readonly isDurable: boolean;
}

function readKeptPort(folder: DatabaseFolder): number | undefined {
  if (!existsSync(folder.portFile)) return undefined;
  const port = Number(readFileSync(folder.portFile, 'utf8'));
  return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : undefined;
}

/** Keeps the port of the last start where possible, so that a tool set up by hand goes on working. */
async function startOnFreePort({ folder, binaries, user, isDurable }: Plant): Promise<Postmaster> {
  const kept = readKeptPort(folder);
  let port =
    kept !== undefined && (await isPortFree(kept, '127.0.0.1')) ? kept : await pickFreePort('127.0.0.1');
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const started = await startPostmaster(folder, binaries, user, { port, isDurable });
    if (typeof started === 'object') {
      writeDurably(folder.portFile, `${port}\n`);
      return started;
    }
    if (started === 'port-taken') port = await pickFreePort('127.0.0.1');
    // Sessions of a killed server end by themselves within moments.
    else await wait(500);
  }
  throw new StartFailure(
    'database-did-not-start',
    'The embedded database found no free port, or sessions of an earlier run still hold its memory.',
    `Wait a minute and start again; if it stays, read ${folder.logFile}.`,
  );
}

function sayWhere({ folder, binaries, user }: Plant, say: (line: string) => void): void {
  if (user) say(`PostgreSQL does not run as root: it runs as the user "${user.name}".`);
  if (binaries.copiedTo) say(`Its programs were put where that user can go: ${binaries.copiedTo}`);
  if (folder.isOutside) say(`Its data lie where that user can go: ${folder.directory}`);
}

async function startPlant(
  plant: Plant,
  secrets: DatabaseSecrets,
  say: (line: string) => void,
): Promise<Postmaster> {
  const { folder, binaries, user } = plant;
  if (!existsSync(folder.cluster)) say('Making the database (first start only) …');
  await makeCluster(folder, binaries, secrets.superuser, user);
  const found = await takeOverCluster(folder.cluster);
  if (found !== 'nothing') say('An earlier run did not close its database: taking it over, nothing is lost.');
  const postmaster = await startOnFreePort(plant);
  try {
    await ensureLoginsAndDatabase(postmaster.port, secrets);
    return postmaster;
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
}

function toUrls(secrets: DatabaseSecrets, port: number) {
  return {
    appUrl: toDatabaseUrl(appLogin, secrets.app, port),
    ownerUrl: toDatabaseUrl(ownerLogin, secrets.owner, port),
    superuserUrl: toDatabaseUrl('postgres', secrets.superuser, port, 'postgres'),
  };
}

/** Starts the PostgreSQL of a data folder. The caller holds the lock of that folder. */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dataDirectory, cloneDirectory, say, isDurable = true } = options;
  try {
    const user = readServerUser();
    const folder = prepareDatabaseFolder(dataDirectory, cloneDirectory, user);
    const secrets = existsSync(folder.cluster) ? readSecrets(dataDirectory) : makeSecrets(dataDirectory);
    const plant: Plant = { folder, binaries: findServerBinaries(cloneDirectory, user), user, isDurable };
    sayWhere(plant, say);
    // A copy of the data folder would point to the same database outside it.
    const outsideLock = folder.isOutside ? lockFolder(`${folder.directory}.lock`, 'Vicus') : undefined;
    const postmaster = await startPlant(plant, secrets, say).catch((error: unknown) => {
      outsideLock?.release();
      throw error;
    });
    const stop = () => postmaster.stop().finally(() => outsideLock?.release());
    return { ...toUrls(secrets, postmaster.port), ended: postmaster.ended, stop };
  } catch (error) {
    throw toStartFailure(error, dataDirectory);
  }
}

/** The addresses of a server that another process of this data folder is running; for the command line. */
export function readEmbeddedUrls(
  dataDirectory: string,
): Omit<EmbeddedDatabase, 'stop' | 'ended'> | undefined {
  const folder = findDatabaseFolder(dataDirectory);
  const port = folder && readKeptPort(folder);
  return port === undefined ? undefined : toUrls(readSecrets(dataDirectory), port);
}
