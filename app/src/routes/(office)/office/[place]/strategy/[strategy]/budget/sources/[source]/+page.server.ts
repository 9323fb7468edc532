import { flattenFields } from '#features/strategy/action-form.rules.ts';
import { changeMoneySource, removeMoneySource } from '#features/strategy/server/budget.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { readHistory } from '#features/strategy/server/versions.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../member.ts';
import { changeThenShow } from '../../../../../change-then-show.ts';
import { readRowId } from '../../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    const strategyId = readRowId(event.params.strategy);
    const { strategy, moneySources } = await readStrategy(member, strategyId);
    const row = moneySources.find((one) => one.moneySourceId === event.params.source);
    if (row === undefined) throw new Problem('not-found', 404);
    const { name, kind, programme, endsOn } = row;
    const { changes } = await readHistory(member, strategyId, {
      rowKind: 'money-source',
      rowId: row.moneySourceId,
    });
    return { strategy, row, standing: flattenFields({ name, kind, programme, endsOn }), changes };
  });

const nameSource = ({ strategy, source }: RequestEvent['params']) => ({
  strategyId: readRowId(strategy),
  moneySourceId: readRowId(source),
});
const toList = ({ place, strategy }: RequestEvent['params']): string =>
  `/office/${place}/strategy/${strategy}/budget/sources?saved`;

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, { params }: RequestEvent) => {
    await changeMoneySource(member, nameSource(params), fields);
    return toList(params);
  }),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removeMoneySource(member, nameSource(params));
    return toList(params);
  }),
};
