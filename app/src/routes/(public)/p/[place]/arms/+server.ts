import { readArmsOf } from '#features/site/server/site-head.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toKeptHeaders } from '../../../public-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, url, locals }) =>
  loadOrExplain(async () => {
    const { content, kind, hash } = await readArmsOf(params.place, locals.publicBasis);
    return new Response(new Uint8Array(content), {
      headers: {
        ...toKeptHeaders(hash, url.searchParams.get('v') === hash),
        'content-type': `image/${kind}`,
        'content-disposition': 'inline',
      },
    });
  });
