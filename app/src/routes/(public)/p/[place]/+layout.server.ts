import { readSiteHead } from '#features/site/server/site-head.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { LayoutServerLoad } from './$types';

/** Head and menu of the place, for every page of it. */
export const load: LayoutServerLoad = ({ params, locals, url }) =>
  loadOrExplain(async () => {
    const at = { pathname: url.pathname, language: locals.language };
    return { siteHead: await readSiteHead(params.place, at, locals.publicBasis) };
  });
