import { exportActors } from '#features/governance/server/actor.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const text = await exportActors(await requireMember(event));
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${event.params.place}-actors.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
