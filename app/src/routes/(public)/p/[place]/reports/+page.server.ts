import { readReports } from '#features/site/server/site-pages.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../public-answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, setHeaders }) =>
  loadOrExplain(async () => {
    const { etag, ...page } = await readReports(params.place, locals.language, locals.publicBasis);
    setHeaders(toPublicHeaders(etag));
    return page;
  });
