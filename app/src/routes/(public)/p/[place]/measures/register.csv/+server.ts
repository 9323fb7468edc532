import type { RequestHandler } from './$types';
import { exportPlaceMeasures } from '#features/publication/server/public-measures-page.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../public-answer.ts';

export const GET: RequestHandler = ({ params, locals }) =>
  loadOrExplain(async () => {
    const { text, etag } = await exportPlaceMeasures(params.place, locals.language);
    return new Response(text, {
      headers: {
        ...toPublicHeaders(etag),
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${params.place}-measures.csv"`,
      },
    });
  });
