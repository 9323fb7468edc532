import type { PageServerLoad } from './$types';
import { readTableHeads } from '#features/open-data/server/published-tables.usecases.ts';
import { readReleasePage } from '#features/publication/server/public-page.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../public-answer.ts';

export const load: PageServerLoad = ({ params, locals, setHeaders, url }) =>
  loadOrExplain(async () => {
    const { etag, ...page } = await readReleasePage(
      params.place,
      params.release,
      locals.language,
      locals.publicBasis,
    );
    setHeaders(toPublicHeaders(etag));
    const { summary } = page.shown;
    const heads = summary.state === 'withdrawn' ? [] : await readTableHeads(summary);
    const citedTables = heads.map(({ id, title }) => ({ id, title }));
    return { ...page, citedTables, origin: url.origin };
  });
