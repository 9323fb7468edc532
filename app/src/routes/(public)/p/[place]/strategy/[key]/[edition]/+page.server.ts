import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../../../public-answer.ts';
import { openStrategy } from '../../strategy-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { etag, ...opened } = await openStrategy(event, event.params);
    event.setHeaders(toPublicHeaders(etag));
    return opened;
  });
