import { listYears } from '#features/strategy/action-values.rules.ts';
import { offerOptions, takeOption } from '#features/strategy/server/budget-option.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    const { strategy, actions, moneySources, budget } = await readStrategy(
      member,
      readRowId(event.params.strategy),
    );
    const query = event.url.searchParams;
    const asked = Object.fromEntries(query);
    const money = { currency: strategy.currency, language: event.locals.language };
    const actionId = query.get('action') ?? query.get('actionId') ?? '';
    return {
      strategy,
      asked: { ...asked, actionId },
      sheet: query.has('fund') ? offerOptions(member, asked, money) : null,
      actions: actions
        .filter(({ state }) => state !== 'dropped')
        .map((one) => ({ value: one.actionId, label: one.title })),
      withLines: [...new Set(budget.map((line) => line.actionId))],
      sources: moneySources.map(({ moneySourceId, name }) => ({ value: moneySourceId, label: name })),
      years: listYears(strategy),
    };
  });

export const actions: Actions = {
  take: changeThenShow('take', async (member, fields, event: RequestEvent) => {
    const { place, strategy } = event.params;
    await takeOption(member, readRowId(strategy), fields, event.locals.language);
    return `/office/${place}/strategy/${strategy}/budget?saved&action=${readRowId(String(fields['actionId']))}`;
  }),
};
