import { readHandover } from '#features/evaluation/server/handover.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { facts, notices, parts } = await readHandover(member, event.locals.language);
    return { pack: { facts, notices, parts } };
  });
