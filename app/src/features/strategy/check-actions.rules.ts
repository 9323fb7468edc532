/** Checks of actions: who, for whom, when, how much, and what it all rests on. Dropped ones are left alone. */
import { toFinding } from './check-finding.rules.ts';
import type { Action } from './action.types.ts';
import type { CheckId, Finding } from './check.types.ts';
import type { StrategyContent } from './strategy.types.ts';

/** Work that is paid: what an action has of it does not rest on volunteers alone. */
const PAID_WORK = ['staff', 'external'];

export function listActionFindings(content: StrategyContent): Finding[] {
  const active = content.actions.filter(({ state }) => state !== 'dropped' && state !== 'done');
  const heard = new Set(
    content.perspectives.filter(({ voice }) => voice === 'newcomers').map((one) => one.perspectiveId),
  );
  const paid = new Set(
    content.budget
      .filter((line) => PAID_WORK.includes(line.costKind) && line.amountCents > 0)
      .map((line) => line.actionId),
  );
  const onVolunteers = active.filter((one) => (one.volunteerHours ?? 0) > 0 && !paid.has(one.actionId));
  return [
    ...active.flatMap((action) => listOwnFindings(action, heard)),
    ...onVolunteers.map((one) =>
      toFinding('on-volunteers', placeOf(one), { hours: one.volunteerHours ?? 0 }),
    ),
    ...(active.length > 1 && onVolunteers.length * 2 >= active.length
      ? [toFinding('mostly-on-volunteers', undefined, { count: onVolunteers.length, of: active.length })]
      : []),
    ...(active.length > 0 && active.every(({ stage }) => stage === 'project')
      ? [toFinding('only-projects', undefined, { count: active.length })]
      : []),
  ];
}

const placeOf = ({ actionId, title }: Action) =>
  ({ kind: 'action', id: actionId, title, href: `actions/${actionId}` }) as const;

function listOwnFindings(action: Action, heard: ReadonlySet<string>): Finding[] {
  const { campaign, trial } = action;
  const missing: readonly (readonly [CheckId, boolean])[] = [
    ['action-without-owner', action.owner === null],
    ['action-without-newcomers', !action.perspectiveIds.some((id) => heard.has(id))],
    [
      'action-without-dates',
      action.startsOn === null || (action.endsOn === null && action.stage !== 'service'),
    ],
    ['action-without-output', action.outputs.every(({ planned }) => planned.length === 0)],
    ['action-without-next-stage', action.stage !== 'service' && action.nextStage === ''],
    ['campaign-incomplete', campaign !== null && Object.values(campaign).includes('')],
    [
      'trial-incomplete',
      trial !== null && (trial.assumption === '' || trial.measure === '' || trial.stopOn === null),
    ],
  ];
  return missing.flatMap(([id, isMissing]) => (isMissing ? [toFinding(id, placeOf(action))] : []));
}
