import { toAskText, toEvidenceText } from '#features/ask/ask-text.rules.ts';
import { readAskEvidence, readPublicAsk } from '#features/ask/server/reading.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, setHeaders }) =>
  loadOrExplain(async () => {
    const sheet = await readPublicAsk(params.ask);
    const evidence = await readAskEvidence(sheet.ask.placeId, sheet.ask.content?.evidence ?? []);
    setHeaders({ 'cache-control': 'public, max-age=60', vary: 'accept-language' });
    return {
      sheet: toAskText(sheet, locals.language),
      evidence: evidence.map((one) => toEvidenceText(one, locals.language)),
    };
  });
