import type { RequestHandler } from './$types';
import { describeApi } from '#features/open-data/server/openapi.usecases.ts';
import { answerProgram, toJsonBody } from '../api-answer.ts';

export const GET: RequestHandler = ({ request }) =>
  answerProgram(request, async () => {
    const { description, etag } = await describeApi();
    return toJsonBody(description, etag);
  });
