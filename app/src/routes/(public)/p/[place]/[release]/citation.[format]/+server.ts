import type { RequestHandler } from './$types';
import { CITATION_FORMATS } from '#features/open-data/citation.rules.ts';
import { writePublicCitation } from '#features/open-data/server/catalogue.usecases.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../public-answer.ts';

export const GET: RequestHandler = ({ params, url, locals }) =>
  loadOrExplain(async () => {
    const format = CITATION_FORMATS.find((one) => one === params.format);
    if (format === undefined) throw new Problem('not-found', 404);
    const { origin, searchParams } = url;
    const address = {
      origin,
      slug: params.place,
      releaseId: params.release,
      tableId: searchParams.get('table'),
    };
    const { body, mediaType, etag, fileName } = await writePublicCitation(address, locals.language, format);
    return new Response(body, {
      headers: {
        ...toPublicHeaders(etag),
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${fileName}"`,
      },
    });
  });
