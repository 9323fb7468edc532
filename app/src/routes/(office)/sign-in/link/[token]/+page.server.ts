/** A one-time link. Opening it does nothing: mail programs open links on their own; the button signs in. */
import { redirect } from '@sveltejs/kit';
import { signInWithToken } from '#server/auth/session.ts';
import { actOrExplain } from '#ui/route-problem.ts';
import { setSessionCookies } from '../../../session-cookies.ts';
import type { Actions } from './$types';

/** Where whoever came by link chooses a password, or goes on. */
const AFTERWARDS = '/office/account?first';

export const actions: Actions = {
  default: async ({ request, cookies, params }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      const { headers, needsCode } = await signInWithToken(params.token);
      setSessionCookies(cookies, headers);
      redirect(303, needsCode ? `/sign-in/code?to=${encodeURIComponent(AFTERWARDS)}` : AFTERWARDS);
    });
  },
};
