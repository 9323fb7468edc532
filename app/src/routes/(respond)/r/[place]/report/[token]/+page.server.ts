import { redirect } from '@sveltejs/kit';
import { drawSendingId } from '#features/implementation/report-form.rules.ts';
import { readOwnerPage, submitOwnerReports } from '#features/implementation/server/owner-page.usecases.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import type { Actions, PageServerLoad } from './$types';

const RECEIPT = /^[2-9A-Z]{4}-[2-9A-Z]{4}$/;

export const load: PageServerLoad = ({ params, locals, url, getClientAddress }) =>
  loadOrExplain(async () => {
    const address = { slug: params.place, token: params.token, network: getClientAddress() };
    const { place, request, sent, values } = await readOwnerPage(address, locals.language);
    const receipt = url.searchParams.get('receipt') ?? '';
    return {
      place,
      month: request.month,
      ownerName: request.ownerName,
      asked: request.asked,
      closesOn: request.closesOn,
      hasSent: sent.length > 0,
      values,
      sending: drawSendingId(),
      receipt: sent.length > 0 && RECEIPT.test(receipt) ? receipt : '',
    };
  });

export const actions: Actions = {
  default: async ({ params, locals, request, getClientAddress }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      const address = { slug: params.place, token: params.token, network: getClientAddress() };
      const receipt = await submitOwnerReports(address, readFields(form), locals.language);
      redirect(303, `?lang=${locals.language}&receipt=${receipt}`);
    });
  },
};
