import { redirect } from '@sveltejs/kit';
import { confirmNotice, openNotice, removeNotice } from '#features/participation/server/notice.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const { place, consultation, isConfirmed } = await openNotice(params.place, params.token);
    return { place, isConfirmed, question: pickShownText(consultation.question, locals.language) };
  });

export const actions: Actions = {
  confirm: async ({ params, request, locals }) =>
    actOrExplain(await request.formData(), async () => {
      await confirmNotice(params.place, params.token);
      redirect(303, `?lang=${locals.language}`);
    }),
  remove: async ({ params, request, locals }) =>
    actOrExplain(await request.formData(), async () => {
      await removeNotice(params.place, params.token);
      redirect(303, `/p/${params.place}/participation?lang=${locals.language}`);
    }),
};
