import type { PageServerLoad } from './$types';
import { readFigurePage } from '#features/publication/server/public-page.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../../(public)/public-answer.ts';

export const load: PageServerLoad = ({ params, locals, setHeaders }) =>
  loadOrExplain(async () => {
    const address = { slug: params.place, releaseId: params.release, figureId: params.figure };
    const { place, shown, figure, etag } = await readFigurePage(address, locals.language, locals.publicBasis);
    setHeaders(toPublicHeaders(etag));
    return { place, figure, summary: shown.summary };
  });
