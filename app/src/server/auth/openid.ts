/**
 * Sign-in by OpenID Connect with the one provider that the operator configures. People are found by the address that the
 * provider has verified; an account is made for those with an open invitation only. The provider's tokens are not kept.
 */
import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { sql } from 'kysely';
import { Problem } from '../problem.ts';
import type { OpenIdSettings } from '../settings/settings.ts';
import { recordAccountEvent } from './account-events.ts';
import { readAuthSetup, toAuthOptions } from './auth.ts';
import { isRefusal } from './refusal.ts';

export const OPENID_PROVIDER = 'openid';
/** Callback of the provider: `/sign-in/callback/openid`. */
const BASE_PATH = '/sign-in';
const DISCOVERY_TIMEOUT_MS = 5_000;
const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
  scope: null,
};

let built: { readonly settings: OpenIdSettings; readonly auth: OpenIdAuth } | undefined;

type OpenIdAuth = ReturnType<typeof buildOpenIdAuth>;

function describeProvider(settings: OpenIdSettings, discoveryUrl: string) {
  return genericOAuth({
    config: [
      {
        providerId: OPENID_PROVIDER,
        discoveryUrl,
        clientId: settings.clientId,
        clientSecret: settings.clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        disableImplicitSignUp: true,
        mapProfileToUser: (profile) => ({
          image: undefined,
          name: toName(profile['name'], profile.email),
          ...(settings.trustsEmail ? { emailVerified: true } : {}),
        }),
      },
    ],
  });
}

/** An instance of its own: nobody who signs in otherwise waits for the provider. */
function buildOpenIdAuth(settings: OpenIdSettings, discoveryUrl: string) {
  const { secret, origin, database } = readAuthSetup();
  const shared = toAuthOptions(secret, origin, database);
  return betterAuth({
    ...shared,
    basePath: BASE_PATH,
    onAPIError: { errorURL: `${origin}/sign-in` },
    account: {
      storeStateStrategy: 'cookie',
      updateAccountOnSignIn: false,
      // The address that an account names was given by invitation; the provider must have verified its own.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    databaseHooks: {
      ...shared.databaseHooks,
      user: { create: { before: async (user) => ((await isInvited(user)) ? undefined : false) } },
      account: {
        create: {
          before: (account) => Promise.resolve({ data: { ...account, ...NO_TOKENS } }),
          after: (account) => recordAccountEvent(account.userId, 'openid-linked'),
        },
      },
    },
    plugins: [describeProvider(settings, discoveryUrl)],
  });
}

function toName(name: unknown, email: unknown): string {
  const [beforeAt = ''] = (typeof email === 'string' ? email : '').split('@');
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 120) : beforeAt;
}

async function isInvited(user: { email: string; emailVerified: boolean }): Promise<boolean> {
  if (!user.emailVerified) return false;
  const { database } = readAuthSetup();
  const { rows } = await sql<{ invited: boolean }>`select vicus.is_invited(${user.email}) as invited`.execute(
    database,
  );
  return rows[0]?.invited === true;
}

/** Problem `openid-unreachable` (503) where the provider does not say what it is. */
async function openOpenId(settings: OpenIdSettings): Promise<OpenIdAuth> {
  if (built !== undefined && built.settings === settings) return built.auth;
  const discoveryUrl = `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  // The library would wait for a silent provider without end, and be built without one that is away.
  const answer = await fetch(discoveryUrl, { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) }).catch(
    () => undefined,
  );
  const found = await answer?.json().catch(() => undefined);
  if (typeof (found as { issuer?: unknown } | undefined)?.issuer !== 'string')
    throw new Problem('openid-unreachable', 503, { name: settings.label });
  built = { settings, auth: buildOpenIdAuth(settings, discoveryUrl) };
  return built.auth;
}

/**
 * @param to where to go afterwards; @param isInvitation whether somebody new may get an account (with an open invitation)
 * @returns the provider's page, and headers with the cookie that must come back from there
 */
export async function startOpenId(
  settings: OpenIdSettings,
  to: string,
  isInvitation: boolean,
): Promise<{ url: string; headers: Headers }> {
  const auth = await openOpenId(settings);
  try {
    const { headers, response } = await auth.api.signInSocial({
      body: {
        provider: OPENID_PROVIDER,
        callbackURL: to,
        errorCallbackURL: '/sign-in',
        requestSignUp: isInvitation,
        disableRedirect: true,
      },
      headers: new Headers(),
      returnHeaders: true,
    });
    if (!response.url) throw new Problem('openid-unreachable', 503, { name: settings.label });
    return { url: response.url, headers };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new Problem('openid-unreachable', 503, { name: settings.label });
  }
}

/** The provider sent the person back. @returns where to go, and headers with the session cookie where all was right */
export async function finishOpenId(
  settings: OpenIdSettings,
  requestHeaders: Headers,
  query: Readonly<Record<string, string>>,
): Promise<{ to: string; headers: Headers }> {
  const auth = await openOpenId(settings);
  const response = await auth.api.callbackOAuth({
    params: { id: OPENID_PROVIDER },
    query,
    headers: requestHeaders,
    method: 'GET',
    asResponse: true,
  });
  const { origin } = readAuthSetup();
  const location = response.headers.get('location');
  if (location === null) return { to: '/sign-in?error=openid', headers: new Headers() };
  const target = new URL(location, origin);
  const to = target.origin === origin ? `${target.pathname}${target.search}` : '/sign-in?error=openid';
  return { to, headers: response.headers };
}

const NO_ACCOUNT = new Set([
  'signup_disabled',
  'unable_to_create_user',
  'account_not_linked',
  'email_not_found',
  'email_not_verified',
]);

/** What the sign-in page says about the `error` in its address. Words of the provider are never shown. */
export function toOpenIdProblem(error: string | null): Problem | null {
  if (error === null) return null;
  if (error === 'access_denied') return new Problem('openid-cancelled', 422);
  return new Problem(NO_ACCOUNT.has(error) ? 'openid-no-account' : 'openid-failed', 422);
}
