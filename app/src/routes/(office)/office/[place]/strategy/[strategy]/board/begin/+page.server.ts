import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { strategy } = await readStrategy(member, readRowId(event.params.strategy));
    return { title: strategy.title, strategyId: strategy.strategyId };
  });
