import type { RequestHandler } from './$types';
import { describeReleases } from '#features/open-data/server/places.usecases.ts';
import { answerProgram, toJsonBody } from '../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request }) =>
  answerProgram(request, async () => {
    const { etag, ...releases } = await describeReleases(params.place);
    return toJsonBody(releases, etag);
  });
