import { beginCircle, listCirclesOfPlace } from '#features/circle/server/circle.usecases.ts';
import { sayYes } from '#features/circle/server/joining.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      ...(await listCirclesOfPlace(member)),
      mayChange: mayRole(member.role, 'circle.change'),
      mayJoin: mayRole(member.role, 'circle.join'),
      done: ['left', 'declined'].find((one) => event.url.searchParams.has(one)) ?? null,
    };
  });

export const actions: Actions = {
  begin: changeThenShow('begin', async (member, fields, event: RequestEvent) => {
    const circleId = await beginCircle(member, fields);
    return `/office/${event.params.place}/circles/${circleId}?saved`;
  }),
  yes: changeThenShow('yes', async (member, fields, event: RequestEvent) => {
    const circleId = String(fields['circleId']);
    await sayYes(member, circleId, fields);
    return `/office/${event.params.place}/circles/${circleId}?saved`;
  }),
};
