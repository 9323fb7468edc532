import { redirect } from '@sveltejs/kit';
import { authorise } from '#server/auth/member.ts';
import { readFields } from '#server/input.ts';
import { openGeneralWave, readGeneralOpening } from '#features/survey/server/general.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { leadToGovernance } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'wave.open');
    await leadToGovernance(event, member, 'open');
    const { wave, design, invited, languages, findings } = await readGeneralOpening(
      member,
      readWaveId(event),
    );
    return {
      title: wave.title,
      waveId: wave.waveId,
      state: wave.state,
      mode: wave.mode,
      approach: wave.approach,
      minimumGroup: wave.minimumGroup,
      invitedCount: invited.total,
      adultsOnly: design.adultsOnly,
      closesOn: design.closesOn,
      retentionUntil: design.retentionUntil,
      languages,
      instrument: design.instrument,
      blocking: findings.filter(({ blocks }) => blocks),
      notes: findings.filter(({ blocks, code }) => !blocks && code !== 'draft-language'),
      hasDrafts: findings.some(({ code }) => code === 'draft-language'),
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const waveId = readWaveId(event);
      await openGeneralWave(await requireMember(event), waveId, readFields(form));
      redirect(303, `/office/${event.params.place}/surveys/${waveId}`);
    });
  },
};
