import type { RequestHandler } from './$types';
import { describeConfig } from '#features/open-data/server/config.usecases.ts';
import { answerProgram, toJsonBody } from '../api-answer.ts';

export const GET: RequestHandler = ({ request }) =>
  answerProgram(request, async () => {
    const { etag, ...config } = describeConfig();
    return toJsonBody(config, etag);
  });
