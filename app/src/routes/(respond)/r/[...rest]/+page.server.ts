import { malformedLink } from '#features/survey/survey.problems.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

/** An address cut off by a mail program. */
export const load: PageServerLoad = () => loadOrExplain(() => Promise.reject(malformedLink()));
