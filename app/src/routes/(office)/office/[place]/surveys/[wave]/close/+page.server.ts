import { redirect } from '@sveltejs/kit';
import { authorise } from '#server/auth/member.ts';
import { readFields } from '#server/input.ts';
import { closeGovernanceWave, readGovernanceWave } from '#features/governance/server/waves.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readWaveId } from '../wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'wave.close');
    const { title, waveId, state, closesOn } = await readGovernanceWave(member, readWaveId(event));
    return { title, waveId, state, closesOn };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const waveId = readWaveId(event);
      const confirmed = readFields(form)['confirmed'] === 'on';
      await closeGovernanceWave(await requireMember(event), waveId, { confirmed });
      redirect(303, `/office/${event.params.place}/surveys/${waveId}`);
    });
  },
};
