import { drawSendingId } from '#features/implementation/report-form.rules.ts';
import { readOwnForm, saveOwnReports } from '#features/implementation/server/report.usecases.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import { requireMember } from '../../../member.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const requestId = readRowId(event.params.request);
    const { request, isClosed, month, ownerName, asked, sent, values } = await readOwnForm(
      member,
      requestId,
      event.locals.language,
    );
    return {
      month,
      ownerName,
      asked,
      values,
      isClosed,
      closesOn: request.closesOn,
      hasSent: sent.length > 0,
      sending: drawSendingId(),
      isDone: event.url.searchParams.has('done'),
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const requestId = readRowId(event.params.request);
      await saveOwnReports(member, requestId, readFields(form), event.locals.language);
      redirect(303, `/office/${event.params.place}/own-reports/${requestId}?done`);
    });
  },
};
