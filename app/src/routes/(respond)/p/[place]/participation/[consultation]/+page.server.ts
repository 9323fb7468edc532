import { MINIMUM_BALLOTS } from '#features/participation/participation.rules.ts';
import { askForNotice, mayAskForNotice } from '#features/participation/server/notice.usecases.ts';
import { readPublicConsultation } from '#features/participation/server/public-pages.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['proposal', 'coded', 'expression', 'notice'] as const;

export const load: PageServerLoad = ({ params, locals, url }) =>
  loadOrExplain(async () => {
    const file = await readPublicConsultation(params.place, params.consultation);
    return {
      ...file,
      question: pickShownText(file.consultation.question, locals.language),
      background: pickShownText(file.consultation.background, locals.language),
      minimumBallots: MINIMUM_BALLOTS,
      mayAsk: mayAskForNotice() && file.phase !== 'concluded',
      done: DONE.find((one) => one === url.searchParams.get('done')) ?? null,
    };
  });

export const actions: Actions = {
  notice: async ({ request, params, locals, getClientAddress }) => {
    const form = await request.formData();
    const { place: slug, consultation: consultationId } = params;
    return actOrExplain(form, async () => {
      const address = { slug, consultationId, network: getClientAddress() };
      await askForNotice(address, { ...readFields(form), language: locals.language });
      redirect(303, `/p/${slug}/participation/${consultationId}?lang=${locals.language}&done=notice`);
    });
  },
};
