import { redirect } from '@sveltejs/kit';
import { authorise } from '#server/auth/member.ts';
import { createGovernanceWave, proposeWaveForm } from '#features/governance/server/waves.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readWaveFields } from '../../wave-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'wave.change');
    return { values: proposeWaveForm() };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const result = await actOrExplain(form, async () => {
      const waveId = await createGovernanceWave(await requireMember(event), readWaveFields(form));
      redirect(303, `/office/${event.params.place}/surveys/${waveId}`);
    });
    return withLanguages(result, form);
  },
};

/** `typed` holds one value a name; the chosen languages are given back beside it. */
function withLanguages<Result>(result: Result, form: FormData): Result {
  const failure = result as { data?: { typed?: Record<string, unknown> } };
  if (failure.data?.typed) failure.data.typed['languages'] = form.getAll('languages').map(String);
  return result;
}
