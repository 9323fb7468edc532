import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { DatabaseSecrets } from './secrets.ts';

export const ownerLogin = 'vicus_owner';
export const appLogin = 'vicus_app';
export const databaseName = 'vicus';

export function toDatabaseUrl(
  login: string,
  password: string,
  port: number,
  database = databaseName,
): string {
  return `postgres://${login}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function ensureLogin(
  client: Client,
  login: string,
  attributes: string,
  password: string,
): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [login]);
  const verb = rowCount ? 'alter' : 'create';
  await client.query(
    `${verb} role ${escapeIdentifier(login)} ${attributes} password ${escapeLiteral(password)}`,
  );
}

/**
 * Makes the two logins and the database, or mends what a torn first start left out. The owner may create the group
 * roles (first migration) but is no superuser; the application's login owns nothing and inherits nothing.
 */
export async function ensureLoginsAndDatabase(port: number, secrets: DatabaseSecrets): Promise<void> {
  const client = new Client({
    connectionString: toDatabaseUrl('postgres', secrets.superuser, port, 'postgres'),
  });
  // A connection that breaks fails the query in hand; without a listener it would end the process as a bug.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const plain = 'login nosuperuser nocreatedb noreplication nobypassrls';
    await ensureLogin(client, ownerLogin, `${plain} createrole inherit`, secrets.owner);
    await ensureLogin(client, appLogin, `${plain} nocreaterole noinherit`, secrets.app);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (!rowCount) await client.query(`create database ${databaseName} owner ${ownerLogin}`);
    await client.query(`revoke all on database ${databaseName} from public`);
    await client.query(`grant connect on database ${databaseName} to ${appLogin}`);
  } finally {
    await client.end();
  }
}
