/**
 * Sign-in by better-auth. Only its server functions are called, from our own form actions: no sign-in API is exposed.
 * Its tables lie in schema `auth`, made by our migrations.
 */
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { magicLink } from 'better-auth/plugins/magic-link';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Kysely } from 'kysely';
import { ACCOUNT_LIMITS } from './account.rules.ts';
import { openAuthDatabase, type AuthDatabase } from './auth-database.ts';
import { readProof, sessionProof } from './session-proof.ts';

const SESSION_SECONDS = 60 * 60 * 24 * 14;
const LINK_SECONDS = 60 * 60 * 24;

/** Where a one-time link goes instead of a mailbox: whoever asked for it is handed the token. */
type TakeToken = (token: string) => void;
const waiting = new Map<string, TakeToken>();

/** What sign-in by password and by OpenID Connect have in common. */
export function toAuthOptions(secret: string, origin: string, database: Kysely<AuthDatabase>) {
  return {
    appName: 'Vicus',
    baseURL: origin,
    secret,
    database: { db: database, type: 'postgres', transaction: true },
    session: {
      expiresIn: SESSION_SECONDS,
      additionalFields: { provenBy: { type: 'string', required: false, input: false } },
    },
    user: {
      additionalFields: { language: { type: 'string', required: false, defaultValue: 'en', input: false } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, ctx) => {
            const provenBy = await readProof(ctx);
            return provenBy === undefined ? undefined : { data: { ...session, provenBy } };
          },
        },
      },
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
  } as const satisfies BetterAuthOptions;
}

function buildAuth(secret: string, origin: string, database: Kysely<AuthDatabase>) {
  return betterAuth({
    ...toAuthOptions(secret, origin, database),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: ACCOUNT_LIMITS.passwordMinimum,
      maxPasswordLength: ACCOUNT_LIMITS.passwordMaximum,
      autoSignIn: true,
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: LINK_SECONDS,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token }) => waiting.get(email)?.(token),
      }),
      twoFactor({ issuer: 'Vicus', twoFactorTable: 'two_factor', allowPasswordless: true }),
      sessionProof,
    ],
    // One pool of its own, closed with the process.
  });
}

export type Auth = ReturnType<typeof buildAuth>;

export interface AuthSetup {
  readonly secret: string;
  readonly origin: string;
  readonly database: Kysely<AuthDatabase>;
}
let auth: Auth | undefined;
let setup: AuthSetup | undefined;

/** Prepares sign-in once per process. `secret` signs session cookies. */
export function configureAuth(secret: string, origin: string): void {
  setup = { secret, origin, database: openAuthDatabase() };
  auth = buildAuth(secret, origin, setup.database);
}

export function openAuth(): Auth {
  if (auth === undefined) throw new Error('sign-in was not configured: call configureAuth first');
  return auth;
}

/** Secret, address and database of sign-in, for passkeys and OpenID Connect. */
export function readAuthSetup(): AuthSetup {
  if (setup === undefined) throw new Error('sign-in was not configured: call configureAuth first');
  return setup;
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
