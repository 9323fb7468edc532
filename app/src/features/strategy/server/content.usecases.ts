/** The whole of a strategy, as it is checked, exported, commented on and frozen; and the versions councils adopted. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type { Strategy, StrategyContent, StrategyVersion } from '../strategy.types.ts';
import { selectActions, selectGoals } from './action.queries.ts';
import { selectBudget, selectMoneySources } from './budget.queries.ts';
import { selectBodies, selectPerspectives, selectRisks } from './rows.queries.ts';
import {
  selectParts,
  selectPlacedFacts,
  selectStrategies,
  selectStrategy,
  type StrategyReader,
} from './strategy.queries.ts';
import { selectVersion, selectVersionHeads, type VersionHead } from './version.queries.ts';

export type { StrategyReader } from './strategy.queries.ts';

/**
 * Everything of one strategy, as its rows say it now. For use cases that hold a transaction already.
 * @throws Problem `not-found` (404)
 */
export async function readStrategyContent(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
): Promise<StrategyContent> {
  const strategy = await selectStrategy(reader, placeId, strategyId);
  if (strategy === undefined) throw new Problem('not-found', 404);
  const perspectives = await selectPerspectives(reader, placeId, strategyId);
  const known = new Set(perspectives.map(({ perspectiveId }) => perspectiveId));
  const actions = await selectActions(reader, placeId, strategyId);
  return {
    strategy,
    parts: await selectParts(reader, placeId, strategyId),
    facts: await selectPlacedFacts(reader, placeId, strategyId),
    perspectives,
    goals: await selectGoals(reader, placeId, strategyId),
    // A statement that was removed is answered by nobody.
    actions: actions.map((action) => ({
      ...action,
      perspectiveIds: action.perspectiveIds.filter((id) => known.has(id)),
    })),
    budget: await selectBudget(reader, placeId, strategyId),
    moneySources: await selectMoneySources(reader, placeId, strategyId),
    bodies: await selectBodies(reader, placeId, strategyId),
    risks: await selectRisks(reader, placeId, strategyId),
  };
}

export interface ListedStrategy extends Strategy {
  /** of what was adopted; null: nothing yet */
  readonly adopted: Omit<VersionHead, 'strategyId'> | null;
}

/** All of the place, newest years first. */
export async function listStrategies(member: Member): Promise<ListedStrategy[]> {
  authorise(member, 'strategy.read');
  const { strategies, versions } = await readOffice(member, async (reader) => ({
    strategies: await selectStrategies(reader, member.placeId),
    versions: await selectVersionHeads(reader, member.placeId, null),
  }));
  return strategies.map((strategy) => ({
    ...strategy,
    adopted: versions.find(({ strategyId }) => strategyId === strategy.strategyId) ?? null,
  }));
}

/** @throws Problem `not-found` (404) */
export async function readStrategy(member: Member, strategyId: string): Promise<StrategyContent> {
  authorise(member, 'strategy.read');
  return readOffice(member, (reader) => readStrategyContent(reader, member.placeId, strategyId));
}

/** What the council adopted; without a number the newest. Null: nothing was adopted. */
export async function readAdoptedVersion(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
  version?: number,
): Promise<StrategyVersion | null> {
  return (await selectVersion(reader, placeId, strategyId, version)) ?? null;
}
