import { redirect } from '@sveltejs/kit';
import { asksForTexts, estimateMinutes, listAskedSections } from '#features/survey/pages.rules.ts';
import { beginOpenAnswer, readOpenStart } from '#features/survey/server/open-link.usecases.ts';
import { describeContact } from '#features/place/place.rules.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { renderHref } from '../../../address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const { place, wave } = await readOpenStart(params.place, params.wave);
    // Whoever is asked by name comes with a code.
    if (wave.approach !== 'open') redirect(303, `/o/${place.slug}?lang=${locals.language}`);
    const { title, instrument, closesOn, retentionUntil, minimumGroup, adultsOnly, purpose } = wave;
    return {
      place,
      wave: {
        waveId: wave.waveId,
        title,
        closesOn,
        retentionUntil,
        minimumGroup,
        adultsOnly,
        purpose,
        name: instrument.title,
        why: instrument.purpose,
        languages: instrument.languages,
      },
      contact: describeContact(place),
      minutes: instrument.minutes ?? estimateMinutes(instrument),
      hasTexts: asksForTexts(instrument),
    };
  });

export const actions: Actions = {
  default: async ({ request, params, locals, getClientAddress }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      const address = await beginOpenAnswer(params.place, params.wave, getClientAddress());
      const { wave } = await readOpenStart(params.place, params.wave);
      // What the personal start page says stands here already; only consent has to be given there.
      const [first] = listAskedSections(wave.instrument, {});
      const isAskedFirst = wave.instrument.consent !== undefined || first === undefined;
      const next = isAskedFirst ? '' : `/q/${first.section.id}`;
      redirect(303, renderHref(address, next, locals.language));
    });
  },
};
