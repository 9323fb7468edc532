/** What is being run: what the council adopted, with what the office has noted since. */
import type { Action } from '#features/strategy/action.types.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';

/**
 * Actions, goals and money as adopted: what is written for the next version asks nobody anything yet. State and its reason,
 * who answers, milestones reached and the result of a trial are facts of the way, and are taken from the rows.
 */
export function composeRunning(adopted: StrategyContent, rows: StrategyContent): StrategyContent {
  const now = new Map(rows.actions.map((action) => [action.actionId, action]));
  return {
    ...adopted,
    strategy: { ...adopted.strategy, state: rows.strategy.state, coordinator: rows.strategy.coordinator },
    actions: adopted.actions.map((action) => withFacts(action, now.get(action.actionId))),
  };
}

function withFacts(adopted: Action, now: Action | undefined): Action {
  if (now === undefined) return adopted;
  const reached = new Map(now.milestones.map((one) => [one.milestoneId, one.reachedOn]));
  return {
    ...adopted,
    owner: now.owner,
    coOwners: now.coOwners,
    state: now.state,
    stateReason: now.stateReason,
    trial: adopted.trial === null ? null : { ...adopted.trial, result: now.trial?.result ?? '' },
    milestones: adopted.milestones.map((one) => ({
      ...one,
      reachedOn: reached.get(one.milestoneId) ?? one.reachedOn,
    })),
  };
}
