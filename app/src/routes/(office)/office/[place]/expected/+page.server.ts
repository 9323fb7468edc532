import { parseExpectedQuestion } from '#features/comparison/expected.rules.ts';
import { readExpected } from '#features/comparison/server/expected.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const question = parseExpectedQuestion(event.url.searchParams);
    return readExpected(await requireMember(event), question, event.locals.language);
  });
