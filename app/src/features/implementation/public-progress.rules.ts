/** From the progress that may be published to the copy everybody reads. */
import type { MoneyDetail, PublicContent } from '#features/strategy/public.types.ts';
import type { ActionProgress, GoalProgress, MeasureProgress, Progress } from './progress.types.ts';
import type {
  PublicActionProgress,
  PublicMeasureProgress,
  PublicProgressContent,
} from './public-progress.types.ts';

type ToKey = (id: string) => string;

/** `progress`: as `toPublicProgress` left it. Money by action only where the strategy shows it so. */
export function composePublicProgress(
  progress: Progress,
  toKey: ToKey,
  moneyDetail: MoneyDetail,
): PublicProgressContent {
  return {
    currency: progress.currency,
    reportedThrough: progress.reportedThrough,
    goals: progress.goals.map((goal) => composeGoal(goal, toKey, moneyDetail)),
    byYear: progress.byYear.map(({ key, plannedCents, spentCents }) => ({
      year: key,
      plannedCents,
      spentCents,
    })),
  };
}

const composeGoal = (
  { goalId, title, measures, actions }: GoalProgress,
  toKey: ToKey,
  moneyDetail: MoneyDetail,
): PublicProgressContent['goals'][number] => ({
  key: toKey(goalId),
  title,
  measures: measures.map(composeMeasure),
  actions: actions.map((one) => composeAction(one, toKey, moneyDetail)),
});

function composeMeasure({ measure, reading, standing }: MeasureProgress): PublicMeasureProgress {
  const { name, unit, people, baselineValue, baselinePeriod, targetValue, targetOn } = measure;
  const shown =
    reading === null
      ? null
      : { period: reading.period, value: reading.value, low: reading.low, high: reading.high };
  return {
    name,
    unit,
    people,
    baselineValue,
    baselinePeriod,
    targetValue,
    targetOn,
    reading: shown,
    standing,
  };
}

function composeAction(action: ActionProgress, toKey: ToKey, moneyDetail: MoneyDetail): PublicActionProgress {
  const { actionId, title, state, reason, outputs, plannedCents, spentCents } = action;
  const isByAction = moneyDetail === 'by-action';
  return {
    key: toKey(actionId),
    title,
    state,
    reason,
    outputs: outputs.map(({ name, years }) => ({ name, years })),
    plannedCents: isByAction ? plannedCents : null,
    spentCents: isByAction ? spentCents : null,
  };
}

/** The edition with the states of its actions as the published progress has them: one page never says two things of one action. */
export function withProgress(content: PublicContent, progress: PublicProgressContent): PublicContent {
  const told = new Map(progress.goals.flatMap(({ actions }) => actions.map((one) => [one.key, one])));
  return {
    ...content,
    actions: content.actions.map((action) => {
      const now = told.get(action.key);
      if (now === undefined || now.state === action.state) return action;
      return { ...action, state: now.state, stateReason: now.reason };
    }),
  };
}
