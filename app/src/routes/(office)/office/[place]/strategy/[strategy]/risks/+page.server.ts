import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { addRisk } from '#features/strategy/server/risks.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { strategy, risks } = await readStrategy(member, readRowId(event.params.strategy));
    return {
      strategy,
      risks,
      mayChange: mayRole(member.role, 'strategy.change') && strategy.state !== 'ended',
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  add: changeThenShow('add', async (member, fields, { params }: RequestEvent) => {
    await addRisk(member, readRowId(params.strategy), fields);
    return `/office/${params.place}/strategy/${params.strategy}/risks?saved`;
  }),
};
