import { redirect } from '@sveltejs/kit';
import { authorise } from '#server/auth/member.ts';
import { createGovernanceWave, proposeWaveForm } from '#features/governance/server/waves.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { savePlanOrExplain } from '../../plan-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'wave.change');
    return { values: proposeWaveForm() };
  });

export const actions: Actions = {
  default: async (event) =>
    savePlanOrExplain(await event.request.formData(), 'governance', async (fields) => {
      const waveId = await createGovernanceWave(await requireMember(event), fields);
      redirect(303, `/office/${event.params.place}/surveys/${waveId}`);
    }),
};
