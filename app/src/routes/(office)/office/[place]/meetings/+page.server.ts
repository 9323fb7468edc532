import { readMeetingLog, settleDecision } from '#features/implementation/server/meeting.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { meetings, open } = await readMeetingLog(member);
    return {
      meetings,
      open,
      today: today(),
      mayChange: mayRole(member.role, 'meeting.change'),
      done: ['saved', 'removed'].find((one) => event.url.searchParams.has(one)) ?? null,
    };
  });

export const actions: Actions = {
  settle: changeThenShow('settle', async (member, fields, event: RequestEvent) => {
    await settleDecision(member, String(fields['decisionId']), fields);
    return `/office/${event.params.place}/meetings?saved`;
  }),
};
