import { redirect } from '@sveltejs/kit';
import { readText } from '@vicus/cube';
import { planFieldwork } from '#features/survey/general.rules.ts';
import {
  changeGeneralWave,
  readGeneralOpening,
  toGeneralForm,
} from '#features/survey/server/general.usecases.ts';
import { readInstrument } from '#features/instrument/server/instrument.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { describeLanguages, savePlanOrExplain } from '../../plan-fields.ts';
import { leadToGovernance } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGovernance(event, member, 'design');
    const { wave, design, districts, invited } = await readGeneralOpening(member, readWaveId(event));
    const { instrument } = await readInstrument(member, design.instrument);
    const chosen =
      design.districts.length === 0
        ? districts
        : districts.filter(({ code }) => design.districts.includes(code));
    const plan = planFieldwork(design, chosen);
    return {
      title: wave.title,
      waveId: wave.waveId,
      isDraft: wave.state === 'draft' && mayRole(member.role, 'wave.change'),
      instrumentTitle: readText(instrument.title, event.locals.language),
      approach: design.approach,
      values: toGeneralForm(wave),
      languages: describeLanguages(instrument),
      districts,
      invitedCount: invited.total,
      plan:
        plan === null
          ? null
          : {
              ...plan,
              byDistrict: plan.byDistrict.map(({ code, invited: count }) => ({
                name: districts.find((one) => one.code === code)?.name ?? code,
                count,
              })),
            },
    };
  });

export const actions: Actions = {
  default: async (event) =>
    savePlanOrExplain(await event.request.formData(), 'general', async (fields) => {
      const waveId = readWaveId(event);
      await changeGeneralWave(await requireMember(event), waveId, fields);
      redirect(303, `/office/${event.params.place}/surveys/${waveId}/plan#sample`);
    }),
};
