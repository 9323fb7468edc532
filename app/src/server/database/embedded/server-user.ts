import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from '../start-failure.ts';

/** The user that PostgreSQL runs as; undefined means: the user that runs Vicus. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In order of preference: the account made for PostgreSQL, then the one every system has. */
const candidateNames = ['vicus', 'postgres', '_postgres', 'nobody'];

/** PostgreSQL refuses to run as root and wants a user that the system knows by name. */
export function readServerUser(passwdFile = '/etc/passwd'): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync(passwdFile, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  for (const name of candidateNames) {
    const user = users.find((one) => one.name === name);
    // A negative id (nobody on macOS) cannot be given to a child process.
    if (user && user.uid > 0 && user.gid >= 0) return user;
  }
  throw new StartFailure(
    'no-permission',
    'Vicus was started as root, PostgreSQL does not run as root, and there is no user "postgres" or "nobody".',
    'Start Vicus as an ordinary user, or make a user for the database: useradd --system vicus.',
  );
}

/** Whether the permission bits let the user pass through a folder (access lists are not looked at). */
function mayTraverse(directory: string, user: ServerUser): boolean {
  const { mode, uid, gid } = statSync(directory);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Whether the user can reach an existing folder through all the folders above it. */
export function mayReach(directory: string, user: ServerUser): boolean {
  const path = realpathSync(directory);
  return mayTraverse(path, user) && (path === dirname(path) || mayReach(dirname(path), user));
}
