import { computeCompleteness } from '@vicus/questionnaire';
import {
  asksForTexts,
  estimateMinutes,
  findOpenSection,
  listAskedSections,
} from '#features/survey/pages.rules.ts';
import { openLink } from '#features/survey/server/respond.usecases.ts';
import { describeContact } from '#features/survey/survey.problems.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { readAddress, renderHref } from '../../../../address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const link = await loadOrExplain(() => openLink(readAddress(params)));
  const { instrument } = link.wave;
  const answers = link.draft?.answers ?? {};
  const [first] = listAskedSections(instrument, answers);
  const next = link.draft === null ? first?.section.id : findOpenSection(instrument, answers);
  return {
    place: link.place,
    wave: link.wave,
    contact: describeContact(link.place),
    minutes: estimateMinutes(instrument),
    hasTexts: asksForTexts(instrument),
    completeness: link.draft === null ? null : computeCompleteness(instrument, answers),
    nextHref: renderHref(link.address, next ? `/q/${next}` : '/review', locals.language),
  };
};
