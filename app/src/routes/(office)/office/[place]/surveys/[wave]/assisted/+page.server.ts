import { redirect } from '@sveltejs/kit';
import { beginAssistedAnswer, readAssistance } from '#features/survey/server/assisted.usecases.ts';
import { listOfferedLanguages } from '#features/survey/reading.rules.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { leadToGovernance } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGovernance(event, member, '');
    const { waveId, title, approach, instrument, minimumGroup } = await readAssistance(
      member,
      readWaveId(event),
    );
    const languages = instrument === null ? [] : listOfferedLanguages(instrument);
    return { waveId, title, minimumGroup, isOpenToAll: approach === 'open', languages };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const opened = await beginAssistedAnswer(member, readWaveId(event), readFields(form));
      const { slug, waveId, token } = opened.address;
      redirect(303, `/r/${slug}/${waveId}/${token}?lang=${opened.language}`);
    });
  },
};
