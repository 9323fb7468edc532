/** The second step of signing in. The challenge of the first travels in a cookie for ten minutes. */
import { redirect } from '@sveltejs/kit';
import { signInWithCode } from '#server/auth/second-factor.ts';
import { parseInput, readFields } from '#server/input.ts';
import { codeSchema } from '#features/people/people.schema.ts';
import { actOrExplain } from '#ui/route-problem.ts';
import { readReturnPath } from '../../return-path.ts';
import { setSessionCookies } from '../../session-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
  const to = readReturnPath(url.searchParams.get('to'));
  if (locals.user !== null) redirect(303, to);
  setHeaders({ 'cache-control': 'no-store' });
  return { to };
};

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      const { code } = parseInput(codeSchema, readFields(form));
      setSessionCookies(cookies, await signInWithCode(request.headers, code));
      redirect(303, readReturnPath(form.get('to')?.toString()));
    });
  },
};
