import { ACTION_KINDS } from '#features/strategy/action.types.ts';
import { addAction } from '#features/strategy/server/action.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { fillFromStart } from '#features/strategy/start.rules.ts';
import { authorise } from '#server/auth/member.ts';
import { createTranslator } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import { listActionChoices } from '../action-choices.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    const content = await readStrategy(member, readRowId(event.params.strategy));
    const query = event.url.searchParams;
    const { language } = event.locals;
    const start = fillFromStart(query.get('start') ?? '', createTranslator(language)) ?? {};
    const goal = content.goals.find(({ goalId }) => goalId === query.get('goal')) ?? content.goals[0];
    const kind = ACTION_KINDS.find((one) => one === query.get('kind'));
    return {
      strategy: content.strategy,
      ...(await listActionChoices(member, content, language)),
      filled: { ...start, goalId: goal?.goalId ?? '', ...(kind !== undefined && { kind }) },
      start: query.get('start'),
    };
  });

export const actions: Actions = {
  default: changeThenShow('action', async (member, fields, { params }: RequestEvent) => {
    const strategyId = readRowId(params.strategy);
    const actionId = await addAction(member, strategyId, fields);
    return `/office/${params.place}/strategy/${strategyId}/actions/${actionId}?saved`;
  }),
};
