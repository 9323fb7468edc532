import { randomBytes } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { readPublicConsultation } from '#features/participation/server/public-pages.usecases.ts';
import { sendBallot } from '#features/participation/server/take-part.usecases.ts';
import { pickShownText, toShownText } from '#features/participation/texts.rules.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const { place, consultation, proposals } = await readPublicConsultation(
      params.place,
      params.consultation,
    );
    const { language } = locals;
    return {
      place,
      choicesPerCode: consultation.choicesPerCode,
      question: pickShownText(consultation.question, language),
      choices: proposals
        .filter(({ isGathering }) => isGathering)
        .map(({ proposalId, title, translations, language: written }) => ({
          proposalId,
          title:
            translations[language] === undefined
              ? toShownText(title, written)
              : toShownText(translations[language].title, language),
        })),
      key: randomBytes(16).toString('base64url'),
    };
  });

export const actions: Actions = {
  default: async ({ request, params, locals, getClientAddress }) => {
    const form = await request.formData();
    const { place: slug, consultation: consultationId } = params;
    const chosen = form.getAll('proposalId').map(String);
    const result = await actOrExplain(form, async () => {
      const kind = await sendBallot({ slug, consultationId, network: getClientAddress() }, readFields(form));
      redirect(303, `/p/${slug}/participation/${consultationId}?lang=${locals.language}&done=${kind}`);
    });
    // Nothing chosen is lost on an error.
    Object.assign(result.data, { chosen });
    return result as typeof result & { data: { chosen: string[] } };
  },
};
