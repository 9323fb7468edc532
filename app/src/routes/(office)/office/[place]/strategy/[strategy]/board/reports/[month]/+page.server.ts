import { drawSendingId } from '#features/implementation/report-form.rules.ts';
import { readOfficeForm, saveOfficeReports } from '#features/implementation/server/report.usecases.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import { requireMember } from '../../../../../../member.ts';
import { readRowId } from '../../../../../themes/row-id.ts';
import type { Actions, PageServerLoad } from './$types';

interface Asked {
  readonly params: { readonly strategy: string; readonly month: string };
  readonly url: URL;
}

const readAddress = ({ params, url }: Asked) => ({
  strategyId: readRowId(params.strategy),
  month: params.month,
  about: url.searchParams.get('about') ?? '',
});

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const address = readAddress(event);
    const asked = await readOfficeForm(member, address, event.locals.language);
    return { ...asked, ...address, hasSent: asked.sent.length > 0, sending: drawSendingId() };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const address = readAddress(event);
      await saveOfficeReports(member, address, readFields(form), event.locals.language);
      redirect(303, `/office/${event.params.place}/strategy/${address.strategyId}/board/reports?done`);
    });
  },
};
