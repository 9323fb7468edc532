import { readPublicCard } from '#features/message/server/public-cards.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../public-answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, setHeaders }) =>
  loadOrExplain(async () => {
    const { etag, ...page } = await readPublicCard(params.place, params.card, locals.language);
    setHeaders(toPublicHeaders(etag));
    return page;
  });
