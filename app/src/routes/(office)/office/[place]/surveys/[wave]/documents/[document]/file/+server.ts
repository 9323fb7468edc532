import { renderWaveDocument } from '#features/survey/server/wave-documents.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../member.ts';
import { sendPdf } from '../../../send-pdf.ts';
import { readWaveId } from '../../../wave-id.ts';
import { chooseDocumentLanguage, readDocumentId } from '../document-id.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const language = chooseDocumentLanguage(event.url.searchParams.get('in'), event.locals.language);
    return sendPdf(
      await renderWaveDocument(member, readWaveId(event), readDocumentId(event.params.document), language),
    );
  });
