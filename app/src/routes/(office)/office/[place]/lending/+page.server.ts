import { listLendables } from '#features/implementation/server/lending.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      lendables: await listLendables(member),
      mayAdd: mayRole(member.role, 'lending.change'),
      wasRemoved: event.url.searchParams.has('removed'),
    };
  });
