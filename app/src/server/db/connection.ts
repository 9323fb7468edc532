/** The one connection pool. Only `doors.ts`, sign-in and start-up steps come here. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

const DATE = 1082;
const MAX_CONNECTIONS = 20;
pg.types.setTypeParser(DATE, (value) => value);

let pool: pg.Pool | undefined;
let database: Kysely<unknown> | undefined;
let databaseUrl: string | undefined;

/** Tells where the database is. Called once at start, and by tests for the database of one test file. */
export function connectDatabase(url: string): void {
  databaseUrl = url;
}

export function openDatabase(): Kysely<unknown> {
  database ??= new Kysely<unknown>({ dialect: new PostgresDialect({ pool: openPool() }) });
  return database;
}

/** Ends every connection; the next door opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = database;
  database = undefined;
  pool = undefined;
  await open?.destroy();
}

/** The address of the database with a fixed role, for libraries that keep their own pool (sign-in, jobs). */
export function readRoleUrl(role: 'vicus_auth' | 'vicus_work', searchPath: string): string {
  const url = new URL(readDatabaseUrl());
  url.searchParams.set('options', `-c role=${role} -c search_path=${searchPath}`);
  return url.toString();
}

function openPool(): pg.Pool {
  pool ??= new pg.Pool({ connectionString: readDatabaseUrl(), max: MAX_CONNECTIONS });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

function readDatabaseUrl(): string {
  if (databaseUrl === undefined)
    throw new Error('the database was not connected: call connectDatabase first');
  return databaseUrl;
}
