import { loadOrExplain } from '#ui/route-problem.ts';
import { Problem } from '#server/problem.ts';
import { toPublicHeaders } from '../../../../../../../public-answer.ts';
import { openStrategy } from '../../../../strategy-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { etag, ...opened } = await openStrategy(event, event.params);
    const { content } = opened.sheet.strategy;
    const part = content?.parts.find(({ partId }) => partId === event.params.part);
    if (!content || part === undefined) throw new Problem('not-found', 404);
    event.setHeaders(toPublicHeaders(etag));
    return { ...opened, content, part };
  });
