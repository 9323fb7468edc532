import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { StartFailure, toStartFailure } from './start-failure.ts';

/** Who holds a folder; written for the message only, the lock itself is kept by the operating system. */
const holderSchema = z.object({ pid: z.number(), what: z.string(), since: z.string() });
type Holder = z.infer<typeof holderSchema>;

export interface FolderLock {
  release(): void;
}

const sqliteBusy = 5;

/** Locks in force. Held here because a connection that nobody refers to is collected, and its lock with it. */
const held = new Set<DatabaseSync>();

function readHolder(file: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function toInUse(directory: string, holder: Holder | undefined): StartFailure {
  const who = holder
    ? `process ${holder.pid} (${holder.what}, since ${holder.since})`
    : 'another process that has not said which it is';
  return new StartFailure(
    'data-in-use',
    `The data folder ${directory} is in use by ${who}.`,
    holder
      ? `Stop that process first (kill ${holder.pid}), or set VICUS_DATA to another folder.`
      : 'Stop the other Vicus first, or set VICUS_DATA to another folder.',
  );
}

/**
 * Takes a folder for this process. Node has no file locks, SQLite has: an exclusive transaction is a lock of the
 * kernel, so it ends with the process (kill -9 and power cuts included), cannot be stale, holds between containers
 * that share a disk, and two starters cannot both win.
 */
export function lockFolder(directory: string, what: string): FolderLock {
  const holderFile = join(directory, 'lock.json');
  try {
    mkdirSync(directory, { recursive: true, mode: 0o711 });
    const lock = new DatabaseSync(join(directory, 'lock.sqlite'));
    try {
      lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      throw error;
    }
    const holder: Holder = { pid: process.pid, what, since: new Date().toISOString() };
    writeFileSync(holderFile, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
    held.add(lock);
    return {
      release: () => {
        if (held.delete(lock)) lock.close();
      },
    };
  } catch (error) {
    throw toLockFailure(error, directory, holderFile);
  }
}

/**
 * Takes the folder, waiting a little for an earlier run that is just closing: npm ends at once when it is asked to,
 * the application behind it closes its pages and its database first.
 */
export async function waitForFolder(
  directory: string,
  what: string,
  say: (line: string) => void,
  timeoutMs = 6000,
): Promise<FolderLock> {
  for (let waitedMs = 0; ; waitedMs += 100) {
    try {
      return lockFolder(directory, what);
    } catch (error) {
      const isInUse = error instanceof StartFailure && error.code === 'data-in-use';
      if (!isInUse || waitedMs >= timeoutMs) throw error;
      if (waitedMs === 0) say(`${error.message} Waiting a moment for it to end …`);
      await wait(100);
    }
  }
}

function toLockFailure(error: unknown, directory: string, holderFile: string): unknown {
  const sqliteCode = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  if (sqliteCode === sqliteBusy) return toInUse(directory, readHolder(holderFile));
  // SQLite hides the cause of "cannot open", "read only" and "disk full" behind numbers of its own.
  if (sqliteCode === 13) return toStartFailure({ code: 'ENOSPC' }, directory);
  if (sqliteCode === 8 || sqliteCode === 14) return toStartFailure({ code: 'EACCES' }, directory);
  return toStartFailure(error, directory);
}
