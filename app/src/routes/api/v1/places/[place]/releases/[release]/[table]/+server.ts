import type { RequestHandler } from './$types';
import { describeTable } from '#features/open-data/server/places.usecases.ts';
import { answerProgram, toJsonBody } from '../../../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request, locals }) =>
  answerProgram(request, async () => {
    const address = { slug: params.place, releaseId: params.release, tableId: params.table };
    const { etag, ...table } = await describeTable(address, locals.language);
    return toJsonBody(table, etag);
  });
