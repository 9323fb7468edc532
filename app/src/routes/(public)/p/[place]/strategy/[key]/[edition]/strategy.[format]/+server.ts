import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import { readSiteHead } from '#features/site/server/site-head.usecases.ts';
import { readSiteLook } from '#features/site/server/site-look.usecases.ts';
import { makePublicStrategyFile } from '#features/strategy/server/public-document.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../../../public-answer.ts';
import { openStrategy } from '../../../strategy-page.ts';
import type { RequestHandler } from './$types';

/** Not found, as its page, where the office leaves the strategy out of the site. */
export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const { params, locals, url } = event;
    const at = { pathname: url.pathname, language: locals.language };
    await readSiteHead(params.place, at, locals.publicBasis);
    const { place, name, sheet } = await openStrategy(event, params);
    const look = await readSiteLook(place.placeId, name, sheet.strategy.language);
    const file = await makePublicStrategyFile(sheet, { place: { ...place, name }, look }, params.format);
    return new Response(new Uint8Array(file.content), {
      headers: {
        ...toPublicHeaders(computeEtag([file.contentHash])),
        'content-type': file.mediaType,
        'content-disposition': `inline; filename="${params.place}-${file.name}"`,
      },
    });
  });
