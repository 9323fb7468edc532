import type { RequestHandler } from './$types';
import { readFigureBundle } from '#features/research/server/research.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../../../public-answer.ts';
import { METHOD_CODE } from '../../../../../method-code.ts';

export const GET: RequestHandler = ({ params, url, locals }) =>
  loadOrExplain(async () => {
    const { body, mediaType, fileName, etag } = await readFigureBundle({
      address: { slug: params.place, releaseId: params.release, tableId: params.table },
      origin: url.origin,
      language: locals.language,
      code: METHOD_CODE,
    });
    return new Response(body, {
      headers: {
        ...toPublicHeaders(etag),
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${fileName}"`,
      },
    });
  });
