import { readPoster } from '#features/survey/server/letters.usecases.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { leadToGovernance } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGovernance(event, member, '');
    const { title, state, waveId } = await readWave(member, readWaveId(event));
    if (state !== 'open') return { title, waveId, poster: null };
    const { url, code } = await readPoster(member, waveId);
    return { title, waveId, poster: { url, code } };
  });
