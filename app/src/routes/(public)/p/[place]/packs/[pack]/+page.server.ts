import { readPublicPack } from '#features/message/server/public-packs.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../public-answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, setHeaders }) =>
  loadOrExplain(async () => {
    const { etag, ...page } = await readPublicPack(params.place, params.pack);
    setHeaders(toPublicHeaders(etag));
    return page;
  });
