import { isInside } from '#features/circle/circle.rules.ts';
import { changeCircle, endCircle, readCircle } from '#features/circle/server/circle.usecases.ts';
import {
  invitePlace,
  leaveCircle,
  listCandidates,
  removeFromCircle,
  sayNo,
  sayYes,
} from '#features/circle/server/joining.usecases.ts';
import { publishOutcome, withdrawOutcome } from '#features/circle/server/outcome.usecases.ts';
import * as room from '#features/circle/server/room.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { listAreas } from '../../measures/areas.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const circle = await readCircle(member, readRowId(event.params.circle));
    const mayChange = mayRole(member.role, 'circle.change') && circle.endedOn === null;
    const isLead = circle.leadPlaceId === member.placeId;
    const wanted = event.url.searchParams.get('q');
    return {
      circle,
      room: isInside(circle) ? await room.readCircleRoom(member, circle.circleId) : null,
      ownPlaceId: member.placeId,
      mayWrite: mayChange && isInside(circle),
      mayLead: mayChange && isLead,
      mayJoin: mayRole(member.role, 'circle.join'),
      candidates: mayChange && isLead ? await listCandidates(member, circle.circleId, wanted ?? '') : [],
      wanted,
      areas: listAreas(event.locals.language),
      today: today(),
      saved: event.url.searchParams.has('saved'),
    };
  });

type Fields = Record<string, string | string[]>;
type Change = (member: Member, id: string, fields: Fields, event: RequestEvent) => Promise<unknown>;

const change = (part: string, run: Change, after?: string) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    const circleId = readRowId(event.params.circle);
    await run(member, circleId, fields, event);
    const at = fields['part'] === undefined ? '' : `#${part}`;
    return `/office/${event.params.place}/circles${after ?? `/${circleId}?saved${at}`}`;
  });

export const actions: Actions = {
  change: change('change', changeCircle),
  end: change('end', endCircle),
  invite: change('members', invitePlace),
  remove: change('members', removeFromCircle),
  yes: change('members', sayYes),
  no: change('members', sayNo, '?declined'),
  leave: change('members', leaveCircle, '?left'),
  topic: change('topics', room.addTopic),
  meeting: change('meetings', room.addCircleMeeting),
  money: change('money', (member, id, fields, event) =>
    room.addMoney(member, id, fields, event.locals.language),
  ),
  training: change('training', room.addTraining),
  trained: change('training', room.saveTrained),
  outcome: change('outcomes', room.addOutcome),
  publish: change('outcomes', publishOutcome),
  withdraw: change('outcomes', withdrawOutcome),
  mark: change('room', room.turnMark),
  back: change('room', room.takeBack),
};
