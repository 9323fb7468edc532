import { readDesk } from '#features/people/server/desk.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => readDesk(await requireMember(event)));
