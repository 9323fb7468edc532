import { redirect } from '@sveltejs/kit';
import { changeAccount, changeLanguage, changePassword, readAccount } from '#server/auth/account.ts';
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
  return {
    account: await loadOrExplain(() => readAccount(user.id)),
    isFirst: event.url.searchParams.has('first'),
    saved: event.url.searchParams.get('saved'),
  };
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
      await changePassword(event.request.headers, user.id, { currentPassword: '', password });
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
