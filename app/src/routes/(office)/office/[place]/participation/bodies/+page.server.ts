import { mayRole } from '#server/auth/permissions.ts';
import { listBodies } from '#features/participation/server/room.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const bodies = await listBodies(member);
    return {
      items: bodies.map((one) => ({
        ...one,
        shownName: pickShownText(one.name, event.locals.language),
      })),
      mayChange: mayRole(member.role, 'participation.change'),
    };
  });
