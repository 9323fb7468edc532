import { Client } from 'pg';
import { StartFailure } from './start-failure.ts';

/** What the catalogue says about a login. */
export interface LoginFacts {
  readonly login: string;
  readonly version: number;
  readonly database: string;
  readonly started: string;
  readonly isSuperuser: boolean;
  readonly isOwner: boolean;
  readonly mayCreateRoles: boolean;
  readonly bypassesRowSecurity: boolean;
  readonly inherits: boolean;
}

const factsQuery = `
  select current_user as login,
         current_setting('server_version_num')::int as version,
         current_database() || '/' || d.oid as database,
         pg_postmaster_start_time()::text as started,
         r.rolsuper as "isSuperuser",
         pg_has_role(r.oid, d.datdba, 'MEMBER') as "isOwner",
         r.rolcreaterole as "mayCreateRoles",
         r.rolbypassrls as "bypassesRowSecurity",
         r.rolinherit as inherits
    from pg_roles r, pg_database d
   where r.rolname = current_user and d.datname = current_database()`;

/** PostgreSQL 15 is the first with security_invoker views, which the row-level security relies on. */
const oldestVersion = 150_000;

/** Host, port and database of an address, without the password. */
function toPlace(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

/** Class 28 is a refused sign-in, 3D000 a database that does not exist. */
function toConnectFailure(error: unknown, setting: string, url: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  // A host with several addresses fails with an AggregateError whose own message is empty.
  const inner = error instanceof AggregateError ? error.errors.map(String).join('; ') : undefined;
  const reason = inner ?? (error instanceof Error ? error.message : String(error));
  if (code.startsWith('28') || code === '3D000') {
    return new StartFailure(
      'database-sign-in-refused',
      `The database at ${toPlace(url)} (${setting}) refused the sign-in: ${reason}.`,
      `Check name, password and database in ${setting}.`,
      error,
    );
  }
  return new StartFailure(
    'database-unreachable',
    `The database at ${toPlace(url)} (${setting}) cannot be reached: ${reason}.`,
    `Start that database, or correct ${setting}; leave out DATABASE_URL and VICUS_MIGRATE_URL to use the embedded one.`,
    error,
  );
}

async function readFacts(setting: string, url: string): Promise<LoginFacts> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<LoginFacts>(factsQuery);
    if (!rows[0]) throw new Error(`The catalogue does not know the login of ${setting}.`);
    return rows[0];
  } catch (error) {
    throw toConnectFailure(error, setting, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refuseOldVersion({ version }: LoginFacts): void {
  if (version >= oldestVersion) return;
  throw new StartFailure(
    'database-too-old',
    `The database is PostgreSQL ${Math.floor(version / 10_000)}; Vicus needs 15 or newer.`,
    'Update PostgreSQL, or leave out DATABASE_URL and VICUS_MIGRATE_URL to use the embedded one.',
  );
}

function refusePowerfulLogin(app: LoginFacts): void {
  const powers = [
    app.isSuperuser && 'is a superuser',
    !app.isSuperuser && app.isOwner && 'owns the database',
    app.mayCreateRoles && 'may create roles',
    app.bypassesRowSecurity && 'bypasses row-level security',
  ].filter((power) => power !== false);
  if (powers.length === 0) return;
  throw new StartFailure(
    'database-login-too-powerful',
    `The login "${app.login}" of DATABASE_URL ${powers.join(' and ')}; the application never works with such powers.`,
    `Make a login without powers (create role vicus_app login noinherit password '…') and put it into DATABASE_URL; ` +
      'the owner belongs into VICUS_MIGRATE_URL.',
  );
}

function refuseInheritingLogin(app: LoginFacts): void {
  if (!app.inherits) return;
  throw new StartFailure(
    'database-login-inherits',
    `The login "${app.login}" of DATABASE_URL inherits the rights of its roles; it may only "set role".`,
    `Run: alter role "${app.login}" noinherit;`,
  );
}

function refuseUnfitOwner(owner: LoginFacts): void {
  const isFit = owner.isSuperuser || (owner.isOwner && owner.mayCreateRoles);
  if (isFit && !owner.isSuperuser) return;
  const why = owner.isSuperuser
    ? 'is a superuser'
    : 'does not own the database with the right to create roles';
  throw new StartFailure(
    'database-owner-unfit',
    `The login "${owner.login}" of VICUS_MIGRATE_URL ${why}.`,
    `Run: create role vicus_owner login createrole password '…'; alter database … owner to vicus_owner; and use it.`,
  );
}

function refuseDifferentDatabases(app: LoginFacts, owner: LoginFacts): void {
  if (app.database === owner.database && app.started === owner.started) return;
  throw new StartFailure(
    'database-mismatch',
    'DATABASE_URL and VICUS_MIGRATE_URL lead to two different databases.',
    'Let both name the same host, port and database.',
  );
}

/** Refuses logins of an operator's PostgreSQL that Vicus must not or cannot work with. */
export function refuseUnfitLogins(app: LoginFacts, owner: LoginFacts): void {
  refuseOldVersion(app);
  refusePowerfulLogin(app);
  refuseInheritingLogin(app);
  refuseUnfitOwner(owner);
  refuseDifferentDatabases(app, owner);
}

/** Checks a PostgreSQL that the operator runs; returns the name of the application's login there. */
export async function checkExternalDatabase(appUrl: string, ownerUrl: string): Promise<string> {
  const app = await readFacts('DATABASE_URL', appUrl);
  const owner = await readFacts('VICUS_MIGRATE_URL', ownerUrl);
  refuseUnfitLogins(app, owner);
  return app.login;
}
