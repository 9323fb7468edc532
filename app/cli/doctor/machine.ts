/** The machine Vicus stands on: disk, secrets, programs, and how old the last backup is. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from '../../src/server/settings/settings.ts';
import { readLastBackup } from '../backup/last-backup.ts';
import { good, look, wrong, type Finding } from './finding.ts';

const MEGABYTE = 1024 * 1024;
const SCARCE_MEGABYTES = 500;
const LOW_MEGABYTES = 2_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const BACKUP_DAYS = 7;
const BACKUP_LATE_DAYS = 30;

export function checkBuild({ cloneDirectory }: Settings): Finding {
  const isBuilt = existsSync(join(cloneDirectory, 'app', 'build', 'handler.js'));
  return isBuilt
    ? good('pages', 'built')
    : look('pages', 'not built yet', 'Vicus cannot show any.', 'npm start builds them.');
}

/** The data folder, and the database's own where it lies elsewhere. */
export async function checkDisks({ dataDirectory }: Settings): Promise<Finding[]> {
  if (!existsSync(dataDirectory))
    return [
      look(
        'disk',
        `${dataDirectory} is not there yet`,
        'Nothing is stored so far.',
        'npm start makes it; if you expected data here, check VICUS_DATA.',
      ),
    ];
  const location = join(dataDirectory, 'database.location');
  const database = existsSync(location) ? readFileSync(location, 'utf8').trim() : undefined;
  const folders = [dataDirectory, ...(database === undefined ? [] : [database])];
  return Promise.all(folders.filter((folder) => existsSync(folder)).map(checkDisk));
}

async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  return judgeFreeSpace(folder, Math.floor((bavail * bsize) / MEGABYTE));
}

export function judgeFreeSpace(folder: string, freeMegabytes: number): Finding {
  const what = `${freeMegabytes.toLocaleString('en')} MB free for ${folder}`;
  const why = 'PostgreSQL stops when the disk is full, and answers can no longer be stored.';
  const mend = 'Free some space, or move VICUS_DATA to a larger disk (docs/install.md, Moving).';
  if (freeMegabytes < SCARCE_MEGABYTES) return wrong('disk', what, why, mend);
  return freeMegabytes < LOW_MEGABYTES ? look('disk', what, why, mend) : good('disk', what);
}

/** Who else on this machine can read what signs sessions and opens answers. */
export function checkSecrets({ dataDirectory }: Settings): Finding {
  const folder = join(dataDirectory, 'secrets');
  if (!existsSync(folder))
    return look('secrets', 'none yet', 'Sessions cannot be signed.', 'npm start makes them.');
  const files = readdirSync(folder).map((name) => join(folder, name));
  const open = [folder, ...files].filter((path) => (statSync(path).mode & 0o077) !== 0);
  if (open.length === 0) return good('secrets', `${files.length} files, readable by their owner only`);
  return wrong(
    'secrets',
    `others on this machine may read ${open.join(', ')}`,
    'Whoever reads them can sign in as anybody and open stored drafts.',
    `chmod 700 ${folder} && chmod 600 ${folder}/*`,
  );
}

export function checkBackupKey(environment: Readonly<Record<string, string | undefined>>): Finding {
  if ((environment['VICUS_BACKUP_KEY'] ?? '') !== '') return good('backup-key', 'VICUS_BACKUP_KEY is set');
  return look(
    'backup-key',
    'VICUS_BACKUP_KEY is not set here',
    'No backup can be written by this user; without one a broken disk is the end of everything collected.',
    'Set it for the command that makes backups (docs/install.md, Backups).',
  );
}

export function checkBackupAge({ dataDirectory }: Settings, now: Date): Finding {
  const last = readLastBackup(dataDirectory);
  const mend = 'npm run vicus -- backup FILE, once a day and to another machine (docs/install.md, Backups).';
  const why = 'What was collected since the last backup is lost with the disk.';
  if (last === undefined) return look('backup-age', 'no backup was made by this installation', why, mend);
  const days = Math.floor((now.getTime() - last.madeAt.getTime()) / DAY_MS);
  const what = `the last backup is ${days === 1 ? '1 day' : `${days} days`} old (${last.file})`;
  if (days > BACKUP_LATE_DAYS) return wrong('backup-age', what, why, mend);
  if (days > BACKUP_DAYS) return look('backup-age', what, why, mend);
  if (!existsSync(last.file)) return good('backup-age', `${what}; it has been moved from there`);
  const isBeside = dirname(last.file).startsWith(dataDirectory);
  return isBeside
    ? look(
        'backup-age',
        `${what}, and lies in the data folder itself`,
        why,
        'Keep backups on another machine.',
      )
    : good('backup-age', what);
}
