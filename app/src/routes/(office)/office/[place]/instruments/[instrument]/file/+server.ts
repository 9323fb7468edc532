import { exportInstrument } from '#features/instrument/server/exchange.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { downloadHeaders, readVersion } from '../../instrument-page.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { name, content } = await exportInstrument(member, event.params.instrument, readVersion(event));
    return new Response(content, { headers: downloadHeaders(name, 'application/json; charset=utf-8') });
  });
