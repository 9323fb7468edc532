import { previewReport } from '#features/report/server/documents.usecases.ts';
import { isProblem } from '#server/problem.ts';
import { loadOrExplain, toShownProblem } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readLook } from '../../report-look.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const look = await readLook(member, event.params.place, event.locals.language);
    try {
      const { draft, content } = await previewReport(member, event.params.report, look);
      const { title, subtitle, facts, notices, cover, footer, isLarge, parts } = content;
      const { reportId, language } = draft;
      const document = { language, title, subtitle, facts, notices, cover, footer, isLarge, parts };
      return { reportId, document, problem: null };
    } catch (problem) {
      // A release it draws on was withdrawn: the way back to the report says what can be done.
      if (!isProblem(problem) || problem.code !== 'report-release-gone') throw problem;
      return { reportId: event.params.report, document: null, problem: toShownProblem(problem) };
    }
  });
