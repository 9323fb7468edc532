/** A one-time link. Opening it does nothing: mail programs open links on their own; the button signs in. */
import { redirect } from '@sveltejs/kit';
import { readSessionUser, signInWithToken } from '#server/auth/session.ts';
import { hasPassword } from '#server/auth/operator.ts';
import { actOrExplain } from '#ui/route-problem.ts';
import { setSessionCookies } from '../../../session-cookies.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, cookies, params }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      const headers = await signInWithToken(params.token);
      setSessionCookies(cookies, headers);
      const cookie = headers.getSetCookie().map((line) => line.split(';')[0]);
      const user = await readSessionUser(new Headers({ cookie: cookie.join('; ') }));
      const isNew = user !== null && !(await hasPassword(user.id));
      redirect(303, isNew ? '/office/account?first' : '/office');
    });
  },
};
