import { readTabletRecording } from '#features/survey/server/audio.usecases.ts';
import { answerWithBytes } from '#server/http/byte-range.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { readTabletAddress } from '../../tablet-address.ts';
import type { RequestHandler } from './$types';

/** A question read aloud. */
export const GET: RequestHandler = async ({ params, request }) => {
  const address = readTabletAddress(params);
  const { mediaType, content } = await loadOrExplain(() => readTabletRecording(address, params.audio));
  return answerWithBytes(content, request.headers.get('range'), { 'content-type': mediaType });
};
