import { readRecording } from '#features/survey/server/audio.usecases.ts';
import { answerWithBytes } from '#server/http/byte-range.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { readAddress } from '../../../../../../address.ts';
import type { RequestHandler } from './$types';

/** A question read aloud. Kept by the browser for a day: a recording never changes under its id. */
export const GET: RequestHandler = async ({ params, request }) => {
  const { mediaType, content } = await loadOrExplain(() => readRecording(readAddress(params), params.audio));
  return answerWithBytes(content, request.headers.get('range'), {
    'content-type': mediaType,
    'cache-control': 'private, max-age=86400, immutable',
  });
};
