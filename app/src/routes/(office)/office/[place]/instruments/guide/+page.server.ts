import { readGuide } from '#features/instrument/server/guide.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => readGuide(await requireMember(event), event.url.searchParams));
