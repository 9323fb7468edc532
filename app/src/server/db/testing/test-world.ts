/** What tests on the real database stand on: a database of their own with the application's doors open to it. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { setClock } from '../../clock.ts';
import { configureSealing } from '../../sealing.ts';
import { publishSettings, type RunningSettings } from '../../settings/settings.ts';
import { closeDatabase, connectDatabase } from '../connection.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface TestWorld extends Omit<TestDatabase, 'drop'> {
  /** looks into every table past the doors, connected */
  readonly superuser: pg.Client;
  /** Rows in which every column named has the value given. */
  count(table: string, where: Readonly<Record<string, string>>): Promise<number>;
  /** Somebody who may do what operators do. */
  addOperator(userId: string, name?: string): Promise<void>;
  /** A councillor of the place, who reads and changes nothing. */
  addCouncillor(placeId: string): Promise<{ userId: string; placeId: string; role: 'reader'; actorId: null }>;
  /** Sets the clock right, ends every connection and removes the database. */
  close(): Promise<void>;
}

/** Call in `beforeAll`, `close()` in `afterAll`. Texts are sealed with a key of this world's own. */
export async function openTestWorld(): Promise<TestWorld> {
  const { drop, ...database } = await createTestDatabase();
  connectDatabase(database.appUrl);
  configureSealing(randomBytes(32));
  publishSettings({ origin: 'http://localhost:3000', version: '0.1.0' } as RunningSettings);
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  return {
    ...database,
    superuser,
    count: (table, where) => countRows(superuser, table, where),
    addOperator: (userId, name = userId) => addOperator(superuser, userId, name),
    addCouncillor: (placeId) => addCouncillor(superuser, placeId),
    close: async () => {
      setClock(undefined);
      await superuser.end();
      await closeDatabase();
      await drop();
    },
  };
}

async function countRows(
  superuser: pg.Client,
  table: string,
  where: Readonly<Record<string, string>>,
): Promise<number> {
  const conditions = Object.keys(where).map((column, at) => `${column} = $${at + 1}`);
  const { rows } = await superuser.query<{ n: number }>(
    `select count(*)::int n from ${table} where ${conditions.join(' and ')}`,
    Object.values(where),
  );
  return rows[0]?.n ?? 0;
}

async function addCouncillor(superuser: pg.Client, placeId: string) {
  const userId = 'councillor';
  await superuser.query(`insert into auth."user" (id, name, email) values ($1, 'C', 'c@example.org')`, [
    userId,
  ]);
  await superuser.query(`insert into office.membership (place_id, user_id, role) values ($1, $2, 'reader')`, [
    placeId,
    userId,
  ]);
  return { userId, placeId, role: 'reader' as const, actorId: null };
}

async function addOperator(superuser: pg.Client, userId: string, name: string): Promise<void> {
  await superuser.query(`insert into auth."user" (id, name, email) values ($1, $2, $1 || '@example.org')`, [
    userId,
    name,
  ]);
  await superuser.query('insert into auth.operator values ($1)', [userId]);
}
