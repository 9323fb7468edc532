import { readMessage } from '#features/message/server/messages.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import type { RequestHandler } from './$types';

/** The message as plain text, with its sources. */
export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const { text } = await readMessage(await requireMember(event), event.params.message);
    return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
  });
