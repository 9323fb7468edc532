import { redirect } from '@sveltejs/kit';
import { describeOwnResult } from '#features/governance/own-result.rules.ts';
import { sendAnswers } from '#features/survey/server/send.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { readAddress, renderHref } from '../../../../../address.ts';
import type { Actions, PageServerLoad } from './$types';

/** The receipt is the answer to a sent form; opened without one, the address leads to the start. */
export const load: PageServerLoad = ({ request, params, locals }) => {
  if (request.method !== 'POST') redirect(303, renderHref(readAddress(params), '', locals.language));
};

export const actions: Actions = {
  default: async ({ request, params, locals }) => {
    const form = await request.formData();
    const address = readAddress(params);
    const readText = (name: string) => String(form.get(name) ?? '');
    const posted = {
      submissionKey: readText('key'),
      reviewed: readText('reviewed'),
      language: locals.language,
    };
    const sent = await loadOrExplain(() => sendAnswers(address, posted));
    if (!sent.ok) redirect(303, renderHref(address, '/review', locals.language));
    const { receipt, wave, place, answers } = sent.receipt;
    return {
      receipt,
      wave,
      place,
      own: answers === null ? null : describeOwnResult(wave.instrument, answers),
    };
  },
};
