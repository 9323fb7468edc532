import { listReports, startReport } from '#features/report/server/drafts.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { drafts, issues, releases } = await listReports(member);
    return {
      drafts: drafts.map(({ reportId, title, kind, language, changedOn }) => {
        return { reportId, title, kind, language, changedOn };
      }),
      issues,
      releases,
      mayChange: mayRole(member.role, 'report.change'),
      mayTakeOut: mayRole(member.role, 'data.read'),
      year: today().slice(0, 4),
    };
  });

export const actions: Actions = {
  start: changeThenShow('start', async (member, fields, event) => {
    const reportId = await startReport(member, fields);
    return `/office/${event.params.place}/reports/${reportId}`;
  }),
};
