import { addMeeting, readMeetingChoices } from '#features/implementation/server/meeting.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => readMeetingChoices(await requireMember(event)));

export const actions: Actions = {
  default: changeThenShow('meeting', async (member, fields, event) => {
    const meetingId = await addMeeting(member, fields);
    return `/office/${event.params.place}/meetings/${meetingId}?saved`;
  }),
};
