import { redirect } from '@sveltejs/kit';
import { toString as renderQrCode } from 'qrcode';
import { readAccount } from '#server/auth/account.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  readPendingOffer,
  readSecondFactor,
  renewRecoveryCodes,
} from '#server/auth/second-factor.ts';
import { parseInput, readFields } from '#server/input.ts';
import { codeSchema, passwordProofSchema } from '#features/people/people.schema.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { showOnly } from '#ui/shown-only.ts';
import { setSessionCookies } from '../../../session-cookies.ts';
import { requireUser } from '../../member.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/office/account/second-factor';

export const load: PageServerLoad = async (event) => {
  const user = requireUser(event);
  return loadOrExplain(async () => {
    const offer = await readPendingOffer(user.id);
    return {
      state: await readSecondFactor(user.id),
      hasPassword: (await readAccount(user.id)).hasPassword,
      key: offer?.key ?? null,
      qrCode:
        offer === null
          ? null
          : await renderQrCode(offer.uri, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' }),
    };
  });
};

export const actions: Actions = {
  begin: async (event) => {
    requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const { currentPassword } = parseInput(passwordProofSchema, readFields(form));
      await beginSecondFactor(event.request.headers, currentPassword);
      redirect(303, PAGE);
    });
  },
  confirm: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const { code } = parseInput(codeSchema, readFields(form));
      const confirmed = await confirmSecondFactor(event.request.headers, user.id, code);
      setSessionCookies(event.cookies, confirmed.headers);
      return showOnly({ recoveryCodes: confirmed.recoveryCodes });
    });
  },
  renew: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const { currentPassword } = parseInput(passwordProofSchema, readFields(form));
      const recoveryCodes = await renewRecoveryCodes(event.request.headers, user.id, currentPassword);
      return showOnly({ recoveryCodes });
    });
  },
  end: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const { currentPassword } = parseInput(passwordProofSchema, readFields(form));
      const headers = await endSecondFactor(event.request.headers, user.id, currentPassword);
      setSessionCookies(event.cookies, headers);
      redirect(303, PAGE);
    });
  },
};
