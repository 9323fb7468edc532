import { addActivity, listOrganisers } from '#features/activity/server/activities.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => ({ organisers: await listOrganisers(await requireMember(event)) }));

export const actions: Actions = {
  default: changeThenShow('activity', async (member, fields, event) => {
    const activityId = await addActivity(member, fields);
    return `/office/${event.params.place}/activities/${activityId}?saved`;
  }),
};
