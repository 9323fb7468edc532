import type { RequestHandler } from './$types';
import { writePublicTable } from '#features/publication/server/public-page.usecases.ts';
import { answerProgram } from '../../../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request, locals }) =>
  answerProgram(request, () =>
    writePublicTable({ slug: params.place, releaseId: params.release, file: params.file }, locals.language),
  );
