import { readArea } from '#features/site/server/areas.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../public-answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, setHeaders }) =>
  loadOrExplain(async () => {
    const address = { slug: params.place, code: params.area };
    const { etag, ...page } = await readArea(address, locals.language, locals.publicBasis);
    setHeaders(toPublicHeaders(etag));
    return page;
  });
