import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { addGoal } from '#features/strategy/server/goal.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { listAreas } from '../../../../measures/areas.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    const { strategy } = await readStrategy(member, readRowId(event.params.strategy));
    return { strategy, areas: listAreas(event.locals.language) };
  });

export const actions: Actions = {
  default: changeThenShow('goal', async (member, fields, { params }: RequestEvent) => {
    const strategyId = readRowId(params.strategy);
    const goalId = await addGoal(member, strategyId, fields);
    return `/office/${params.place}/strategy/${strategyId}/goals/${goalId}?saved`;
  }),
};
