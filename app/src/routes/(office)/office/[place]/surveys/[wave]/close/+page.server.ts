import { redirect } from '@sveltejs/kit';
import { authorise } from '#server/auth/member.ts';
import { readFields } from '#server/input.ts';
import { closeGovernanceWave } from '#features/governance/server/waves.usecases.ts';
import { closeGeneralWave } from '#features/survey/server/general.usecases.ts';
import { readTablets } from '#features/survey/server/tablet.usecases.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readWaveId } from '../wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'wave.close');
    const { title, waveId, state, closesOn, approach, mode } = await readWave(member, readWaveId(event));
    const hasTablets = state === 'open' && approach === 'open' && mode === 'anonymous';
    const tablets = hasTablets ? (await readTablets(member, waveId)).tablets : [];
    const tabletCount = tablets.filter(({ revokedOn }) => revokedOn === null).length;
    return { title, waveId, state, closesOn, tabletCount };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const waveId = readWaveId(event);
      const confirmed = readFields(form)['confirmed'] === 'on';
      const member = await requireMember(event);
      const { approach } = await readWave(member, waveId);
      const close = approach === null ? closeGovernanceWave : closeGeneralWave;
      await close(member, waveId, { confirmed });
      redirect(303, `/office/${event.params.place}/surveys/${waveId}`);
    });
  },
};
