import type { RequestHandler } from './$types';
import { readPxConfig } from '#features/open-data/server/pxweb-lists.usecases.ts';
import { answerProgram } from '../../../api-answer.ts';

export const GET: RequestHandler = ({ request }) => answerProgram(request, async () => readPxConfig());
