import { readSiteSheet } from '#features/site/server/site.usecases.ts';
import { writePreviewCss } from '#features/site/site-css.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const { site } = await readSiteSheet(await requireMember(event));
    return new Response(writePreviewCss(site.accent), {
      headers: { 'content-type': 'text/css; charset=utf-8' },
    });
  });
