import {
  changeActivity,
  listOrganisers,
  readActivity,
  removeActivity,
} from '#features/activity/server/activities.usecases.ts';
import { readLentForActivity } from '#features/implementation/server/lending.usecases.ts';
import { readRecords } from '#features/activity/server/records.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { activity: id } = event.params;
    const mayChange = mayRole(member.role, 'activity.change');
    const mayRecord = mayRole(member.role, 'activity.record');
    return {
      activity: await readActivity(member, id),
      records: mayRecord ? await readRecords(member, id) : [],
      organisers: mayChange ? await listOrganisers(member) : [],
      lent: await readLentForActivity(member, id),
      mayChange,
      mayRecord,
      saved: event.url.searchParams.has('saved'),
    };
  });

const toPage = ({ params }: RequestEvent) => `/office/${params.place}/activities/${params.activity}?saved`;

export const actions: Actions = {
  change: changeThenShow('activity', async (member, fields, event: RequestEvent) => {
    await changeActivity(member, event.params.activity, fields);
    return toPage(event);
  }),
  remove: changeThenShow('remove', async (member, _fields, event: RequestEvent) => {
    await removeActivity(member, event.params.activity);
    return `/office/${event.params.place}/activities?removed`;
  }),
};
