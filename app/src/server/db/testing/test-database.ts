import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { ownerLogin } from '../../database/embedded/roles.ts';
import { templateName } from './global-setup.ts';

export interface TestDatabase {
  /** The application's login, which may only `set role`. */
  readonly appUrl: string;
  /** The owner, for looking into tables from outside. */
  readonly ownerUrl: string;
  /** The superuser, for tests that read pages or the catalogue. */
  readonly superuserUrl: string;
  /** Ends open sessions and removes the database. */
  drop(): Promise<void>;
}

async function runAsSuperuser(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('vicusTestServer').superuserUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function toUrlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** A migrated, empty database of its own for a test file: call in `beforeAll`, `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runAsSuperuser(`create database ${name} template ${templateName} owner ${ownerLogin}`);
  const server = inject('vicusTestServer');
  return {
    appUrl: toUrlOf(server.appUrl, name),
    ownerUrl: toUrlOf(server.ownerUrl, name),
    superuserUrl: toUrlOf(server.superuserUrl, name),
    drop: () => runAsSuperuser(`drop database if exists ${name} with (force)`),
  };
}
