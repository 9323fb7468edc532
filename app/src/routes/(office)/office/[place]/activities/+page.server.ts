import { readActivities } from '#features/activity/server/activities.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      activities: await readActivities(member),
      mayChange: mayRole(member.role, 'activity.change'),
      mayRecord: mayRole(member.role, 'activity.record'),
      mayReport: mayRole(member.role, 'data.read'),
      wasRemoved: event.url.searchParams.has('removed'),
    };
  });
