import { writeBrief } from '#features/ask/server/brief.usecases.ts';
import { FILE_FORMATS } from '#features/evaluation/server/document.usecases.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { toFileAnswer } from '../../../reports/file-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const format = FILE_FORMATS.find((one) => one === event.params.format);
    if (format === undefined) throw new Problem('not-found', 404);
    const wanted = {
      askKey: event.params.ask,
      addresseeId: event.url.searchParams.get('to') ?? '',
      format,
      language: event.locals.language,
    };
    return toFileAnswer(await writeBrief(member, wanted), event.params.place);
  });
