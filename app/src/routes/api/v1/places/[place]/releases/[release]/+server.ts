import type { RequestHandler } from './$types';
import { describeRelease } from '#features/open-data/server/places.usecases.ts';
import { answerProgram, toJsonBody } from '../../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request, locals }) =>
  answerProgram(request, async () => {
    const { etag, ...release } = await describeRelease(params.place, params.release, locals.language);
    return toJsonBody(release, etag);
  });
