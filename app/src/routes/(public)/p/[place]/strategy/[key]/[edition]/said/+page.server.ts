import { listAbouts, listNotShown } from '#features/strategy/comment.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { Problem } from '#server/problem.ts';
import { toPublicHeaders } from '../../../../../../public-answer.ts';
import { openStrategy } from '../../../strategy-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { etag, ...opened } = await openStrategy(event, event.params);
    const { content, notShown } = opened.sheet.strategy;
    if (!content) throw new Problem('not-found', 404);
    event.setHeaders(toPublicHeaders(etag));
    return { ...opened, content, abouts: listAbouts(content), notShown: listNotShown(notShown) };
  });
