import { forgetWave, listWavesToForget } from '../../src/features/survey/server/closing.usecases.ts';
import { readPassphrase } from '../backup/passphrase.ts';
import { readBackup } from '../backup/read-backup.ts';
import type { RunCommand } from '../command.types.ts';
import { connectDoors } from '../connect-doors.ts';
import { migrationsFolder, openInstallation } from '../installation.ts';

export const run: RunCommand = async ({ settings, environment, say, print }, [file = '']) => {
  const passphrase = readPassphrase(environment);
  const installation = await openInstallation({ settings, mustBeStopped: true });
  const { ownerUrl, appLogin } = installation;
  const { dataDirectory } = settings;
  const folder = migrationsFolder(settings);
  const restored = await readBackup({
    file,
    passphrase,
    ownerUrl,
    appLogin,
    dataDirectory,
    migrationsFolder: folder,
    say,
  });
  await connectDoors(settings, installation);
  const overdue = await listWavesToForget();
  for (const wave of overdue) await forgetWave(wave);
  print(`Restored the backup of ${restored.madeAt}. Retention dates that have passed: ${overdue.length}.`);
  return 0;
};
