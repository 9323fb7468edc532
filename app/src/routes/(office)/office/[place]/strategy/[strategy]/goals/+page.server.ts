import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { moveGoal } from '#features/strategy/server/goal.usecases.ts';
import { listFindings } from '#features/strategy/check.rules.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { nameArea } from '../../../measures/areas.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const content = await readStrategy(member, readRowId(event.params.strategy));
    const { strategy, goals, actions } = content;
    return {
      strategy,
      goals: goals.map((goal) => ({
        ...goal,
        areaLabels: goal.areas.map((code) => nameArea(code, event.locals.language)),
        actions: actions.filter(({ goalId, state }) => goalId === goal.goalId && state !== 'dropped').length,
      })),
      missing: listFindings(content).filter(({ step }) => step === 'goals').length,
      mayChange: mayRole(member.role, 'strategy.change') && strategy.state !== 'ended',
      saved: event.url.searchParams.has('saved'),
    };
  });

const move = (by: -1 | 1) =>
  changeThenShow('move', async (member, fields, { params }: RequestEvent) => {
    const strategyId = readRowId(params.strategy);
    await moveGoal(member, { strategyId, goalId: readRowId(String(fields['goalId'])) }, by);
    return `/office/${params.place}/strategy/${strategyId}/goals?saved`;
  });

export const actions: Actions = { up: move(-1), down: move(1) };
