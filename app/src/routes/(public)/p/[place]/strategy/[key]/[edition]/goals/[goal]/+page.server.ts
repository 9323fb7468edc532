import { loadOrExplain } from '#ui/route-problem.ts';
import { Problem } from '#server/problem.ts';
import { toPublicHeaders } from '../../../../../../../public-answer.ts';
import { openStrategy } from '../../../../strategy-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { etag, ...opened } = await openStrategy(event, event.params);
    const { content } = opened.sheet.strategy;
    const goal = content?.goals.find(({ key }) => key === event.params.goal);
    if (!content || goal === undefined) throw new Problem('not-found', 404);
    event.setHeaders(toPublicHeaders(etag));
    return { ...opened, content, goal };
  });
