import { redirect } from '@sveltejs/kit';
import { signOut } from '#server/auth/session.ts';
import { setSessionCookies } from '../session-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (locals.user === null) redirect(303, '/');
};

export const actions: Actions = {
  default: async ({ request, cookies, locals }) => {
    if (locals.user !== null) setSessionCookies(cookies, await signOut(request.headers));
    redirect(303, '/');
  },
};
