import {
  changeStrategy,
  endStrategy,
  removeStrategy,
  resumeStrategy,
} from '#features/strategy/server/strategies.usecases.ts';
import { readHistory } from '#features/strategy/server/versions.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    const strategyId = readRowId(event.params.strategy);
    const name = { rowKind: 'strategy', rowId: strategyId };
    return {
      ...(await readHistory(member, strategyId, name)),
      mayRemove: mayRole(member.role, 'strategy.remove'),
      saved: event.url.searchParams.has('saved'),
    };
  });

const toHere = ({ place, strategy }: RequestEvent['params']): string =>
  `/office/${place}/strategy/${strategy}/settings?saved`;

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, { params }: RequestEvent) => {
    await changeStrategy(member, readRowId(params.strategy), fields);
    return toHere(params);
  }),
  end: changeThenShow('end', async (member, _fields, { params }: RequestEvent) => {
    await endStrategy(member, readRowId(params.strategy));
    return toHere(params);
  }),
  resume: changeThenShow('resume', async (member, _fields, { params }: RequestEvent) => {
    await resumeStrategy(member, readRowId(params.strategy));
    return toHere(params);
  }),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removeStrategy(member, readRowId(params.strategy));
    return `/office/${params.place}/strategy?removed`;
  }),
};
