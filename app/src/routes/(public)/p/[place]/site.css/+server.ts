import { readSiteCss } from '#features/site/server/site-head.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toKeptHeaders } from '../../../public-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, url, locals }) =>
  loadOrExplain(async () => {
    const { css, hash } = await readSiteCss(params.place, locals.publicBasis);
    return new Response(css, {
      headers: {
        ...toKeptHeaders(hash, url.searchParams.get('v') === hash),
        'content-type': 'text/css; charset=utf-8',
      },
    });
  });
