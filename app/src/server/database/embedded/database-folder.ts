import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { toDiskFull } from '../start-failure.ts';
import { writeDurably } from './durable-file.ts';
import { toOutsideDirectory } from './server-binaries.ts';
import { mayReach } from './server-user.ts';
import type { ServerUser } from './server-user.ts';

/** Where the embedded server keeps its files: `cluster`, `server.log` and `port`. */
export interface DatabaseFolder {
  readonly directory: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly portFile: string;
  /** True when the folder lies outside the data folder, where the server's user can go. */
  readonly isOutside: boolean;
}

function toDatabaseFolder(directory: string, isOutside: boolean): DatabaseFolder {
  return {
    directory,
    cluster: join(directory, 'cluster'),
    logFile: join(directory, 'server.log'),
    portFile: join(directory, 'port'),
    isOutside,
  };
}

/** The folder that an earlier start chose; undefined before the first start. */
export function findDatabaseFolder(dataDirectory: string): DatabaseFolder | undefined {
  const locationFile = join(dataDirectory, 'database.location');
  if (existsSync(locationFile)) return toDatabaseFolder(readFileSync(locationFile, 'utf8').trim(), true);
  const inside = join(dataDirectory, 'database');
  return existsSync(inside) ? toDatabaseFolder(inside, false) : undefined;
}

/**
 * Chooses the folder once and for all. The name outside is random and noted in the data folder, so the database
 * follows the data folder when that moves, and a new data folder never meets an old database.
 */
function chooseDatabaseFolder(
  dataDirectory: string,
  cloneDirectory: string,
  user?: ServerUser,
): DatabaseFolder {
  if (!user || mayReach(dataDirectory, user)) return toDatabaseFolder(join(dataDirectory, 'database'), false);
  const directory = join(toOutsideDirectory(cloneDirectory), `database-${randomBytes(6).toString('hex')}`);
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  writeDurably(join(dataDirectory, 'database.location'), `${directory}\n`);
  return toDatabaseFolder(directory, true);
}

/** PostgreSQL stops for good when it cannot write its log; better to refuse before that, with room to mend. */
export function refuseFullDisk(directory: string, neededBytes: number): void {
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize < neededBytes) throw toDiskFull(directory);
}

/** Finds or makes the folder, owned by the server's user and closed to others. */
export function prepareDatabaseFolder(
  dataDirectory: string,
  cloneDirectory: string,
  user?: ServerUser,
): DatabaseFolder {
  const folder =
    findDatabaseFolder(dataDirectory) ?? chooseDatabaseFolder(dataDirectory, cloneDirectory, user);
  mkdirSync(folder.directory, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder.directory, user.uid, user.gid);
  chmodSync(folder.directory, 0o700);
  const megabyte = 1024 * 1024;
  refuseFullDisk(folder.directory, (existsSync(folder.cluster) ? 24 : 120) * megabyte);
  return folder;
}
