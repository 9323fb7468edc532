import { renderLetters } from '#features/survey/server/letters.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../member.ts';
import { sendPdf } from '../../../send-pdf.ts';
import { readWaveId } from '../../../wave-id.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const { searchParams } = event.url;
    const batch = Number(searchParams.get('batch') ?? '1');
    const kind = searchParams.get('kind') === 'reminder' ? 'reminder' : 'invitation';
    const wish = {
      batch: Number.isInteger(batch) ? batch : 0,
      kind,
      language: event.locals.language,
    } as const;
    return sendPdf(await renderLetters(await requireMember(event), readWaveId(event), wish));
  });
