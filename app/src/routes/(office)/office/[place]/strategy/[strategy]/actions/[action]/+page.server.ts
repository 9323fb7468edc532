import { NOT_OF_PARTNERS, toActionForm } from '#features/strategy/action-values.rules.ts';
import {
  changeAction,
  readAction,
  removeAction,
  setActionState,
} from '#features/strategy/server/action.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { readHistory } from '#features/strategy/server/versions.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import { listActionChoices } from '../action-choices.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const nameAction = ({ strategy, action }: RequestEvent['params']) => ({
  strategyId: readRowId(strategy),
  actionId: readRowId(action),
});

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const ids = nameAction(event.params);
    const { strategy, action } = await readAction(member, ids);
    const maySeeAll = mayRole(member.role, 'strategy.read');
    const content = maySeeAll
      ? await readStrategy(member, ids.strategyId)
      : { strategy, goals: [], perspectives: [] };
    const name = { rowKind: 'action', rowId: ids.actionId };
    const choices = await listActionChoices(member, content, event.locals.language);
    const standing = toActionForm(action, choices.years);
    const isPartner = member.role === 'partner';
    const left = Object.entries(standing).filter(([field]) =>
      NOT_OF_PARTNERS.some((one) => field === one || field.startsWith(`${one}.`)),
    );
    return {
      strategy,
      action,
      standing: isPartner
        ? Object.fromEntries(Object.entries(standing).filter((one) => !left.some(([f]) => f === one[0])))
        : standing,
      changes: maySeeAll ? (await readHistory(member, ids.strategyId, name)).changes : [],
      ...choices,
      isPartner,
      mayChange: mayRole(member.role, 'action.change') && strategy.state !== 'ended',
      mayRemove: mayRole(member.role, 'strategy.change') && action.state === 'planned',
      saved: event.url.searchParams.has('saved'),
    };
  });

const toPage = ({ place, strategy, action }: RequestEvent['params']): string =>
  `/office/${place}/strategy/${strategy}/actions/${action}?saved`;

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, { params }: RequestEvent) => {
    await changeAction(member, nameAction(params), fields);
    return toPage(params);
  }),
  state: changeThenShow('state', async (member, fields, { params }: RequestEvent) => {
    await setActionState(member, nameAction(params), fields);
    return toPage(params);
  }),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removeAction(member, nameAction(params));
    return `/office/${params.place}/strategy/${params.strategy}/actions?saved`;
  }),
};
