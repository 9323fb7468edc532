import type { RequestHandler } from './$types';
import { readPxFolder } from '#features/open-data/server/pxweb-lists.usecases.ts';
import { toPxContext } from '#features/open-data/server/pxweb.usecases.ts';
import { answerProgram } from '../../../api-answer.ts';

export const GET: RequestHandler = ({ request, locals }) =>
  answerProgram(request, () => readPxFolder(null, toPxContext(locals.language)));
