import { exportFundReport, readReportQuery } from '#features/activity/server/fund-report.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const query = readReportQuery(Object.fromEntries(event.url.searchParams));
    const text = await exportFundReport(await requireMember(event), query, event.locals.language);
    const fund = query.fund.toLowerCase().replace('+', '-plus');
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${event.params.place}-${fund}-${query.period}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
