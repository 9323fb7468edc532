/** The one connection pool. Only `doors.ts`, sign-in and start-up steps come here. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

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

/** A connection beside the pool, for one door, into which rows can be streamed; whatever it was set to ends with it. */
export interface OwnConnection {
  readonly database: Kysely<unknown>;
  copyRows(statement: string, rows: AsyncIterable<Uint8Array>): Promise<void>;
  close(): Promise<void>;
}

export async function openOwnConnection(): Promise<OwnConnection> {
  const client = new pg.Client({ connectionString: readDatabaseUrl() });
  client.on('error', () => undefined);
  await client.connect();
  const lent = Object.assign(client, { release: () => undefined });
  const single = { connect: () => Promise.resolve(lent), end: () => Promise.resolve() };
  return {
    database: new Kysely<unknown>({ dialect: new PostgresDialect({ pool: single as unknown as pg.Pool }) }),
    copyRows: (statement, rows) => pipeline(Readable.from(rows), client.query(copyFrom(statement))),
    close: () => client.end(),
  };
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
