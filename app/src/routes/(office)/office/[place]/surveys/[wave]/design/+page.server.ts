import { redirect } from '@sveltejs/kit';
import { authorise } from '#server/auth/member.ts';
import {
  changeGovernanceWave,
  readGovernanceWave,
  toWaveForm,
} from '#features/governance/server/waves.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { savePlanOrExplain } from '../../plan-fields.ts';
import { leadToGeneral } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGeneral(event, member, 'plan');
    authorise(member, 'wave.change');
    const wave = await readGovernanceWave(member, readWaveId(event));
    return { title: wave.title, isDraft: wave.state === 'draft', values: toWaveForm(wave) };
  });

export const actions: Actions = {
  default: async (event) =>
    savePlanOrExplain(await event.request.formData(), 'governance', async (fields) => {
      const waveId = readWaveId(event);
      await changeGovernanceWave(await requireMember(event), waveId, fields);
      redirect(303, `/office/${event.params.place}/surveys/${waveId}`);
    }),
};
