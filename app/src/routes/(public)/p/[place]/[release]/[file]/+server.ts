import type { RequestHandler } from './$types';
import { readPublicFile } from '#features/publication/server/public-page.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../public-answer.ts';

export const GET: RequestHandler = ({ params }) =>
  loadOrExplain(async () => {
    const file = await readPublicFile(params.place, params.release, params.file);
    return new Response(new Uint8Array(file.content), {
      headers: {
        ...toPublicHeaders(file.etag),
        'content-type': file.mediaType,
        'content-disposition': `inline; filename="${params.place}-${file.name}"`,
      },
    });
  });
