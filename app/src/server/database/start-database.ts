import { join } from 'node:path';
import type { Settings } from '../settings/settings.ts';
import { startEmbeddedDatabase } from './embedded/embedded-database.ts';
import { appLogin } from './embedded/roles.ts';
import { checkExternalDatabase } from './external-database.ts';
import { migrate } from './migrate.ts';

export interface StartedDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Resolves when an embedded server is gone, asked or not; never for the operator's. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Opens the database of an installation (embedded or the operator's) and brings it forward. */
export async function startDatabase(
  settings: Settings,
  say: (line: string) => void,
): Promise<StartedDatabase> {
  const { externalDatabase, dataDirectory, cloneDirectory } = settings;
  const migrations = join(cloneDirectory, 'app', 'migrations');
  if (externalDatabase) {
    const login = await checkExternalDatabase(externalDatabase.appUrl, externalDatabase.ownerUrl);
    await migrate(externalDatabase.ownerUrl, login, migrations, say);
    return { ...externalDatabase, ended: new Promise(() => undefined), stop: () => Promise.resolve() };
  }
  const embedded = await startEmbeddedDatabase({ dataDirectory, cloneDirectory, say });
  try {
    await migrate(embedded.ownerUrl, appLogin, migrations, say);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  const { appUrl, ownerUrl, ended } = embedded;
  return { appUrl, ownerUrl, ended, stop: () => embedded.stop() };
}
