import { redirect, type Cookies } from '@sveltejs/kit';
import { toOpenIdProblem } from '#server/auth/openid.ts';
import { offerPasskeySignIn, signInWithPasskey } from '#server/auth/passkey.ts';
import { signInWithPassword } from '#server/auth/session.ts';
import { parseInput, readFields } from '#server/input.ts';
import { readSettings } from '#server/settings/settings.ts';
import { passkeyAnswerSchema, signInSchema } from '#features/people/people.schema.ts';
import { actOrExplain, loadOrExplain, toShownProblem } from '#ui/route-problem.ts';
import { readReturnPath } from '../return-path.ts';
import { setSessionCookies } from '../session-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
  const to = readReturnPath(url.searchParams.get('to'));
  if (locals.user !== null) redirect(303, to);
  // The question for the passkey is good for one answer.
  setHeaders({ 'cache-control': 'no-store' });
  const problem = toOpenIdProblem(url.searchParams.get('error'));
  return loadOrExplain(async () => ({
    to,
    passkeyOptions: await offerPasskeySignIn(),
    openIdName: readSettings().openId?.label ?? null,
    openIdProblem: problem === null ? null : toShownProblem(problem),
  }));
};

function goOn(cookies: Cookies, signedIn: { headers: Headers; needsCode: boolean }, to: string): never {
  setSessionCookies(cookies, signedIn.headers);
  redirect(303, signedIn.needsCode ? `/sign-in/code?to=${encodeURIComponent(to)}` : to);
}

export const actions: Actions = {
  password: async ({ request, cookies, getClientAddress }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      const { email, password } = parseInput(signInSchema, readFields(form));
      const signedIn = await signInWithPassword(email, password, getClientAddress());
      goOn(cookies, signedIn, readReturnPath(form.get('to')?.toString()));
    });
  },
  passkey: async ({ request, cookies, getClientAddress }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      const { answer } = parseInput(passkeyAnswerSchema, readFields(form));
      const headers = await signInWithPasskey(answer, getClientAddress());
      goOn(cookies, { headers, needsCode: false }, readReturnPath(form.get('to')?.toString()));
    });
  },
};
