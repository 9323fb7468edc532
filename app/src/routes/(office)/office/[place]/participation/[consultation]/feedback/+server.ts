import { renderFeedback } from '#features/participation/server/answer.usecases.ts';
import { isLanguage } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import type { RequestHandler } from './$types';

/** You said, we did: an A4 sheet in one language. */
export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const asked = event.url.searchParams.get('language');
    const language = isLanguage(asked) ? asked : 'en';
    const sheet = await renderFeedback(await requireMember(event), event.params.consultation, language);
    return new Response(new Uint8Array(sheet), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${event.params.place}-feedback.${language}.pdf"`,
        'cache-control': 'no-store',
      },
    });
  });
