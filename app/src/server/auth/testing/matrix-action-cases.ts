/** Rows of the matrix for goals, actions, money and checks of a strategy; see `matrix-cases.ts`. Its rows have the place's id. */
import {
  addAction,
  changeAction,
  listMyActions,
  readAction,
  removeAction,
  setActionState,
} from '#features/strategy/server/action.usecases.ts';
import { offerOptions, takeOption } from '#features/strategy/server/budget-option.usecases.ts';
import {
  addMoneySource,
  changeMoneySource,
  removeMoneySource,
  saveBudget,
} from '#features/strategy/server/budget.usecases.ts';
import {
  addDepartment,
  changeDepartment,
  listDepartments,
  readChecks,
  removeDepartment,
} from '#features/strategy/server/check.usecases.ts';
import {
  addGoal,
  addGoalMeasure,
  changeGoal,
  changeGoalMeasure,
  listBaselineFacts,
  moveGoal,
  readIndicatorStart,
  removeGoal,
  removeGoalMeasure,
} from '#features/strategy/server/goal.usecases.ts';
import type { MatrixCases, MatrixTarget } from './matrix-cases.ts';

const goal = { title: 'Tried', revision: 1 };
const measure = { name: 'Tried', revision: 1 };
const action = (goalId: string) => ({ title: 'Tried', goalId, revision: 1 });
const source = { name: 'Tried', kind: 'own', revision: 1 };
const department = { name: 'Tried', revision: 1 };
const option = { fund: 'AMIF', staff: '100', option: 'indirect-7', year: '2027' };
const money = { currency: 'EUR', language: 'en' } as const;

const name = ({ placeId }: MatrixTarget) => ({
  strategyId: placeId,
  goalId: placeId,
  goalMeasureId: placeId,
  actionId: placeId,
  moneySourceId: placeId,
});

export const ACTION_CASES: MatrixCases = {
  'strategy.read': {
    readChecks: (member, { placeId }) => readChecks(member, placeId),
    listDepartments: (member) => listDepartments(member),
    listBaselineFacts: (member, { placeId }) => listBaselineFacts(member, placeId),
    readIndicatorStart: (member) => readIndicatorStart(member, 'cx1', 'everyone'),
  },
  'strategy.change': {
    addGoal: (member, { placeId }) => addGoal(member, placeId, goal),
    changeGoal: (member, target) => changeGoal(member, name(target), goal),
    moveGoal: (member, target) => moveGoal(member, name(target), 1),
    removeGoal: (member, target) => removeGoal(member, name(target)),
    addGoalMeasure: (member, target) => addGoalMeasure(member, name(target), measure),
    changeGoalMeasure: (member, target) => changeGoalMeasure(member, name(target), measure),
    removeGoalMeasure: (member, target) => removeGoalMeasure(member, name(target)),
    addAction: (member, { placeId }) => addAction(member, placeId, action(placeId)),
    removeAction: (member, target) => removeAction(member, name(target)),
    saveBudget: (member, { placeId }) => saveBudget(member, placeId, {}, 'en'),
    addMoneySource: (member, { placeId }) => addMoneySource(member, placeId, source),
    changeMoneySource: (member, target) => changeMoneySource(member, name(target), source),
    removeMoneySource: (member, target) => removeMoneySource(member, name(target)),
    offerOptions: async (member) => offerOptions(member, option, money),
    takeOption: (member, { placeId }) => takeOption(member, placeId, { ...option, actionId: placeId }, 'en'),
    addDepartment: (member) => addDepartment(member, department),
    changeDepartment: (member, { placeId }) => changeDepartment(member, placeId, department),
    removeDepartment: (member, { placeId }) => removeDepartment(member, placeId),
  },
  'action.read': {
    readAction: (member, target) => readAction(member, name(target)),
    listMyActions: (member) => listMyActions(member),
  },
  'action.change': {
    changeAction: (member, target) => changeAction(member, name(target), action(target.placeId)),
    setActionState: (member, target) => setActionState(member, name(target), { state: 'running' }),
  },
};

/** $1: the place, and the id of each row; $2: the words. */
export const ACTION_ROWS: readonly string[] = [
  `office.strategy_goal (place_id, goal_id, strategy_id, title) values ($1, $1, $1, $2)`,
  `office.goal_measure (place_id, goal_measure_id, goal_id, name) values ($1, $1, $1, $2)`,
  `office.action (place_id, action_id, strategy_id, goal_id, title) values ($1, $1, $1, $1, $2)`,
  `office.action_party (place_id, action_party_id, action_id, part, actor_id, name) values ($1, $1, $1, 'owner', $1, $2)`,
  `office.planned_output (place_id, output_id, action_id, name) values ($1, $1, $1, $2)`,
  `office.milestone (place_id, milestone_id, action_id, title, due_on) values ($1, $1, $1, $2, '2027-01-01')`,
  `office.money_source (place_id, money_source_id, strategy_id, name, kind) values ($1, $1, $1, $2, 'own')`,
  `office.budget_line (place_id, budget_line_id, strategy_id, action_id, year, cost_kind, amount_cents, money_source_id, note)
     values ($1, $1, $1, $1, 2027, 'staff', 100, $1, $2)`,
  `office.department (place_id, department_id, name) values ($1, $1, $2)`,
];
