import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartFailure, toStartFailure } from '../start-failure.ts';
import { serverEnvironment } from './cluster.ts';
import type { DatabaseFolder } from './database-folder.ts';
import type { ServerBinaries } from './server-binaries.ts';
import type { ServerUser } from './server-user.ts';

/** What PostgreSQL writes into postmaster.pid: line 1 the process, line 8 the state. */
interface PostmasterFile {
  readonly pid: number;
  readonly isReady: boolean;
}

function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 1 ? { pid, isReady: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/** A container without an init process keeps ended processes as zombies, which still answer to signals. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** After a crash or in a new container the number may belong to some other program by now. */
function isPostmasterOf(pid: number, cluster: string): boolean {
  try {
    const commandLine = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
    });
    return commandLine.includes(cluster);
  } catch (error) {
    const isWithoutPs = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isWithoutPs && isPostmasterByProc(pid, cluster);
  }
}

/** Slim containers have no `ps`. */
function isPostmasterByProc(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return false;
  }
}

async function waitForEnd(pid: number, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += 25) {
    if (!isAlive(pid)) return true;
    await wait(25);
  }
  return !isAlive(pid);
}

/** PostgreSQL's shutdowns: SIGINT "fast" (sessions are rolled back), SIGQUIT "immediate" (recovers at the start). */
async function endPostmaster(pid: number): Promise<void> {
  for (const [signal, timeoutMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    process.kill(pid, signal);
    if (await waitForEnd(pid, timeoutMs)) return;
  }
  throw new StartFailure(
    'database-did-not-start',
    `The database left by an earlier run (process ${pid}) does not stop.`,
    `Stop it by hand (kill -9 ${pid}) and start again; PostgreSQL recovers what was acknowledged.`,
  );
}

/**
 * Clears what an app that was killed left behind. Call it only while holding the folder's lock: then whatever runs
 * on this cluster belongs to nobody. Returns what was found.
 */
export async function takeOverCluster(cluster: string): Promise<'nothing' | 'running' | 'stale'> {
  const found = readPostmasterFile(cluster);
  if (!found) return 'nothing';
  if (isAlive(found.pid) && isPostmasterOf(found.pid, cluster)) {
    await endPostmaster(found.pid);
    return 'running';
  }
  // PostgreSQL would refuse to start if the number now belongs to another program of the same user.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return 'stale';
}

/** Errors are logged without their row or statement: answers of people must not end in a log file. */
function toServerArguments(cluster: string, port: number, isDurable: boolean): readonly string[] {
  const parameters = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: isDurable ? 'on' : 'off',
    synchronous_commit: isDurable ? 'on' : 'off',
    full_page_writes: isDurable ? 'on' : 'off',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_statement: 'none',
    log_checkpoints: 'off',
    logging_collector: 'off',
  };
  return [
    '-D',
    cluster,
    ...Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

const maximumLogBytes = 5 * 1024 * 1024;

function openLog(file: string, user: ServerUser | undefined): { descriptor: number; sizeBytes: number } {
  const descriptor = openSync(file, 'a', 0o600);
  if (user) chownSync(file, user.uid, user.gid);
  if (statSync(file).size > maximumLogBytes) truncateSync(file);
  return { descriptor, sizeBytes: statSync(file).size };
}

export interface Postmaster {
  readonly port: number;
  /** Resolves when the server is gone, asked or not. */
  readonly ended: Promise<void>;
  /** Fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>;
}

async function waitUntilReady(
  child: ChildProcess,
  folder: DatabaseFolder,
): Promise<'ready' | 'ended' | 'slow'> {
  let spawnError: Error | undefined;
  child.on('error', (error) => (spawnError = error));
  // Recovery after a crash may take a while on a slow disk.
  for (let waitedMs = 0; waitedMs < 120_000; waitedMs += 15) {
    if (spawnError) throw spawnError;
    if (child.exitCode !== null || child.signalCode !== null) return 'ended';
    const file = readPostmasterFile(folder.cluster);
    if (file?.isReady && file.pid === child.pid) return 'ready';
    await wait(15);
  }
  return 'slow';
}

function toServerFailure(log: string, folder: DatabaseFolder): unknown {
  const complaint = log.trim().split('\n').slice(-6).join('\n');
  const failure = toStartFailure(new Error(complaint), folder.directory);
  if (failure instanceof StartFailure) return failure;
  return new StartFailure(
    'database-did-not-start',
    `The embedded database did not start:\n${complaint}`,
    `Read ${folder.logFile}, mend what it says and start again.`,
  );
}

/** Starts the server on a port; answers 'port-taken' when someone else has it. */
export async function startPostmaster(
  folder: DatabaseFolder,
  binaries: ServerBinaries,
  user: ServerUser | undefined,
  options: { readonly port: number; readonly isDurable: boolean },
): Promise<Postmaster | 'port-taken' | 'memory-in-use'> {
  const log = openLog(folder.logFile, user);
  const child = spawn(binaries.postgres, toServerArguments(folder.cluster, options.port, options.isDurable), {
    cwd: '/',
    env: serverEnvironment,
    // A session of its own: Ctrl+C in the terminal reaches the app, which stops the server last.
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  closeSync(log.descriptor);
  const state = await waitUntilReady(child, folder);
  if (state === 'ready' && child.pid !== undefined) {
    const { pid } = child;
    child.unref();
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    return { port: options.port, ended, stop: () => (isAlive(pid) ? endPostmaster(pid) : Promise.resolve()) };
  }
  if (state === 'slow') child.kill('SIGQUIT');
  const lines = readFileSync(folder.logFile, 'utf8').slice(log.sizeBytes);
  if (/could not bind .* address|Address already in use/i.test(lines)) return 'port-taken';
  if (/pre-existing shared memory block|is still in use/i.test(lines)) return 'memory-in-use';
  throw toServerFailure(lines, folder);
}
