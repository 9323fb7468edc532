import type { RequestHandler } from './$types';
import { chooseFormat, OFFERED_MEDIA_TYPES, readFormatName } from '#features/open-data/formats.rules.ts';
import { notAcceptable } from '#features/open-data/open-data.problems.ts';
import { writeTableFile } from '#features/open-data/server/data.usecases.ts';
import { answerProgram } from '../../../../../../api-answer.ts';
import { toFileBody } from '../table-answer.ts';

export const GET: RequestHandler = ({ params, request, url, locals }) =>
  answerProgram(request, async () => {
    const named = url.searchParams.get('format');
    const format = named === null ? chooseFormat(request.headers.get('accept')) : readFormatName(named);
    if (format === null) throw notAcceptable(OFFERED_MEDIA_TYPES);
    const address = { slug: params.place, releaseId: params.release, tableId: params.table };
    const { language } = locals;
    const file = toFileBody(await writeTableFile({ address, format, query: url.searchParams, language }));
    const vary = 'accept, accept-language, accept-encoding';
    return { ...file, headers: { ...file.headers, vary, 'content-location': `data.${format}${url.search}` } };
  });
