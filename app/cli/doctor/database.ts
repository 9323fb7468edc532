/** The database: that it answers, as whom, and that row-level security stands between the places. */
import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { readMigrations } from '../../src/server/database/migrate.ts';
import { StartFailure } from '../../src/server/database/start-failure.ts';
import type { Settings } from '../../src/server/settings/settings.ts';
import { CliFailure } from '../cli-failure.ts';
import { migrationsFolder, openInstallation, type Installation } from '../installation.ts';
import { judgeClock } from './clock.ts';
import { checkReleases } from './releases.ts';
import { good, look, readReason, wrong, type Finding } from './finding.ts';

const RIGHTS = 'One mistake in a query could then show the answers of one place to another.';
const MAKE_ANEW = 'Make the login anew as docs/install.md, External PostgreSQL, says.';
const REPAIR = 'Restore the newest backup into a new database, or undo what was changed by hand.';

export interface DatabaseReport {
  readonly findings: readonly Finding[];
  /** undefined where it cannot be reached */
  readonly isRunning: boolean | undefined;
}

export async function checkDatabase(settings: Settings): Promise<DatabaseReport> {
  const isNew = settings.externalDatabase === undefined && !existsSync(settings.dataDirectory);
  if (isNew) {
    const none = look('database', 'none yet', 'Nothing is stored so far.', 'npm start makes it.');
    return { findings: [none], isRunning: undefined };
  }
  try {
    const installation = await openInstallation({ settings });
    const state = installation.isRunning ? 'Vicus is running' : 'Vicus is stopped';
    const kind = settings.externalDatabase ? 'the one of DATABASE_URL' : 'built in';
    const answers = good('database', `${kind}, answers; ${state}`);
    const asked = await askCatalogue(settings, installation);
    return { findings: [answers, ...asked], isRunning: installation.isRunning };
  } catch (error) {
    if (!(error instanceof StartFailure || error instanceof CliFailure)) throw error;
    const failed = wrong('database', error.message, 'Vicus cannot start without it.', error.mend);
    return { findings: [failed], isRunning: undefined };
  }
}

async function askCatalogue(settings: Settings, installation: Installation): Promise<Finding[]> {
  const client = new Client({ connectionString: installation.ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return [
      await checkVersion(client),
      await checkClock(client),
      await checkLogin(client, installation.appLogin),
      await checkDoorRoles(client),
      await checkMigrations(client, settings),
      await checkRowSecurity(client),
      await tryRowSecurity(installation.appUrl),
      await checkReleases(client),
    ];
  } finally {
    await client.end();
  }
}

async function checkVersion(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  const what = `PostgreSQL ${rows[0]?.version ?? '?'}`;
  if ((rows[0]?.number ?? 0) >= 150_000) return good('database-version', what);
  return wrong(
    'database-version',
    what,
    'Views are not bound by row-level security there.',
    'Use PostgreSQL 15 or newer.',
  );
}

async function checkClock(client: Client): Promise<Finding> {
  const before = Date.now();
  const { rows } = await client.query<{ ms: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
  );
  return judgeClock('clock', 'the database', rows[0]?.ms ?? 0, { before, after: Date.now() });
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
  if (found === undefined)
    return wrong('roles', `there is no login ${login}`, 'Vicus cannot work.', MAKE_ANEW);
  if (found.powers)
    return wrong(
      'roles',
      `the login ${login} has powers of its own; it may only "set role"`,
      RIGHTS,
      MAKE_ANEW,
    );
  const outside = found.roles.filter((role) => !role.startsWith('vicus_'));
  if (outside.length > 0)
    return wrong('roles', `the login ${login} may also be ${outside.join(', ')}`, RIGHTS, MAKE_ANEW);
  return found.roles.length === 0
    ? look('roles', `${login} may take no role yet`, 'Vicus cannot work.', 'npm start migrates the database.')
    : good('roles', `${login} may only take ${found.roles.join(', ')}`);
}

/** The roles behind the doors sign in nowhere and stand above nothing. */
async function checkDoorRoles(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname in ('vicus_public', 'vicus_office', 'vicus_operator',
       'vicus_respondent', 'vicus_participant', 'vicus_work', 'vicus_auth', 'vicus_combine')
       and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolcanlogin) order by 1`,
  );
  if (rows.length === 0) return good('door-roles', 'none signs in, creates or passes row-level security');
  const names = rows.map(({ name }) => name).join(', ');
  const mend = `alter role ${rows[0]?.name ?? ''} nosuperuser nocreaterole nocreatedb nobypassrls nologin`;
  return wrong('door-roles', `more rights than a door needs: ${names}`, RIGHTS, mend);
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
    return wrong(
      'migrations',
      `${strange.name} is not the one of this version of Vicus`,
      'Vicus refuses to start with a database of another line.',
      'Start the newest version that has used this database.',
    );
  const pending = known.length - applied.length;
  if (pending === 0) return good('migrations', `all ${applied.length} applied`);
  const mend = 'npm start applies them, or npm run vicus -- migrate. Make a backup first.';
  return look('migrations', `${pending} to come`, 'The program is newer than the database.', mend);
}

/** Forced on every table of a place, with a policy: without one nobody sees a row, with none forced the owner sees all. */
async function checkRowSecurity(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string; forced: boolean }>(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('office', 'confidential', 'published')
        and n.nspname || '.' || c.relname <> 'published.place_address'
        and not (c.relrowsecurity and c.relforcerowsecurity
          and exists (select from pg_policy p where p.polrelid = c.oid)) order by 1`,
  );
  if (rows.length === 0)
    return good('row-level security', 'in force on every table of a place, also for its owner');
  const open = rows.filter(({ forced }) => !forced).map(({ name }) => name);
  const what =
    open.length > 0
      ? `not in force on ${open.join(', ')}`
      : `without any policy on ${rows.map(({ name }) => name).join(', ')}`;
  return wrong('row-level security', what, RIGHTS, REPAIR);
}

/** Not only what the catalogue says: as the application, for nobody, there must be nothing to see. */
async function tryRowSecurity(appUrl: string): Promise<Finding> {
  const client = new Client({ connectionString: appUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  const name = 'row-level security tried';
  try {
    await client.connect();
    await client.query('begin read only');
    await client.query('set local role vicus_office');
    const { rows } = await client.query<{ seen: number }>(
      `select (select count(*) from office.place)::int + (select count(*) from office.membership)::int as seen`,
    );
    if (rows[0]?.seen === 0) return good(name, 'whoever is nobody sees no row');
    return wrong(name, `whoever is nobody sees ${rows[0]?.seen ?? '?'} rows`, RIGHTS, REPAIR);
  } catch (error) {
    if ((error as { code?: unknown }).code === '22023' || (error as { code?: unknown }).code === '3F000')
      return look(name, 'not yet possible', 'The database is empty.', 'npm start migrates it.');
    return wrong(name, readReason(error), 'The application cannot take its roles.', MAKE_ANEW);
  } finally {
    await client.end().catch(() => undefined);
  }
}
