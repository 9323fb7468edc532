import { drawPublicCard } from '#features/message/server/card-pictures.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../public-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, locals, url }) =>
  loadOrExplain(async () => {
    const asked = { format: params.format, shape: url.searchParams.get('shape'), language: locals.language };
    const { content, mediaType, etag } = await drawPublicCard(params.place, params.card, asked);
    const body = typeof content === 'string' ? content : new Uint8Array(content);
    return new Response(body, {
      headers: {
        ...toPublicHeaders(etag),
        'content-type': mediaType,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'content-disposition': `inline; filename="${params.place}-${params.card}.${params.format}"`,
      },
    });
  });
