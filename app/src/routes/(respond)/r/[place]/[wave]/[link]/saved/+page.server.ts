import { openLink } from '#features/survey/server/respond.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { readAddress, renderHref } from '../../../../../address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { address, wave, place } = await loadOrExplain(() => openLink(readAddress(params)));
  return { wave, place, startHref: renderHref(address, '', locals.language) };
};
