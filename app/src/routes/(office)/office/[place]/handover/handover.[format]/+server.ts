import { FILE_FORMATS } from '#features/evaluation/server/document.usecases.ts';
import { writeHandoverFile } from '#features/evaluation/server/handover.usecases.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { toFileAnswer } from '../../reports/file-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const format = FILE_FORMATS.find((one) => one === event.params.format);
    if (format === undefined) throw new Problem('not-found', 404);
    return toFileAnswer(await writeHandoverFile(member, format, event.locals.language), event.params.place);
  });
