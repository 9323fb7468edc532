import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../public-answer.ts';
import { readSiteBasis } from '#features/site/server/site-basis.usecases.ts';
import { openStrategy } from './strategy-page.ts';
import type { PageServerLoad } from './$types';

/** The strategy that is run; else the draft. Without any the page says so: a link to it may be older. */
export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const basis = event.locals.publicBasis ?? (await readSiteBasis(event.params.place));
    if (basis.strategy.strategies.length === 0) return { place: basis.place, opened: null };
    const { etag, ...opened } = await openStrategy(event, { key: null, edition: null });
    event.setHeaders(toPublicHeaders(etag));
    return { place: opened.place, opened };
  });
