import { listWorkingPlaces } from '#features/circle/circle.rules.ts';
import { listCircles } from '#features/circle/server/circle.usecases.ts';
import { isInside } from '#features/circle/circle.rules.ts';
import { listJointServices } from '#features/neighbour/server/joint-read.usecases.ts';
import { beginJointService } from '#features/neighbour/server/joint.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const circles = (await listCircles(member)).filter(
      (one) => one.endedOn === null && isInside(one) && listWorkingPlaces(one).length > 1,
    );
    return {
      ...(await listJointServices(member)),
      circles: circles.map((one) => ({
        value: one.circleId,
        label: `${one.name} (${listWorkingPlaces(one)
          .map(({ name }) => name)
          .join(', ')})`,
        currency: one.currency,
      })),
      mayChange: mayRole(member.role, 'joint-service.change'),
    };
  });

export const actions: Actions = {
  begin: changeThenShow('begin', async (member, fields, event: RequestEvent) => {
    const serviceId = await beginJointService(member, fields, event.locals.language);
    return `/office/${event.params.place}/joint-services/${serviceId}?saved`;
  }),
};
