import { noteBackup } from '../backup/last-backup.ts';
import { readPassphrase } from '../backup/passphrase.ts';
import { writeBackup } from '../backup/write-backup.ts';
import type { RunCommand } from '../command.types.ts';
import { openInstallation } from '../installation.ts';

export const run: RunCommand = async ({ settings, environment, print }, [file = '']) => {
  const passphrase = readPassphrase(environment);
  const { ownerUrl } = await openInstallation({ settings });
  const { dataDirectory, version: vicusVersion } = settings;
  const begunAt = new Date();
  const rows = await writeBackup({ ownerUrl, dataDirectory, vicusVersion, file, passphrase });
  noteBackup(dataDirectory, file, begunAt);
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  print(`${file}: ${Object.keys(rows).length} tables, ${total} rows`);
  return 0;
};
