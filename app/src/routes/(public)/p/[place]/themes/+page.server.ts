import type { PageServerLoad } from './$types';
import { readPlaceThemes } from '#features/publication/server/public-themes-page.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../public-answer.ts';

export const load: PageServerLoad = ({ params, locals, setHeaders }) =>
  loadOrExplain(async () => {
    const { etag, ...page } = await readPlaceThemes(params.place, locals.language, locals.publicBasis);
    setHeaders(toPublicHeaders(etag));
    return page;
  });
