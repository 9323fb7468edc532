import { takeOutAnnex } from '#features/report/server/annex.usecases.ts';
import { previewFile, requireDraft } from '#features/report/server/documents.usecases.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { toFileAnswer } from '../../file-answer.ts';
import { readLook } from '../../report-look.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { format, report, place } = event.params;
    if (format !== 'pdf' && format !== 'docx') throw new Problem('not-found', 404);
    const { kind, language } = await requireDraft(member, report);
    const look = await readLook(member, place, language);
    const make = kind === 'fund-annex' ? takeOutAnnex : previewFile;
    return toFileAnswer(await make(member, report, format, look), place);
  });
