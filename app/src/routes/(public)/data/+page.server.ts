import type { PageServerLoad } from './$types';
import { readDataGuide } from '#features/open-data/server/data-guide.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';

export const load: PageServerLoad = ({ locals }) => loadOrExplain(() => readDataGuide(locals.language));
