import { Readable } from 'node:stream';
import { exportNamedAnswers } from '#features/listening/server/answers-file.usecases.ts';
import { readFields } from '#server/input.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import { requireMember } from '../../../../../member.ts';
import { readWaveId } from '../../wave-id.ts';
import type { RequestHandler } from './$types';

/** The form stands beside the table as it is. */
export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    await requireMember(event);
    redirect(303, `/office/${event.params.place}/surveys/${readWaveId(event)}/findings/cross#unprotected`);
  });

/** Posted, because it is written to the audit with its purpose: nobody comes here by a link. */
export const POST: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const fields = readFields(await event.request.formData());
    const pieces = await exportNamedAnswers(member, readWaveId(event), fields);
    return new Response(Readable.toWeb(Readable.from(encode(pieces))) as ReadableStream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${event.params.place}-answers.csv"`,
        'cache-control': 'no-store',
      },
    });
  });

async function* encode(pieces: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}
