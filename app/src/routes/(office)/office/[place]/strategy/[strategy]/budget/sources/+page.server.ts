import { sumBySource } from '#features/strategy/budget.rules.ts';
import { addMoneySource } from '#features/strategy/server/budget.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { strategy, moneySources, budget } = await readStrategy(member, readRowId(event.params.strategy));
    const sums = new Map(sumBySource(budget).map((sum) => [sum.key, sum.cents]));
    return {
      strategy,
      sources: moneySources.map((one) => ({ ...one, cents: sums.get(one.moneySourceId) ?? 0 })),
      mayChange: mayRole(member.role, 'strategy.change') && strategy.state !== 'ended',
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  add: changeThenShow('add', async (member, fields, { params }: RequestEvent) => {
    await addMoneySource(member, readRowId(params.strategy), fields);
    return `/office/${params.place}/strategy/${params.strategy}/budget/sources?saved`;
  }),
};
