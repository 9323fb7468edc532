/** Some pages are of governance waves only, some of general ones: whoever comes to the wrong one is led to the right one. */
import { redirect } from '@sveltejs/kit';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { readWaveId } from './wave-id.ts';

interface Asking {
  readonly params: { readonly place: string; readonly wave: string };
}

/** From a page of governance waves to that of general ones; '' is the overview. */
export async function leadToGeneral(event: Asking, member: Member, page: string): Promise<void> {
  const { approach } = await readWave(member, readWaveId(event));
  if (approach !== null) lead(event, page);
}

/** The other way round. */
export async function leadToGovernance(event: Asking, member: Member, page: string): Promise<void> {
  const { approach } = await readWave(member, readWaveId(event));
  if (approach === null) lead(event, page);
}

function lead({ params }: Asking, page: string): never {
  redirect(303, `/office/${params.place}/surveys/${params.wave}${page === '' ? '' : `/${page}`}`);
}
