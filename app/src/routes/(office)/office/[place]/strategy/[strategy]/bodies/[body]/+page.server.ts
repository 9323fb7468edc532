import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { changeBody, listBodyActors, removeBody } from '#features/strategy/server/bodies.usecases.ts';
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
    const { strategy, bodies } = await readStrategy(member, strategyId);
    const row = bodies.find((one) => one.bodyId === event.params.body);
    if (row === undefined) throw new Problem('not-found', 404);
    const { changes } = await readHistory(member, strategyId, { rowKind: 'body', rowId: row.bodyId });
    return {
      strategy,
      row,
      changes,
      actors: await listBodyActors(member),
    };
  });

const nameRow = ({ strategy, body }: RequestEvent['params']) => ({
  strategyId: readRowId(strategy),
  bodyId: readRowId(body),
});
const toList = ({ place, strategy }: RequestEvent['params']): string =>
  `/office/${place}/strategy/${strategy}/bodies?saved`;

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, { params }: RequestEvent) => {
    // `part` names the form that a problem belongs to.
    await changeBody(member, nameRow(params), { ...fields, part: fields['does'] });
    return toList(params);
  }),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removeBody(member, nameRow(params));
    return toList(params);
  }),
};
