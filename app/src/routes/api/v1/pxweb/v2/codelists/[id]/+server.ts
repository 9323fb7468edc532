import type { RequestHandler } from './$types';
import { readPxCodeList, toPxContext } from '#features/open-data/server/pxweb.usecases.ts';
import { answerProgram } from '../../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request, locals }) =>
  answerProgram(request, () => readPxCodeList(params.id, toPxContext(locals.language)));
