import { redirect } from '@sveltejs/kit';
import { listDueMoneySteps } from '#features/application/server/portfolio.usecases.ts';
import { listDueCycleSteps } from '#features/evaluation/server/cycle.usecases.ts';
import { readAlerts } from '#features/indicator/server/reading.usecases.ts';
import { readDesk } from '#features/people/server/desk.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    // A level has no desk of a town: who observes begins with what there is to see.
    if (member.role === 'observer') redirect(303, `/office/${event.params.place}/observer`);
    const alerts = mayRole(member.role, 'data.read') ? await readAlerts(member) : [];
    const cycle = mayRole(member.role, 'evaluation.read') ? await listDueCycleSteps(member) : [];
    const money = mayRole(member.role, 'application.read') ? await listDueMoneySteps(member) : [];
    return { ...(await readDesk(member)), alerts, cycle, money };
  });
