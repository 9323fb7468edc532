import { listFindings } from '#features/strategy/check.rules.ts';
import { ACTION_STATES, type Action } from '#features/strategy/action.types.ts';
import { sumByAction } from '#features/strategy/budget.rules.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import type { Goal } from '#features/strategy/strategy.types.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { listAreas, nameArea } from '../../../measures/areas.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

interface ActionFilter {
  readonly goal: string;
  readonly area: string;
  readonly state: string;
}

/** What an address asks for; what cannot be read asks for nothing. */
const readFilter = (query: URLSearchParams, goals: readonly Goal[]): ActionFilter => ({
  goal: goals.find(({ goalId }) => goalId === query.get('goal'))?.goalId ?? '',
  area: query.get('area') ?? '',
  state: ACTION_STATES.find((one) => one === query.get('state')) ?? '',
});

const filterActions = (actions: readonly Action[], { goal, area, state }: ActionFilter): Action[] =>
  actions.filter(
    (one) =>
      (goal === '' || one.goalId === goal) &&
      (area === '' || one.area === area) &&
      (state === '' || one.state === state),
  );

/** What the list shows of an action. */
const pickShown = ({
  actionId,
  title,
  kind,
  startsOn,
  endsOn,
  stage,
  state,
  stateReason,
}: Omit<Action, 'owner' | 'area'>) => ({
  actionId,
  title,
  kind,
  startsOn,
  endsOn,
  stage,
  state,
  stateReason,
});

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const content = await readStrategy(member, readRowId(event.params.strategy));
    const { strategy, goals, actions, budget } = content;
    const query = event.url.searchParams;
    const filter = readFilter(query, goals);
    const shown = filterActions(actions, filter);
    const sums = new Map(sumByAction(budget).map(({ key, cents }) => [key, cents]));
    const toRow = ({ owner, area, ...action }: Action) => ({
      ...pickShown(action),
      owner: owner?.name ?? '',
      areaLabel: nameArea(area, language),
      cents: sums.get(action.actionId) ?? 0,
    });
    return {
      strategy,
      filter,
      all: actions.length,
      shown: shown.length,
      goals: goals
        .map((goal) => ({
          goalId: goal.goalId,
          title: goal.title,
          actions: shown.filter((one) => one.goalId === goal.goalId).map(toRow),
        }))
        .filter((goal) => goal.actions.length > 0),
      goalChoices: goals.map(({ goalId, title }) => ({ value: goalId, label: title })),
      areas: listAreas(language),
      missing: listFindings(content).filter(({ step }) => step === 'actions').length,
      mayChange: mayRole(member.role, 'strategy.change') && strategy.state !== 'ended',
      saved: query.has('saved'),
    };
  });
