/** What a use case needs before it is called: the database, its doors, sign-in. */
import { configureAuth } from '../src/server/auth/auth.ts';
import { readAuthSecret } from '../src/server/auth/secret.ts';
import { migrate } from '../src/server/database/migrate.ts';
import { closeDatabase, connectDatabase } from '../src/server/db/connection.ts';
import { publishSettings, type Settings } from '../src/server/settings/settings.ts';
import { closeLater } from './closers.ts';
import type { CommandContext } from './command.types.ts';
import { migrationsFolder, openInstallation, type Installation } from './installation.ts';

type Context = Pick<CommandContext, 'settings' | 'say'>;

/** Opens the database, brings it forward and connects the doors and sign-in: what a use case needs. */
export async function openForUseCases({ settings, say }: Context): Promise<Installation> {
  const installation = await openInstallation({ settings });
  await migrate(installation.ownerUrl, installation.appLogin, migrationsFolder(settings), say);
  await connectDoors(settings, installation);
  return installation;
}

export async function connectDoors(settings: Settings, { appUrl }: Installation): Promise<void> {
  const origin = settings.configuredOrigin ?? `http://localhost:${settings.port}`;
  publishSettings({ ...settings, origin, databaseUrl: appUrl });
  connectDatabase(appUrl);
  closeLater(closeDatabase);
  configureAuth(await readAuthSecret(settings.dataDirectory), origin);
}
