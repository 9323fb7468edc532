import { readDraftArms } from '#features/site/server/site.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const { content, kind } = await readDraftArms(await requireMember(event));
    return new Response(new Uint8Array(content), {
      headers: { 'content-type': `image/${kind}`, 'content-disposition': 'inline' },
    });
  });
