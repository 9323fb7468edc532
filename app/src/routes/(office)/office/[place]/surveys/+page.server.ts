import { mayRole } from '#server/auth/permissions.ts';
import { listWaves, readWaveProgress } from '#features/survey/server/survey.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const waves = await listWaves(member);
    const rows = await Promise.all(
      waves.map(async (wave) => ({
        wave,
        progress: wave.state === 'open' ? await readWaveProgress(member, wave.waveId) : null,
      })),
    );
    return {
      rows,
      mayChange: mayRole(member.role, 'wave.change'),
      mayImport: mayRole(member.role, 'answers.import'),
    };
  });
