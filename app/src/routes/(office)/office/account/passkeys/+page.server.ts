import { redirect } from '@sveltejs/kit';
import { readAccount, requirePassword } from '#server/auth/account.ts';
import { addPasskey, listPasskeys, offerPasskey, removePasskey } from '#server/auth/passkey.ts';
import { parseInput, readFields } from '#server/input.ts';
import { newPasskeySchema, passkeyKey, passkeyNameSchema } from '#features/people/people.schema.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { showOnly } from '#ui/shown-only.ts';
import { requireUser } from '../../member.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/office/account/passkeys';

export const load: PageServerLoad = async (event) => {
  const user = requireUser(event);
  return loadOrExplain(async () => ({
    passkeys: await listPasskeys(user.id),
    hasPassword: (await readAccount(user.id)).hasPassword,
    saved: event.url.searchParams.get('saved'),
  }));
};

export const actions: Actions = {
  /** The password comes first, so that no device makes a passkey that is then refused. */
  offer: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const { name, currentPassword } = parseInput(passkeyNameSchema, readFields(form));
      await requirePassword(event.request.headers, user.id, currentPassword);
      return showOnly({ offered: { name, options: await offerPasskey(user) } });
    });
  },
  add: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const { name, answer } = parseInput(newPasskeySchema, readFields(form));
      await addPasskey(user.id, name, answer);
      redirect(303, `${PAGE}?saved`);
    });
  },
  remove: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await removePasskey(user.id, parseInput(passkeyKey, readFields(form)).credentialId);
      redirect(303, `${PAGE}?saved`);
    });
  },
};
