import { redirect } from '@sveltejs/kit';
import { readText } from '@vicus/cube';
import { listInstruments } from '#features/instrument/server/instrument.usecases.ts';
import { listDistricts } from '#features/place/server/districts.usecases.ts';
import { createGeneralWave, proposeGeneralForm } from '#features/survey/server/general.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { describeLanguages, savePlanOrExplain } from '../plan-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'wave.change');
    const ref = event.url.searchParams.get('instrument');
    const { language } = event.locals;
    if (ref === null) {
      const instruments = await listInstruments(member);
      return {
        form: null,
        instruments: instruments.map((one) => ({
          ref: one.ref,
          source: one.source,
          title: readText(one.title, language),
          purpose: readText(one.purpose, language),
          minutes: one.minutes,
          questions: one.questions,
          isReady: one.findings.length === 0,
        })),
      };
    }
    const { values, instrument } = await proposeGeneralForm(member, ref);
    return {
      instruments: null,
      form: {
        values,
        title: readText(instrument.title, language),
        languages: describeLanguages(instrument),
        districts: await listDistricts(member),
      },
    };
  });

export const actions: Actions = {
  default: async (event) =>
    savePlanOrExplain(await event.request.formData(), 'general', async (fields) => {
      const waveId = await createGeneralWave(await requireMember(event), fields);
      redirect(303, `/office/${event.params.place}/surveys/${waveId}`);
    }),
};
