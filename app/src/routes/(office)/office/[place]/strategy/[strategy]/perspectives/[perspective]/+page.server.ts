import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { readHeard } from '#features/strategy/server/heard.usecases.ts';
import { changePerspective, removePerspective } from '#features/strategy/server/perspectives.usecases.ts';
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
    const { strategy, perspectives } = await readStrategy(member, strategyId);
    const row = perspectives.find((one) => one.perspectiveId === event.params.perspective);
    if (row === undefined) throw new Problem('not-found', 404);
    const { changes } = await readHistory(member, strategyId, {
      rowKind: 'perspective',
      rowId: row.perspectiveId,
    });
    return {
      strategy,
      row,
      changes,
      choices: (await readHeard(member, event.locals.language)).choices,
    };
  });

const nameRow = ({ strategy, perspective }: RequestEvent['params']) => ({
  strategyId: readRowId(strategy),
  perspectiveId: readRowId(perspective),
});
const toList = ({ place, strategy }: RequestEvent['params']): string =>
  `/office/${place}/strategy/${strategy}/perspectives?saved`;

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, { params, locals }: RequestEvent) => {
    await changePerspective(member, nameRow(params), fields, locals.language);
    return toList(params);
  }),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removePerspective(member, nameRow(params));
    return toList(params);
  }),
};
