import { redirect } from '@sveltejs/kit';
import { signInWithPassword } from '#server/auth/session.ts';
import { parseInput, readFields } from '#server/input.ts';
import { signInSchema } from '#features/people/people.schema.ts';
import { actOrExplain } from '#ui/route-problem.ts';
import { readReturnPath } from '../return-path.ts';
import { setSessionCookies } from '../session-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const to = readReturnPath(url.searchParams.get('to'));
  if (locals.user !== null) redirect(303, to);
  return { to };
};

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      const { email, password } = parseInput(signInSchema, readFields(form));
      setSessionCookies(cookies, await signInWithPassword(email, password));
      redirect(303, readReturnPath(form.get('to')?.toString()));
    });
  },
};
