import { spawn } from 'node:child_process';
import { chownSync, existsSync, readdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure, toStartFailure } from '../start-failure.ts';
import type { DatabaseFolder } from './database-folder.ts';
import type { ServerBinaries } from './server-binaries.ts';
import type { ServerUser } from './server-user.ts';

/** Only what PostgreSQL needs: no locale, proxy or secret of the environment reaches it. */
export const serverEnvironment = { LC_ALL: 'C', PATH: '/usr/bin:/bin', TZ: 'UTC' };

const unfinished = 'cluster.new-';

function runProgram(
  program: string,
  arguments_: readonly string[],
  user: ServerUser | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, arguments_, {
      cwd: '/',
      env: serverEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve('') : resolve(complaint || `it ended with code ${code}`),
    );
  });
}

/**
 * The order of texts must not change with the operating system, so the built-in provider of PostgreSQL sorts
 * (code points, Unicode case rules); pages sort names for people themselves.
 */
function toInitdbArguments(directory: string, passwordFile: string): readonly string[] {
  return [
    `--pgdata=${directory}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ];
}

/** Makes the cluster beside its final name and renames it, so a torn first start leaves nothing half made. */
export async function makeCluster(
  folder: DatabaseFolder,
  binaries: ServerBinaries,
  superuserPassword: string,
  user: ServerUser | undefined,
): Promise<void> {
  if (existsSync(folder.cluster)) return;
  for (const name of readdirSync(folder.directory)) {
    if (name.startsWith(unfinished)) rmSync(join(folder.directory, name), { recursive: true, force: true });
  }
  const partial = join(folder.directory, `${unfinished}${process.pid}`);
  const passwordFile = `${partial}.password`;
  writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    const complaint = await runProgram(binaries.initdb, toInitdbArguments(partial, passwordFile), user);
    if (complaint) throw toClusterFailure(complaint, folder);
    renameSync(partial, folder.cluster);
  } finally {
    unlinkSync(passwordFile);
  }
}

function toClusterFailure(complaint: string, folder: DatabaseFolder): unknown {
  const failure = toStartFailure(new Error(complaint.trim()), folder.directory);
  if (failure instanceof StartFailure) return failure;
  return new StartFailure(
    'database-did-not-start',
    `The embedded database could not be made: ${complaint.trim()}`,
    `Mend what the message says, or set VICUS_DATA to another folder than ${folder.directory}.`,
  );
}
