import { exportTranslation } from '#features/instrument/server/translation-sheet.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../member.ts';
import { downloadHeaders, readVersion } from '../../../../instrument-page.ts';
import type { RequestHandler } from './$types';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const format = event.url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx';
    const { instrument: ref, language } = event.params;
    const spot = { ref, language, version: readVersion(event) };
    const content = await exportTranslation(await requireMember(event), spot, format);
    return new Response(content, {
      headers: downloadHeaders(`translation-${language}.${format}`, TYPES[format]),
    });
  });
