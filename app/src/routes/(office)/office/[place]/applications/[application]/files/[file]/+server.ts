import { exportAnnex, exportCalendar } from '#features/application/server/draft.usecases.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { toFileAnswer } from '../../../../reports/file-answer.ts';
import { readLook } from '../../../../reports/report-look.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { RequestHandler } from './$types';

const ANNEXES: Readonly<Record<string, 'docx' | 'pdf'>> = { 'draft.docx': 'docx', 'draft.pdf': 'pdf' };

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { place, application, file } = event.params;
    const id = readRowId(application);
    if (file === 'calendar.ics') return toFileAnswer(await exportCalendar(member, id), place);
    const format = ANNEXES[file];
    if (format === undefined) throw new Problem('not-found', 404);
    const look = await readLook(member, place, event.locals.language);
    return toFileAnswer(await exportAnnex(member, id, { format, look }), place);
  });
