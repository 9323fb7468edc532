import { hasNotes } from '#features/strategy/server/comment-notes.usecases.ts';
import { readStrategyHead } from '#features/strategy/server/versions.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { LayoutServerLoad } from './$types';

/** The name above every page of a strategy. Partners see their own actions, not the strategy. */
export const load: LayoutServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const strategyId = readRowId(event.params.strategy);
    if (!mayRole(member.role, 'strategy.read'))
      return {
        strategyTitle: null,
        hasNotes: mayRole(member.role, 'strategy.note') && (await hasNotes(member, strategyId)),
      };
    return { strategyTitle: (await readStrategyHead(member, strategyId)).title, hasNotes: true };
  });
