import { readProgress } from '#features/implementation/server/progress.usecases.ts';
import { requireMember } from '../../../../member.ts';
import { readRowId } from '../../../themes/row-id.ts';
import { loadRunning } from '../board/load-running.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadRunning(event.params, async () => {
    const member = await requireMember(event);
    const strategyId = readRowId(event.params.strategy);
    return { progress: await readProgress(member, strategyId), strategyId };
  });
