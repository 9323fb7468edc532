import type { RequestHandler } from './$types';
import { writeTableFile } from '#features/open-data/server/data.usecases.ts';
import { answerProgram } from '../../../../../../api-answer.ts';
import { toFileBody } from '../table-answer.ts';

export const GET: RequestHandler = ({ params, request, url, locals }) =>
  answerProgram(request, async () => {
    const address = { slug: params.place, releaseId: params.release, tableId: params.table };
    const { language } = locals;
    return toFileBody(
      await writeTableFile({ address, format: params.format, query: url.searchParams, language }),
    );
  });
