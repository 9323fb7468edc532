import { readOwnPackDocument } from '#features/message/server/pack-publishing.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const document = await readOwnPackDocument(await requireMember(event), event.params.pack);
    return new Response(new Uint8Array(document), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${event.params.place}-pack-${event.params.pack}.pdf"`,
      },
    });
  });
