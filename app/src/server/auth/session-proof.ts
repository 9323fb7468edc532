/**
 * A plugin of better-auth for what it lacks: a session for whoever proved themselves by passkey, the second factor after
 * a one-time link as after a password, and a note on each session of how it was opened.
 */
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, createAuthMiddleware } from 'better-auth/api';
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies';
import { generateRandomString } from 'better-auth/crypto';
import { z } from 'zod';
import type { Proof } from './account.rules.ts';

/** As in the plugin two-factor of better-auth, which takes the challenge from this cookie. */
const CHALLENGE_COOKIE = 'two_factor';
export const CHALLENGE_SECONDS = 600;
const LINK_CHALLENGE = 'link-2fa-';

export const openProvenSession = createAuthEndpoint.serverOnly(
  { method: 'POST', body: z.object({ userId: z.string() }) },
  async (ctx) => {
    const { internalAdapter } = ctx.context;
    const user = await internalAdapter.findUserById(ctx.body.userId);
    if (user === null) throw new APIError('UNAUTHORIZED');
    const proof: { provenBy: Proof } = { provenBy: 'passkey' };
    const session = await internalAdapter.createSession(user.id, false, proof);
    await setSessionCookie(ctx, { session, user });
    return ctx.json({ userId: user.id });
  },
);

/** Takes back the session of the link and asks for the second factor first. */
const askAfterLink = createAuthMiddleware(async (ctx) => {
  const opened = ctx.context.newSession;
  if (opened === null || !(opened.user as { twoFactorEnabled?: boolean }).twoFactorEnabled) return;
  const { internalAdapter } = ctx.context;
  deleteSessionCookie(ctx, true);
  await internalAdapter.deleteSession(opened.session.token);
  ctx.context.setNewSession(null);
  const cookie = ctx.context.createAuthCookie(CHALLENGE_COOKIE, { maxAge: CHALLENGE_SECONDS });
  const identifier = `${LINK_CHALLENGE}${generateRandomString(20)}`;
  const expiresAt = new Date(Date.now() + CHALLENGE_SECONDS * 1000);
  await internalAdapter.createVerificationValue({ value: opened.user.id, identifier, expiresAt });
  const attempts = { value: '0', identifier: `2fa-attempts-${identifier}`, expiresAt };
  await internalAdapter.createVerificationValue(attempts);
  await ctx.setSignedCookie(cookie.name, identifier, ctx.context.secret, cookie.attributes);
  return ctx.json({ twoFactorRedirect: true });
});

interface HookContext {
  readonly path?: string | undefined;
  readonly context: { createAuthCookie(name: string): { name: string }; secret: string };
  getSignedCookie(name: string, secret: string): Promise<string | null | undefined | false>;
}

/** How the session that is being made was proven, by the endpoint that makes it. */
export async function readProof(ctx: HookContext | null | undefined): Promise<Proof | undefined> {
  if (ctx?.path === '/magic-link/verify') return 'link';
  if (ctx?.path?.startsWith('/callback/')) return 'openid';
  if (!ctx?.path?.startsWith('/two-factor/verify-')) return undefined;
  const { name } = ctx.context.createAuthCookie(CHALLENGE_COOKIE);
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret);
  return typeof challenge === 'string' && challenge.startsWith(LINK_CHALLENGE) ? 'link' : undefined;
}

export const sessionProof = {
  id: 'session-proof',
  endpoints: { openProvenSession },
  hooks: {
    after: [
      {
        matcher: ({ path }: { path?: string | undefined }) => path === '/magic-link/verify',
        handler: askAfterLink,
      },
    ],
  },
} satisfies BetterAuthPlugin;
