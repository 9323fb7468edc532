import { listWorkingPlaces } from '#features/circle/circle.rules.ts';
import { listCircles } from '#features/circle/server/circle.usecases.ts';
import { readPublishedShare, savePart } from '#features/neighbour/server/joint-part.usecases.ts';
import { readJointService } from '#features/neighbour/server/joint-read.usecases.ts';
import { chooseCostKey, saveCosts, savePlaces } from '#features/neighbour/server/joint.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const sheet = await readJointService(member, readRowId(event.params.service));
    const circle = sheet.isLead
      ? (await listCircles(member)).find(({ circleId }) => circleId === sheet.service.circleId)
      : undefined;
    const share = await readPublishedShare(member);
    return {
      sheet,
      candidates: circle === undefined ? [] : listWorkingPlaces(circle),
      share: share === null ? null : { value: share.value, period: share.period },
      mayChange: mayRole(member.role, 'joint-service.change'),
      done: (['saved', 'chosen'] as const).find((one) => event.url.searchParams.has(one)) ?? null,
    };
  });

type Fields = Record<string, string | string[]>;
type Change = (member: Member, serviceId: string, fields: Fields, event: RequestEvent) => Promise<unknown>;

const change = (part: string, done: string, run: Change) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    await run(member, readRowId(event.params.service), fields, event);
    return `/office/${event.params.place}/joint-services/${event.params.service}?${done}`;
  });

export const actions: Actions = {
  part: change('part', 'saved', savePart),
  costs: change('costs', 'saved', (member, serviceId, fields, event) =>
    saveCosts(member, serviceId, fields, event.locals.language),
  ),
  places: change('places', 'saved', savePlaces),
  choose: change('choose', 'chosen', chooseCostKey),
};
