import { listOwnRequests } from '#features/implementation/server/report.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const requests = await listOwnRequests(await requireMember(event));
    return {
      requests: requests.map(({ requestId, month, owner, asked, closesOn, reportedCount, isClosed }) => ({
        requestId,
        month,
        ownerName: owner.name,
        strategyTitle: asked.strategyTitle,
        actionCount: asked.actions.length,
        reportedCount,
        closesOn,
        isClosed,
      })),
    };
  });
