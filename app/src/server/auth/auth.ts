/**
 * Sign-in by better-auth. Only its server functions are called, from our own form actions: no sign-in API is exposed.
 * Its tables lie in schema `auth`, made by our migrations.
 */
import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins/magic-link';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { readRoleUrl } from '../db/connection.ts';

export const MINIMUM_PASSWORD_LENGTH = 12;
const SESSION_SECONDS = 60 * 60 * 24 * 14;
const LINK_SECONDS = 60 * 60 * 24;
const MAX_CONNECTIONS = 5;

/** Where a one-time link goes instead of a mailbox: whoever asked for it is handed the token. */
type TakeToken = (token: string) => void;
const waiting = new Map<string, TakeToken>();

function buildAuth(secret: string, origin: string) {
  const pool = new pg.Pool({ connectionString: readRoleUrl('vicus_auth', 'auth'), max: MAX_CONNECTIONS });
  pool.on('error', () => undefined);
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return betterAuth({
    appName: 'Vicus',
    baseURL: origin,
    secret,
    database: { db: database, type: 'postgres', transaction: true },
    emailAndPassword: { enabled: true, minPasswordLength: MINIMUM_PASSWORD_LENGTH, autoSignIn: true },
    session: { expiresIn: SESSION_SECONDS },
    user: {
      additionalFields: { language: { type: 'string', required: false, defaultValue: 'en', input: false } },
    },
    advanced: {
      cookiePrefix: 'vicus',
      useSecureCookies: origin.startsWith('https:'),
      disableCSRFCheck: true, // SvelteKit compares the origin of every form before we are called
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // done in attempts.ts, which also covers our own forms
    logger: { level: 'error' },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: LINK_SECONDS,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token }) => waiting.get(email)?.(token),
      }),
    ],
    // One pool of its own, closed with the process.
  });
}

export type Auth = ReturnType<typeof buildAuth>;
let auth: Auth | undefined;

/** Prepares sign-in once per process. `secret` signs session cookies. */
export function configureAuth(secret: string, origin: string): void {
  auth = buildAuth(secret, origin);
}

export function openAuth(): Auth {
  if (auth === undefined) throw new Error('sign-in was not configured: call configureAuth first');
  return auth;
}

/**
 * Makes a one-time sign-in link for an existing account, valid for a day.
 * @returns the token that `/sign-in/link/<token>` takes
 */
export async function createSignInToken(email: string): Promise<string> {
  let made: string | undefined;
  waiting.set(email, (token) => {
    made = token;
  });
  try {
    await openAuth().api.signInMagicLink({ body: { email }, headers: new Headers() });
  } finally {
    waiting.delete(email);
  }
  if (made === undefined) throw new Error('no sign-in link was made');
  return made;
}
