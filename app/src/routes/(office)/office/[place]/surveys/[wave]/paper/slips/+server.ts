import { renderSlips } from '#features/survey/server/paper-print.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { sendPdf } from '../../send-pdf.ts';
import { readWaveId } from '../../wave-id.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const batch = Number(event.url.searchParams.get('batch') ?? '1');
    const wish = { batch: Number.isInteger(batch) ? batch : 0, language: event.locals.language };
    return sendPdf(await renderSlips(await requireMember(event), readWaveId(event), wish));
  });
