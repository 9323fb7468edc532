import { renderAnswerTemplate } from '#features/governance/server/import.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { RequestHandler } from './$types';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const format = event.url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx';
    const content = await renderAnswerTemplate(await requireMember(event), format, event.locals.language);
    return new Response(content, {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="answers-template.${format}"`,
      },
    });
  });
