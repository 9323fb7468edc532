import { redirect } from '@sveltejs/kit';
import {
  changeAccount,
  changeLanguage,
  changePassword,
  mayChoosePassword,
  readAccount,
} from '#server/auth/account.ts';
import { listPasskeys } from '#server/auth/passkey.ts';
import { readSecondFactor } from '#server/auth/second-factor.ts';
import { parseInput, readFields } from '#server/input.ts';
import {
  accountSchema,
  languageSchema,
  newPasswordSchema,
  passwordChangeSchema,
} from '#features/people/people.schema.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { setSessionCookies } from '../../session-cookies.ts';
import { requireUser } from '../member.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/office/account';

export const load: PageServerLoad = async (event) => {
  const user = requireUser(event);
  return loadOrExplain(async () => {
    const mayChoose = await mayChoosePassword(event.request.headers, user.id);
    return {
      account: await readAccount(user.id),
      /** came by a one-time link: may choose a password without knowing one */
      mayChoose,
      isFirst: mayChoose && event.url.searchParams.has('first'),
      secondFactor: await readSecondFactor(user.id),
      passkeyCount: (await listPasskeys(user.id)).length,
      saved: event.url.searchParams.get('saved'),
    };
  });
};

export const actions: Actions = {
  /** The first visit by link: name, address and password in one form. */
  first: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const fields = readFields(form);
      const account = parseInput(accountSchema, fields);
      const { password } = parseInput(newPasswordSchema, fields);
      await changeAccount(user.id, account);
      const input = { currentPassword: '', password };
      setSessionCookies(event.cookies, await changePassword(event.request.headers, user.id, input));
      redirect(303, '/office');
    });
  },
  account: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await changeAccount(user.id, parseInput(accountSchema, readFields(form)));
      redirect(303, `${PAGE}?saved=account`);
    });
  },
  language: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await changeLanguage(user.id, parseInput(languageSchema, readFields(form)).language);
      redirect(303, `${PAGE}?saved=language`);
    });
  },
  password: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const input = parseInput(passwordChangeSchema, { currentPassword: '', ...readFields(form) });
      setSessionCookies(event.cookies, await changePassword(event.request.headers, user.id, input));
      redirect(303, `${PAGE}?saved=password`);
    });
  },
};
