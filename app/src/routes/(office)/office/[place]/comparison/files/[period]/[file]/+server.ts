import type { RequestHandler } from './$types';
import { readComparisonFile } from '#features/comparison/server/comparison-files.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const { name, mediaType, body } = await readComparisonFile(
      await requireMember(event),
      event.params,
      event.locals.language,
    );
    return new Response(body, {
      headers: {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'private, no-store',
      },
    });
  });
