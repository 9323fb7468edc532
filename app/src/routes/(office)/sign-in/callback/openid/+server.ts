/** The OpenID provider sends people back here. */
import { redirect } from '@sveltejs/kit';
import { finishOpenId } from '#server/auth/openid.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { setSessionCookies } from '../../../session-cookies.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, request, cookies }) => {
  const { to, headers } = await loadOrExplain(async () => {
    const { openId } = readSettings();
    if (openId === undefined) throw new Problem('not-found', 404);
    return finishOpenId(openId, request.headers, Object.fromEntries(url.searchParams));
  });
  setSessionCookies(cookies, headers);
  redirect(303, to);
};
