import type { RequestHandler } from './$types';
import { describePlace } from '#features/open-data/server/places.usecases.ts';
import { answerProgram, toJsonBody } from '../../api-answer.ts';

export const GET: RequestHandler = ({ params, request, locals }) =>
  answerProgram(request, async () => {
    const { etag, ...place } = await describePlace(params.place, locals.language);
    return toJsonBody(place, etag);
  });
