import { randomBytes } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { readPublicConsultation } from '#features/participation/server/public-pages.usecases.ts';
import { submitProposal } from '#features/participation/server/take-part.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const { place, consultation, phase } = await readPublicConsultation(params.place, params.consultation);
    return {
      place,
      phase,
      kind: consultation.kind,
      takesProposals: consultation.takesProposals,
      question: pickShownText(consultation.question, locals.language),
      key: randomBytes(16).toString('base64url'),
    };
  });

export const actions: Actions = {
  default: async ({ request, params, locals, getClientAddress }) => {
    const form = await request.formData();
    const { place: slug, consultation: consultationId } = params;
    return actOrExplain(form, async () => {
      await submitProposal({ slug, consultationId, network: getClientAddress() }, readFields(form));
      redirect(303, `/p/${slug}/participation/${consultationId}?lang=${locals.language}&done=proposal`);
    });
  },
};
