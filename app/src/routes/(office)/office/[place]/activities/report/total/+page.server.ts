import { toFields } from '#features/activity/count-form.rules.ts';
import { toPeriodFields } from '#features/activity/period.rules.ts';
import {
  findTotalIndicator,
  readFundOf,
  readFundTotal,
  readReportQuery,
  removeFundTotal,
  saveFundTotal,
} from '#features/activity/server/fund-report.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function readAsked({ searchParams }: URL) {
  const query = readReportQuery(Object.fromEntries(searchParams));
  return { ...query, indicatorId: searchParams.get('indicator') ?? '' };
}

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { indicatorId, project, period } = readAsked(event.url);
    const total = await readFundTotal(member, indicatorId, { period, project });
    const cells = (total?.cells ?? []).map((cell) => ({
      ...cell,
      topic: 'attendance' as const,
      answer: '',
      citizenship: 'unknown' as const,
    }));
    return {
      indicator: findTotalIndicator(indicatorId),
      address: toAddress({ indicatorId, project, period }),
      project,
      isThere: total !== null,
      isEstimate: total?.isEstimate ?? false,
      start: {
        ...toPeriodFields(period),
        ...toFields(cells),
        total: total === null ? '' : String(total.people),
        toldBy: total?.toldBy ?? '',
      } as Readonly<Record<string, string>>,
    };
  });

interface Where {
  readonly indicatorId: string;
  readonly project: string;
  readonly period: string;
}

function toAddress({ indicatorId, project, period }: Where): string {
  const { year, span } = toPeriodFields(period);
  return new URLSearchParams({ indicator: indicatorId, project, year, span }).toString();
}

function toReport({ params }: RequestEvent, { indicatorId, project, period }: Where): string {
  const { year, span } = toPeriodFields(period);
  const asked = new URLSearchParams({ fund: readFundOf(indicatorId), project, year, span, saved: '' });
  return `/office/${params.place}/activities/report?${asked}`;
}

export const actions: Actions = {
  save: changeThenShow('total', async (member, fields, event: RequestEvent) => {
    const { indicatorId, project } = readAsked(event.url);
    const period = await saveFundTotal(member, indicatorId, project, fields);
    return toReport(event, { indicatorId, project, period });
  }),
  remove: changeThenShow('remove', async (member, _fields, event: RequestEvent) => {
    const asked = readAsked(event.url);
    await removeFundTotal(member, asked.indicatorId, asked);
    return toReport(event, asked);
  }),
};
