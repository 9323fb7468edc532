import { readTabletQuestionnaire } from '#features/survey/server/collect.usecases.ts';
import { answerWithJson } from '../answer-json.ts';
import { readTabletAddress } from '../tablet-address.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) =>
  answerWithJson(() => readTabletQuestionnaire(readTabletAddress(params)));
