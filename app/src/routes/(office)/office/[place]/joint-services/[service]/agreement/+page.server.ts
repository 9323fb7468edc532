import { readAgreement } from '#features/neighbour/server/agreement.usecases.ts';
import {
  agreeToJointService,
  endOwnAgreement,
  saveRoles,
} from '#features/neighbour/server/joint-part.usecases.ts';
import { saveWords } from '#features/neighbour/server/joint.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = ['saved', 'agreed', 'ended'] as const;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const id = readRowId(event.params.service);
    return {
      ...(await readAgreement(member, id, event.locals.language)),
      mayChange: mayRole(member.role, 'joint-service.change'),
      mayAgree: mayRole(member.role, 'joint-service.agree'),
      done: DONE.find((one) => event.url.searchParams.has(one)) ?? null,
    };
  });

type Fields = Record<string, string | string[]>;
type Change = (member: Member, serviceId: string, fields: Fields) => Promise<unknown>;

const change = (part: string, done: (typeof DONE)[number], run: Change) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    await run(member, readRowId(event.params.service), fields);
    return `/office/${event.params.place}/joint-services/${event.params.service}/agreement?${done}`;
  });

export const actions: Actions = {
  agree: change('agree', 'agreed', agreeToJointService),
  end: change('end', 'ended', endOwnAgreement),
  roles: change('roles', 'saved', saveRoles),
  words: change('words', 'saved', saveWords),
};
