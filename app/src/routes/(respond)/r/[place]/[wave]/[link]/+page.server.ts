import { fail, redirect } from '@sveltejs/kit';
import { computeCompleteness } from '@vicus/questionnaire';
import {
  asksForTexts,
  estimateMinutes,
  findOpenSection,
  listAskedSections,
} from '#features/survey/pages.rules.ts';
import type { OpenLink } from '#features/survey/respond.types.ts';
import { openLink } from '#features/survey/server/respond.usecases.ts';
import { reopenAnswers, withdrawAnswers } from '#features/survey/server/sent.usecases.ts';
import { describeContact } from '#features/place/place.rules.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { AGREED_SEARCH, readAddress, renderHref } from '../../../../address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const link = await loadOrExplain(() => openLink(readAddress(params)));
  const { instrument } = link.wave;
  const answers = link.draft?.answers ?? {};
  return {
    place: link.place,
    wave: link.wave,
    contact: describeContact(link.place),
    minutes: estimateMinutes(instrument),
    hasTexts: asksForTexts(instrument),
    completeness: link.draft === null ? null : computeCompleteness(instrument, answers),
    nextHref: renderHref(link.address, findNextPage(link), locals.language),
    isSent: link.sent !== null,
    isWithdrawn: url.searchParams.has('withdrawn'),
  };
};

/** Where to begin, or to go on. */
function findNextPage({ wave, draft }: OpenLink): string {
  const { instrument } = wave;
  const next =
    draft === null
      ? listAskedSections(instrument, {})[0]?.section.id
      : findOpenSection(instrument, draft.answers);
  return next ? `/q/${next}` : '/review';
}

export const actions: Actions = {
  /** In named waves until closing: what was sent is laid out to be seen and changed. */
  reopen: async ({ request, params, locals }) => {
    const address = readAddress(params);
    return actOrExplain(await request.formData(), async () => {
      await reopenAnswers(address);
      redirect(303, renderHref(address, '/review', locals.language));
    });
  },
  withdraw: async ({ request, params, locals }) => {
    const address = readAddress(params);
    return actOrExplain(await request.formData(), async () => {
      await withdrawAnswers(address);
      redirect(303, `${renderHref(address, '', locals.language)}&withdrawn`);
    });
  },
  /** Where consent is asked for: the box that was ticked opens the first page. */
  begin: async ({ request, params, locals }) => {
    const form = await request.formData();
    const link = await loadOrExplain(() => openLink(readAddress(params)));
    if (form.get('agree') !== 'yes') return fail(422, { isConsentMissing: true });
    redirect(303, `${renderHref(link.address, findNextPage(link), locals.language)}${AGREED_SEARCH}`);
  },
};
