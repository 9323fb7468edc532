import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { changeRisk, removeRisk } from '#features/strategy/server/risks.usecases.ts';
import { readHistory } from '#features/strategy/server/versions.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    const strategyId = readRowId(event.params.strategy);
    const { strategy, risks } = await readStrategy(member, strategyId);
    const row = risks.find((one) => one.riskId === event.params.risk);
    if (row === undefined) throw new Problem('not-found', 404);
    const { changes } = await readHistory(member, strategyId, { rowKind: 'risk', rowId: row.riskId });
    return {
      strategy,
      row,
      changes,
    };
  });

const nameRow = ({ strategy, risk }: RequestEvent['params']) => ({
  strategyId: readRowId(strategy),
  riskId: readRowId(risk),
});
const toList = ({ place, strategy }: RequestEvent['params']): string =>
  `/office/${place}/strategy/${strategy}/risks?saved`;

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, { params }: RequestEvent) => {
    await changeRisk(member, nameRow(params), fields);
    return toList(params);
  }),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removeRisk(member, nameRow(params));
    return toList(params);
  }),
};
