import { listMyActions } from '#features/strategy/server/action.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const all = await listMyActions(await requireMember(event));
    return {
      strategies: all.map(({ strategy, actions }) => ({
        strategyId: strategy.strategyId,
        title: strategy.title,
        actions: actions.map(({ actionId, title, state, startsOn, endsOn }) => ({
          actionId,
          title,
          state,
          startsOn,
          endsOn,
        })),
      })),
    };
  });
