/**
 * The way to the operator's OpenID provider. A link and not a form: the content security policy lets forms end on this
 * site only. Starting changes nothing here but a cookie in the asking browser.
 */
import { redirect } from '@sveltejs/kit';
import { startOpenId } from '#server/auth/openid.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { readJoinOffer } from '#features/people/server/join.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { readReturnPath } from '../../return-path.ts';
import { setSessionCookies } from '../../session-cookies.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, cookies }) => {
  const to = readReturnPath(url.searchParams.get('to'));
  const started = await loadOrExplain(async () => {
    const { openId } = readSettings();
    if (openId === undefined) throw new Problem('not-found', 404);
    const [, invitation] = /^\/join\/(.+)$/.exec(to) ?? [];
    if (invitation !== undefined) await readJoinOffer(invitation);
    return startOpenId(openId, to, invitation !== undefined);
  });
  setSessionCookies(cookies, started.headers);
  redirect(303, started.url, { external: [new URL(started.url).origin] });
};
