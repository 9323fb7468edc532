import type { RequestHandler } from './$types';
import { readPxFolder } from '#features/open-data/server/pxweb-lists.usecases.ts';
import { toPxContext } from '#features/open-data/server/pxweb.usecases.ts';
import { answerProgram } from '../../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request, locals }) =>
  answerProgram(request, () => readPxFolder(params.id, toPxContext(locals.language)));
