import { readStart, type CountStart } from '#features/activity/count-form.rules.ts';
import { readActivity } from '#features/activity/server/activities.usecases.ts';
import { readRecords, removeRecord, saveRecord } from '#features/activity/server/records.usecases.ts';
import type { CountedAs } from '#features/activity/activity.types.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function readAsked({ searchParams }: URL): { counted: CountedAs; recordId: string | null } {
  return {
    counted: searchParams.get('as') === 'persons' ? 'persons' : 'visits',
    recordId: searchParams.get('record'),
  };
}

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const records = await readRecords(member, event.params.activity);
    const asked = readAsked(event.url);
    const start: CountStart = readStart(records, {
      ...asked,
      isFromLast: event.url.searchParams.has('last'),
      today: today(),
    });
    return { activity: await readActivity(member, event.params.activity), ...asked, start };
  });

const toPage = ({ params }: RequestEvent) => `/office/${params.place}/activities/${params.activity}?saved`;

export const actions: Actions = {
  save: changeThenShow('count', async (member, fields, event: RequestEvent) => {
    await saveRecord(member, event.params.activity, readAsked(event.url), fields);
    return toPage(event);
  }),
  remove: changeThenShow('remove', async (member, _fields, event: RequestEvent) => {
    await removeRecord(member, event.params.activity, readAsked(event.url).recordId ?? '');
    return toPage(event);
  }),
};
