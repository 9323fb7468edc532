import type { RequestHandler } from './$types';
import { readCodebookFile } from '#features/research/server/research.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../public-answer.ts';

export const GET: RequestHandler = ({ params }) =>
  loadOrExplain(() => {
    const { body, mediaType, fileName, etag } = readCodebookFile(params.instrument, params.file);
    const headers = {
      ...toPublicHeaders(etag),
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'access-control-allow-origin': '*',
    };
    return Promise.resolve(new Response(body, { headers }));
  });
