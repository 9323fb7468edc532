import { renderPoster } from '#features/survey/server/letters.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { sendPdf } from '../../send-pdf.ts';
import { readWaveId } from '../../wave-id.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () =>
    sendPdf(await renderPoster(await requireMember(event), readWaveId(event), event.locals.language)),
  );
