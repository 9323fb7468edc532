import type { RequestHandler } from './$types';
import { listPxTables } from '#features/open-data/server/pxweb-lists.usecases.ts';
import { toPxContext } from '#features/open-data/server/pxweb.usecases.ts';
import { answerProgram } from '../../../api-answer.ts';

export const GET: RequestHandler = ({ request, url, locals }) =>
  answerProgram(request, () => listPxTables(url.searchParams, toPxContext(locals.language)));
