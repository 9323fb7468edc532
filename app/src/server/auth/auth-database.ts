/** Tables of sign-in that we write ourselves, under the role `vicus_auth`, beside those of better-auth. */
import { Kysely, PostgresDialect, type Generated } from 'kysely';
import pg from 'pg';
import { readRoleUrl } from '../db/connection.ts';

const MAX_CONNECTIONS = 5;

export interface AuthDatabase {
  'auth.operator': { user_id: string };
  'auth.passkey': {
    credential_id: string;
    user_id: string;
    name: string;
    public_key: Uint8Array;
    /** bigint: PostgreSQL gives it as text */
    counter: string;
    created_on: Generated<string>;
    last_used_on: string | null;
  };
  'auth.account_event': {
    account_event_id: Generated<string>;
    user_id: string;
    at: Generated<Date>;
    event: string;
  };
  'auth.two_factor': { id: string; userId: string; secret: string; verified: boolean };
  'auth.user': { id: string; email: string; twoFactorEnabled: boolean };
}

/** One pool for sign-in, closed with the process. */
export function openAuthDatabase(): Kysely<AuthDatabase> {
  const pool = new pg.Pool({ connectionString: readRoleUrl('vicus_auth', 'auth'), max: MAX_CONNECTIONS });
  pool.on('error', () => undefined);
  return new Kysely<AuthDatabase>({ dialect: new PostgresDialect({ pool }) });
}
