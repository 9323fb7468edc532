import type { RequestHandler } from './$types';
import { readPxMetadata, toPxContext } from '#features/open-data/server/pxweb.usecases.ts';
import { answerProgram } from '../../../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request, locals }) =>
  answerProgram(request, () => readPxMetadata(params.id, toPxContext(locals.language)));
