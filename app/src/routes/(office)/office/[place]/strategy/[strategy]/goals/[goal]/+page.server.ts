import { toGoalForm, toMeasureForm } from '#features/strategy/action-values.rules.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import {
  addGoalMeasure,
  changeGoal,
  readIndicatorStart,
  removeGoal,
} from '#features/strategy/server/goal.usecases.ts';
import { readHistory } from '#features/strategy/server/versions.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { listAreas } from '../../../../measures/areas.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import { listMeasureChoices } from './measure-choices.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    const strategyId = readRowId(event.params.strategy);
    const { language } = event.locals;
    const { strategy, goals } = await readStrategy(member, strategyId);
    const goal = goals.find((one) => one.goalId === event.params.goal);
    if (goal === undefined) throw new Problem('not-found', 404);
    const { changes } = await readHistory(member, strategyId, { rowKind: 'goal', rowId: goal.goalId });
    const choices = await listMeasureChoices(member, strategyId, language);
    return {
      strategy,
      goal,
      standing: toGoalForm(goal),
      changes,
      areas: listAreas(language),
      ...choices,
      offered: await readOffered(member, event.url.searchParams, choices.indicators),
      saved: event.url.searchParams.has('saved'),
    };
  });

/** An indicator that was looked up: what the platform knows of it, to be saved or changed. */
async function readOffered(
  member: Member,
  query: URLSearchParams,
  indicators: readonly { readonly value: string; readonly label: string }[],
): Promise<Record<string, string> | null> {
  const indicator = indicators.find(({ value }) => value === query.get('indicator'));
  if (indicator === undefined) return null;
  const asked = query.get('people');
  const people = asked === 'newcomers' || asked === 'others' ? asked : 'everyone';
  const start = await readIndicatorStart(member, indicator.value, people);
  const words = {
    indicatorId: indicator.value,
    name: indicator.label,
    unit: start?.unit ?? '',
    people,
    direction: 'up',
  } as const;
  const nothing = {
    baselineValue: null,
    baselinePeriod: '',
    baselineSource: '',
    targetValue: null,
    targetOn: null,
  };
  return toMeasureForm({ ...words, ...(start ?? nothing) }, '');
}

const nameGoal = ({ strategy, goal }: RequestEvent['params']) => ({
  strategyId: readRowId(strategy),
  goalId: readRowId(goal),
});

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, { params }: RequestEvent) => {
    await changeGoal(member, nameGoal(params), fields);
    return `/office/${params.place}/strategy/${params.strategy}/goals/${params.goal}?saved`;
  }),
  measure: changeThenShow('measure', async (member, fields, { params }: RequestEvent) => {
    await addGoalMeasure(member, nameGoal(params), fields);
    return `/office/${params.place}/strategy/${params.strategy}/goals/${params.goal}?saved`;
  }),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removeGoal(member, nameGoal(params));
    return `/office/${params.place}/strategy/${params.strategy}/goals?saved`;
  }),
};
