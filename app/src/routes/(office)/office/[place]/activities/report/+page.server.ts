import { keepFigure, listFigureTargets } from '#features/activity/server/hand-over.usecases.ts';
import { readFundReport, readReportQuery } from '#features/activity/server/fund-report.usecases.ts';
import { toPeriodFields } from '#features/activity/period.rules.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const readQuery = ({ searchParams }: URL) => readReportQuery(Object.fromEntries(searchParams));

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const query = readQuery(event.url);
    const mayChange = mayRole(member.role, 'activity.change');
    return {
      report: await readFundReport(member, query),
      targets: mayChange ? await listFigureTargets(member, query) : { figures: [], indicators: [] },
      address: new URLSearchParams({
        fund: query.fund,
        project: query.project,
        ...toPeriodFields(query.period),
      }).toString(),
      mayChange,
      today: today(),
      saved: event.url.searchParams.has('saved'),
      kept: event.url.searchParams.has('kept'),
    };
  });

export const actions: Actions = {
  keep: changeThenShow('keep', async (member, fields, event: RequestEvent) => {
    const query = readQuery(event.url);
    await keepFigure(member, query, fields);
    const { fund, project, period } = query;
    const asked = new URLSearchParams({ fund, project, ...toPeriodFields(period), kept: '' });
    return `/office/${event.params.place}/activities/report?${asked}`;
  }),
};
