import { addBody, checkCoordination } from '#features/strategy/server/bodies.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { strategy, bodies } = await readStrategy(member, readRowId(event.params.strategy));
    return {
      strategy,
      bodies,
      check: await checkCoordination(member, bodies),
      mayChange: mayRole(member.role, 'strategy.change') && strategy.state !== 'ended',
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  add: changeThenShow('add', async (member, fields, { params }: RequestEvent) => {
    // `part` names the form that a problem belongs to.
    await addBody(member, readRowId(params.strategy), { ...fields, part: fields['does'] });
    return `/office/${params.place}/strategy/${params.strategy}/bodies?saved`;
  }),
};
