/** Checks of goals: by what they are known to be reached, and whether every area of life is thought of. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { toFinding } from './check-finding.rules.ts';
import type { CheckId, Finding } from './check.types.ts';
import type { Goal, GoalMeasure, StrategyContent } from './strategy.types.ts';

export function listGoalFindings(content: StrategyContent): Finding[] {
  const { goals, actions } = content;
  if (goals.length === 0) return [toFinding('no-goal'), ...listAreaFindings(content)];
  const served = new Set(actions.filter(({ state }) => state !== 'dropped').map((one) => one.goalId));
  return [
    ...goals.flatMap((goal) => listOwnFindings(goal, served.has(goal.goalId))),
    ...listAreaFindings(content),
  ];
}

function listOwnFindings(goal: Goal, hasAction: boolean): Finding[] {
  const { goalId, title, measures } = goal;
  const place = { kind: 'goal', id: goalId, title, href: `goals/${goalId}` } as const;
  return [
    ...(measures.length === 0 ? [toFinding('goal-without-measure', place)] : []),
    ...measures.flatMap((measure) => listMeasureFindings(goal, measure)),
    ...(hasAction ? [] : [toFinding('goal-without-action', { ...place, href: `start?goal=${goalId}` })]),
  ];
}

/** A number alone is no baseline: without its period nobody knows from when it changed. */
function listMeasureFindings({ goalId, title }: Goal, measure: GoalMeasure): Finding[] {
  const place = {
    kind: 'measure',
    id: measure.goalMeasureId,
    title: measure.name,
    href: `goals/${goalId}`,
  } as const;
  const values = { goal: title };
  const missing: readonly (readonly [CheckId, boolean])[] = [
    ['measure-without-baseline', measure.baselineValue === null || measure.baselinePeriod === ''],
    ['measure-without-target', measure.targetValue === null],
    ['measure-without-day', measure.targetOn === null],
  ];
  return missing.flatMap(([id, isMissing]) => (isMissing ? [toFinding(id, place, values)] : []));
}

/** The nine areas of life; the five ways of working are looked for elsewhere. */
function listAreaFindings({ goals, actions }: StrategyContent): Finding[] {
  const covered = new Set([
    ...goals.flatMap(({ areas }) => areas),
    ...actions.filter(({ state }) => state !== 'dropped').map(({ area }) => area),
  ]);
  return AREAS_OF_LIFE.filter(({ heading, code }) => heading === 'area-of-life' && !covered.has(code)).map(
    ({ code }) => toFinding('area-uncovered', { kind: 'area', id: code, title: '' }),
  );
}
