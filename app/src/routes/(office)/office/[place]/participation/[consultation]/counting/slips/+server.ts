import { redirect } from '@sveltejs/kit';
import { makeCodes } from '#features/participation/server/counting.usecases.ts';
import { readFields } from '#server/input.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import type { RequestHandler } from './$types';

/** New codes and their slips in one answer: the codes are shown here and nowhere else. */
/** The form stands on the page of counting. */
export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    await requireMember(event);
    redirect(303, `/office/${event.params.place}/participation/${event.params.consultation}/counting`);
  });

export const POST: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const fields = readFields(await event.request.formData());
    const slips = await makeCodes(await requireMember(event), event.params.consultation, fields);
    return new Response(new Uint8Array(slips), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${event.params.place}-codes.pdf"`,
        'cache-control': 'no-store',
      },
    });
  });
