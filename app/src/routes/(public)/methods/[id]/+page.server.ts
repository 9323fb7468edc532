import type { PageServerLoad } from './$types';
import { loadOrExplain } from '#ui/route-problem.ts';
import { Problem } from '#server/problem.ts';
import { METHOD_PAGES } from '../method-pages.ts';

export const load: PageServerLoad = ({ params }) =>
  loadOrExplain(() => {
    const method = METHOD_PAGES.find(({ id }) => id === params.id);
    if (method === undefined) return Promise.reject(new Problem('not-found', 404));
    return Promise.resolve({ method });
  });
