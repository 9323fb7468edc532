import { previewReport } from '#features/report/server/documents.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readLook } from '../../report-look.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const look = await readLook(member, event.params.place, event.locals.language);
    const { draft, content } = await previewReport(member, event.params.report, look);
    const { title, subtitle, facts, notices, cover, footer, isLarge, parts } = content;
    return {
      reportId: draft.reportId,
      document: { language: draft.language, title, subtitle, facts, notices, cover, footer, isLarge, parts },
    };
  });
