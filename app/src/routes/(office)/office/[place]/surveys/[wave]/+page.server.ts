import { redirect } from '@sveltejs/kit';
import { mayRole } from '#server/auth/permissions.ts';
import { readOpening } from '#features/governance/server/waves.usecases.ts';
import { describeWindow } from '#features/governance/table-axes.ts';
import {
  changeClosingDay,
  readWaveProgress,
  removeDraftWave,
} from '#features/survey/server/survey.usecases.ts';
import { today } from '#server/clock.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { readWaveId } from './wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { wave, design, invited } = await readOpening(member, readWaveId(event));
    return {
      wave: { ...wave, instrument: null },
      purpose: design.purpose,
      earlier: describeWindow(design.windows.earlier),
      later: describeWindow(design.windows.later),
      closesOn: wave.closesOn ?? design.closesOn,
      retentionUntil: wave.retentionUntil ?? design.retentionUntil,
      invitedCount: invited.length,
      progress: wave.state === 'open' ? await readWaveProgress(member, wave.waveId) : null,
      today: today(),
      mayChange: mayRole(member.role, 'wave.change'),
      mayRemove: mayRole(member.role, 'wave.remove'),
      mayPublish: mayRole(member.role, 'release.publish'),
    };
  });

export const actions: Actions = {
  'move-closing': async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const waveId = readWaveId(event);
      await changeClosingDay(await requireMember(event), waveId, readFields(form));
      redirect(303, `/office/${event.params.place}/surveys/${waveId}`);
    });
  },
  remove: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await removeDraftWave(await requireMember(event), readWaveId(event));
      redirect(303, `/office/${event.params.place}/surveys`);
    });
  },
};
