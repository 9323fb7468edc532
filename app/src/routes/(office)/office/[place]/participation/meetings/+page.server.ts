import { mayRole } from '#server/auth/permissions.ts';
import { listMeetings } from '#features/participation/server/room.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const meetings = await listMeetings(member);
    return {
      items: meetings.map((one) => ({
        id: one.meetingId,
        heldOn: one.heldOn,
        isPublic: one.isPublic,
        title: pickShownText(one.title, event.locals.language),
      })),
      mayChange: mayRole(member.role, 'participation.change'),
    };
  });
