import { readAlerts } from '#features/indicator/server/reading.usecases.ts';
import { readDesk } from '#features/people/server/desk.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const alerts = mayRole(member.role, 'data.read') ? await readAlerts(member) : [];
    return { ...(await readDesk(member)), alerts };
  });
