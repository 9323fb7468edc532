import { readPublicPackDocument } from '#features/message/server/public-packs.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../public-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) =>
  loadOrExplain(async () => {
    const { content, etag } = await readPublicPackDocument(params.place, params.pack);
    return new Response(new Uint8Array(content), {
      headers: {
        ...toPublicHeaders(etag.replace(/"$/, '-pdf"')),
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${params.place}-pack-${params.pack}.pdf"`,
      },
    });
  });
