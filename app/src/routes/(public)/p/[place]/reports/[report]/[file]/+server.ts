import { readPublicReportFile } from '#features/report/server/issues.usecases.ts';
import { computeEtag, readPublicPlace } from '#features/publication/server/public-basis.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../../public-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) =>
  loadOrExplain(async () => {
    const { placeId } = await readPublicPlace(params.place);
    const file = await readPublicReportFile(placeId, params.report, params.file);
    return new Response(new Uint8Array(file.content), {
      headers: {
        ...toPublicHeaders(computeEtag([file.contentHash, file.name])),
        'content-type': file.mediaType,
        'content-disposition': `inline; filename="${params.place}-${file.name}"`,
      },
    });
  });
