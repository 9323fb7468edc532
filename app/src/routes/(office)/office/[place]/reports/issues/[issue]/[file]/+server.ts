import { readIssuedFile } from '#features/report/server/issues.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { toFileAnswer } from '../../../file-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const { issue, file, place } = event.params;
    return toFileAnswer(await readIssuedFile(await requireMember(event), issue, file), place);
  });
