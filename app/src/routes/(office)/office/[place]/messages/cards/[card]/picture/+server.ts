import { drawDraftCard } from '#features/message/server/card-pictures.usecases.ts';
import { CARD_LANGUAGES } from '#features/message/card.schema.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import type { RequestHandler } from './$types';

/** How the card would look: for the office alone. */
export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const { searchParams } = event.url;
    const language = CARD_LANGUAGES.find((one) => one === searchParams.get('lang')) ?? event.locals.language;
    const asked = { format: searchParams.get('format') ?? 'svg', shape: searchParams.get('shape'), language };
    const { content, mediaType } = await drawDraftCard(await requireMember(event), event.params.card, asked);
    const body = typeof content === 'string' ? content : new Uint8Array(content);
    return new Response(body, { headers: { 'content-type': mediaType } });
  });
