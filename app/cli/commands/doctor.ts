import { statfs } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { readMigrations } from '../../src/server/database/migrate.ts';
import { StartFailure } from '../../src/server/database/start-failure.ts';
import type { Settings } from '../../src/server/settings/settings.ts';
import { CliFailure } from '../cli-failure.ts';
import type { RunCommand } from '../command.types.ts';
import { migrationsFolder, openInstallation, type Installation } from '../installation.ts';

interface Finding {
  readonly state: 'good' | 'look' | 'wrong';
  readonly text: string;
}

const good = (text: string): Finding => ({ state: 'good', text });
const look = (text: string): Finding => ({ state: 'look', text });
const wrong = (text: string): Finding => ({ state: 'wrong', text });

const MEGABYTE = 1024 * 1024;
const SCARCE_MEGABYTES = 500;

export const run: RunCommand = async ({ settings, environment, print }) => {
  const findings = [
    good(
      `settings: every environment variable can be used (Vicus ${settings.version}, Node ${process.version})`,
    ),
    ...checkBuild(settings),
    ...checkBackupKey(environment),
    ...(await checkDisk(settings)),
    ...(await checkDatabase(settings)),
    ...listOutsideHosts(settings),
  ];
  for (const { state, text } of findings) print(`${state.padEnd(5)}  ${text}`);
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
};

function checkBuild({ cloneDirectory }: Settings): Finding[] {
  const isBuilt = existsSync(join(cloneDirectory, 'app', 'build', 'handler.js'));
  return [isBuilt ? good('pages: built') : look('pages: not built yet; npm start builds them')];
}

function checkBackupKey(environment: Readonly<Record<string, string | undefined>>): Finding[] {
  const isSet = (environment['VICUS_BACKUP_KEY'] ?? '') !== '';
  return [
    isSet
      ? good('backups: VICUS_BACKUP_KEY is set')
      : look('backups: VICUS_BACKUP_KEY is not set, so none can be written'),
  ];
}

async function checkDisk({ dataDirectory }: Settings): Promise<Finding[]> {
  if (!existsSync(dataDirectory))
    return [look(`data folder: ${dataDirectory} is not there yet; npm start makes it`)];
  const { bavail, bsize } = await statfs(dataDirectory);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  const text = `disk: ${free.toLocaleString('en')} MB free for ${dataDirectory}`;
  return [free < SCARCE_MEGABYTES ? wrong(`${text}; PostgreSQL stops when it is full`) : good(text)];
}

async function checkDatabase(settings: Settings): Promise<Finding[]> {
  const isNew = settings.externalDatabase === undefined && !existsSync(settings.dataDirectory);
  if (isNew) return [look('database: none yet; npm start makes it')];
  try {
    const installation = await openInstallation({ settings });
    const state = installation.isRunning ? 'Vicus is running' : 'Vicus is stopped';
    const kind = settings.externalDatabase ? 'the one of DATABASE_URL' : 'built in';
    return [good(`database: ${kind}, answers; ${state}`), ...(await askCatalogue(settings, installation))];
  } catch (error) {
    if (!(error instanceof StartFailure || error instanceof CliFailure)) throw error;
    return [wrong(`database: ${error.message} To mend it: ${error.mend}`)];
  }
}

async function askCatalogue(settings: Settings, installation: Installation): Promise<Finding[]> {
  const client = new Client({ connectionString: installation.ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return [
      await checkVersion(client),
      await checkLogin(client, installation.appLogin),
      await checkMigrations(client, settings),
      ...(await checkRowSecurity(client)),
    ];
  } finally {
    await client.end();
  }
}

async function checkVersion(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  const text = `database: PostgreSQL ${rows[0]?.version ?? '?'}`;
  return (rows[0]?.number ?? 0) >= 150_000 ? good(text) : wrong(`${text}; Vicus needs 15 or newer`);
}

/** The application may only take the roles of the doors. */
async function checkLogin(client: Client, login: string): Promise<Finding> {
  const { rows } = await client.query<{ powers: boolean; roles: string[] }>(
    `select rolsuper or rolcreaterole or rolbypassrls or rolinherit as powers,
       (select coalesce(array_agg(g.rolname::text order by 1), '{}') from pg_auth_members m
         join pg_roles g on g.oid = m.roleid where m.member = r.oid) as roles
     from pg_roles r where rolname = $1`,
    [login],
  );
  const [found] = rows;
  if (found === undefined) return wrong(`roles: there is no login ${login}`);
  if (found.powers) return wrong(`roles: the login ${login} has powers of its own; it may only "set role"`);
  const outside = found.roles.filter((role) => !role.startsWith('vicus_'));
  if (outside.length > 0) return wrong(`roles: the login ${login} may also be ${outside.join(', ')}`);
  return found.roles.length === 0
    ? look(`roles: ${login} may take no role yet; npm start migrates the database`)
    : good(`roles: ${login} may only take ${found.roles.join(', ')}`);
}

async function checkMigrations(client: Client, settings: Settings): Promise<Finding> {
  const { rows } = await client.query<{ present: boolean }>(
    `select to_regclass('public.vicus_migration') is not null as present`,
  );
  const applied = rows[0]?.present
    ? (
        await client.query<{ name: string; hash: string }>(
          'select name, hash from public.vicus_migration order by name',
        )
      ).rows
    : [];
  const known = readMigrations(migrationsFolder(settings));
  const strange = applied.find(({ name, hash }, at) => known[at]?.name !== name || known[at].hash !== hash);
  if (strange !== undefined)
    return wrong(`migrations: ${strange.name} is not the one of this version of Vicus`);
  const pending = known.length - applied.length;
  return pending === 0
    ? good(`migrations: all ${applied.length} applied`)
    : look(`migrations: ${pending} to come; npm start or npm run vicus -- migrate applies them`);
}

async function checkRowSecurity(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'place_id'
      where c.relkind = 'r' and n.nspname in ('office', 'confidential', 'published') and c.relname <> 'place_address'
        and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
  );
  if (rows.length === 0)
    return [good('row-level security: in force on every table of a place, also for its owner')];
  return [wrong(`row-level security: not in force on ${rows.map(({ name }) => name).join(', ')}`)];
}

/** Everything that leaves this machine by itself. Sign-in is local; pages load nothing from elsewhere. */
function listOutsideHosts({ smtpUrl, externalDatabase }: Settings): Finding[] {
  const mail = smtpUrl === undefined ? undefined : new URL(smtpUrl);
  const database = externalDatabase === undefined ? undefined : new URL(externalDatabase.appUrl);
  const hosts = [
    ...(mail === undefined
      ? []
      : [`mail ${mail.hostname}${mail.port === '' ? '' : `:${mail.port}`} (SMTP_URL)`]),
    ...(database === undefined
      ? []
      : [`database ${database.hostname}:${database.port || '5432'} (DATABASE_URL)`]),
  ];
  return [
    good(`outside hosts that are called: ${hosts.length === 0 ? 'none' : hosts.join(', ')}`),
    ...(mail === undefined
      ? [look('mail: SMTP_URL is not set; invitations go out as letters and lists')]
      : []),
  ];
}
