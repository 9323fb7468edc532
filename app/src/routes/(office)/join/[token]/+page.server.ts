/** A colleague's invitation: make an account here, or join with the account one has. */
import { redirect } from '@sveltejs/kit';
import { createAccount, readSessionUser, signInWithPassword } from '#server/auth/session.ts';
import { changeLanguage } from '#server/auth/account.ts';
import { parseInput, readFields } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { newAccountSchema, signInSchema } from '#features/people/people.schema.ts';
import { acceptInvitation, readJoinOffer } from '#features/people/server/join.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { setSessionCookies } from '../../session-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => ({
  offer: await loadOrExplain(() => readJoinOffer(params.token)),
  signedInAs: locals.user === null ? null : locals.user.name,
  openIdName: readSettings().openId?.label ?? null,
  token: params.token,
});

async function readUserId(headers: Headers): Promise<string> {
  const cookie = headers.getSetCookie().map((line) => line.split(';')[0]);
  const user = await readSessionUser(new Headers({ cookie: cookie.join('; ') }));
  if (user === null) throw new Problem('not-signed-in', 401);
  return user.id;
}

export const actions: Actions = {
  create: async ({ request, params, cookies, locals }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      await readJoinOffer(params.token);
      const headers = await createAccount(parseInput(newAccountSchema, readFields(form)));
      setSessionCookies(cookies, headers);
      const userId = await readUserId(headers);
      await changeLanguage(userId, locals.language);
      redirect(303, `/office/${await acceptInvitation(userId, params.token)}`);
    });
  },
  signIn: async ({ request, params, cookies, getClientAddress }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      await readJoinOffer(params.token);
      const { email, password } = parseInput(signInSchema, readFields(form));
      const { headers, needsCode } = await signInWithPassword(email, password, getClientAddress());
      setSessionCookies(cookies, headers);
      // After the code this page asks whether to accept.
      if (needsCode) redirect(303, `/sign-in/code?to=/join/${params.token}`);
      redirect(303, `/office/${await acceptInvitation(await readUserId(headers), params.token)}`);
    });
  },
  accept: async ({ request, params, locals }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      if (locals.user === null) throw new Problem('not-signed-in', 401);
      redirect(303, `/office/${await acceptInvitation(locals.user.id, params.token)}`);
    });
  },
};
