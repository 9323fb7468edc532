import { readAudio } from '#features/instrument/server/audio.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const { mediaType, content } = await readAudio(await requireMember(event), event.params.audio);
    return new Response(new Uint8Array(content), {
      headers: { 'content-type': mediaType, 'cache-control': 'private, no-store' },
    });
  });
