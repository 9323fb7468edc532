import { migrate } from '../../src/server/database/migrate.ts';
import type { RunCommand } from '../command.types.ts';
import { migrationsFolder, openInstallation } from '../installation.ts';

export const run: RunCommand = async ({ settings, say, print }) => {
  const { ownerUrl, appLogin } = await openInstallation({ settings });
  const applied = await migrate(ownerUrl, appLogin, migrationsFolder(settings), say);
  print(
    applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.length}: ${applied.join(', ')}`,
  );
  return 0;
};
