import { readTabletQuestionnaire } from '#features/survey/server/collect.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { readTabletAddress } from './tablet-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) =>
  loadOrExplain(async () => {
    const { place, title, contact } = await readTabletQuestionnaire(readTabletAddress(params));
    return { place, title, contact };
  });
