import { takeTabletAnswers } from '#features/survey/server/collect.usecases.ts';
import { Problem } from '#server/problem.ts';
import { answerWithJson } from '../answer-json.ts';
import { readTabletAddress } from '../tablet-address.ts';
import type { RequestHandler } from './$types';

/** Twenty answers of the largest size, and a little. */
const MAXIMUM_CHARACTERS = 2_100_000;

export const POST: RequestHandler = ({ params, request }) =>
  answerWithJson(async () => {
    const announced = Number(request.headers.get('content-length') ?? 0);
    const text = announced > MAXIMUM_CHARACTERS ? null : await request.text();
    if (text === null || text.length > MAXIMUM_CHARACTERS)
      throw new Problem('too-large-form', 413, { limit: MAXIMUM_CHARACTERS });
    return { results: await takeTabletAnswers(readTabletAddress(params), parse(text)) };
  });

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
