import { toFactToken } from '#features/fact/fact-address.rules.ts';
import { toMeasureForm } from '#features/strategy/action-values.rules.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { changeGoalMeasure, removeGoalMeasure } from '#features/strategy/server/goal.usecases.ts';
import { readHistory } from '#features/strategy/server/versions.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../../member.ts';
import { changeThenShow } from '../../../../../../change-then-show.ts';
import { readRowId } from '../../../../../../themes/row-id.ts';
import { listMeasureChoices } from '../../measure-choices.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    const strategyId = readRowId(event.params.strategy);
    const { strategy, goals } = await readStrategy(member, strategyId);
    const goal = goals.find((one) => one.goalId === event.params.goal);
    const row = goal?.measures.find((one) => one.goalMeasureId === event.params.measure);
    if (goal === undefined || row === undefined) throw new Problem('not-found', 404);
    const name = { rowKind: 'goal-measure', rowId: row.goalMeasureId };
    const { changes } = await readHistory(member, strategyId, name);
    return {
      strategy,
      goal,
      row,
      standing: toMeasureForm(row, row.baselineFact === null ? '' : toFactToken(row.baselineFact)),
      changes,
      ...(await listMeasureChoices(member, strategyId, event.locals.language)),
    };
  });

const nameMeasure = ({ strategy, goal, measure }: RequestEvent['params']) => ({
  strategyId: readRowId(strategy),
  goalId: readRowId(goal),
  goalMeasureId: readRowId(measure),
});
const toGoal = ({ place, strategy, goal }: RequestEvent['params']): string =>
  `/office/${place}/strategy/${strategy}/goals/${goal}?saved`;

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, { params }: RequestEvent) => {
    await changeGoalMeasure(member, nameMeasure(params), fields);
    return toGoal(params);
  }),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removeGoalMeasure(member, nameMeasure(params));
    return toGoal(params);
  }),
};
