import type { PageServerLoad } from './$types';
import { readPlacePage } from '#features/publication/server/public-page.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../public-answer.ts';

export const load: PageServerLoad = ({ params, locals, setHeaders, url }) =>
  loadOrExplain(async () => {
    const { etag, ...page } = await readPlacePage(params.place, locals.language, locals.publicBasis);
    setHeaders(toPublicHeaders(etag));
    return { ...page, origin: url.origin };
  });
