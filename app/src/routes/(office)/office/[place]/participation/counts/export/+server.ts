import { exportParticipationCounts } from '#features/participation/server/counts.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const text = await exportParticipationCounts(await requireMember(event), event.locals.language);
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${event.params.place}-participation.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
