import type { RequestHandler } from './$types';
import { readPxDefaultSelection, toPxContext } from '#features/open-data/server/pxweb.usecases.ts';
import { answerProgram } from '../../../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request, locals }) =>
  answerProgram(request, () => readPxDefaultSelection(params.id, toPxContext(locals.language)));
