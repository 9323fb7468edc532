import { downloadInternalTables } from '#features/publication/server/internal-tables.usecases.ts';
import { readFields } from '#server/input.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { RequestHandler } from './$types';

/** Sent with POST: looking at an address makes no file and no line in the record. */
export const POST: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const file = await downloadInternalTables(member, readFields(await event.request.formData()));
    return new Response(file.content, {
      headers: {
        'content-type': file.mediaType,
        'content-disposition': `attachment; filename="${file.name}"`,
        'cache-control': 'no-store',
      },
    });
  });
