import {
  addDecision,
  changeMeeting,
  readMeeting,
  readMeetingChoices,
  removeMeeting,
  settleDecision,
} from '#features/implementation/server/meeting.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const mayChange = mayRole(member.role, 'meeting.change');
    return {
      meeting: await readMeeting(member, readRowId(event.params.meeting)),
      choices: mayChange ? await readMeetingChoices(member) : null,
      today: today(),
      saved: event.url.searchParams.has('saved'),
    };
  });

type Change = (member: Member, id: string, fields: Record<string, string | string[]>) => Promise<unknown>;

const change = (part: string, run: Change, after?: string) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    const meetingId = readRowId(event.params.meeting);
    await run(member, meetingId, fields);
    return `/office/${event.params.place}/meetings${after ?? `/${meetingId}?saved`}`;
  });

export const actions: Actions = {
  change: change('change', changeMeeting),
  decide: change('decide', addDecision),
  settle: change('settle', (member, _id, fields) =>
    settleDecision(member, String(fields['decisionId']), fields),
  ),
  remove: change('remove', removeMeeting, '?removed'),
};
