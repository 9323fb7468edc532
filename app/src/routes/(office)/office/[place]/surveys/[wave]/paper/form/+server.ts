import { renderPaperForm } from '#features/survey/server/paper-print.usecases.ts';
import { isLanguage } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { sendPdf } from '../../send-pdf.ts';
import { readWaveId } from '../../wave-id.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const wanted = event.url.searchParams.get('form') ?? '';
    const language = isLanguage(wanted) ? wanted : 'en';
    return sendPdf(await renderPaperForm(await requireMember(event), readWaveId(event), language));
  });
