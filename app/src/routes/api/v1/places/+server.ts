import type { RequestHandler } from './$types';
import { describePlaces } from '#features/open-data/server/places.usecases.ts';
import { answerProgram, toJsonBody } from '../api-answer.ts';

export const GET: RequestHandler = ({ request }) =>
  answerProgram(request, async () => {
    const { etag, ...places } = await describePlaces();
    return toJsonBody(places, etag);
  });
