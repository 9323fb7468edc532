/** Rows of actions, with who answers for them, what they plan and what they reach on the way. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Action, ActionOwner, Milestone, PlannedOutput } from '../action.types.ts';
import { toAction, toRow, type ActionChildren, type ActionWords, type PartyRow } from './action-row.ts';
import type { Reader } from './goal.queries.ts';

export type { ActionWords } from './action-row.ts';
export { selectGoals } from './goal.queries.ts';

/** In the order of their goals, then in their own. A partner gets its own actions only. */
export async function selectActions(reader: Reader, placeId: string, strategyId: string): Promise<Action[]> {
  const office = reader as OfficeReader;
  const rows = await office
    .selectFrom('office.action as action')
    .innerJoin('office.strategy_goal as goal', (join) =>
      join.onRef('goal.place_id', '=', 'action.place_id').onRef('goal.goal_id', '=', 'action.goal_id'),
    )
    .selectAll('action')
    .where('action.place_id', '=', placeId)
    .where('action.strategy_id', '=', strategyId)
    .orderBy('goal.position')
    .orderBy('goal.goal_id')
    .orderBy('action.position')
    .orderBy('action.action_id')
    .execute();
  const children = await selectChildren(
    reader,
    placeId,
    rows.map(({ action_id }) => action_id),
  );
  return rows.map((row) => toAction(row, children));
}

async function selectChildren(
  reader: Reader,
  placeId: string,
  actionIds: readonly string[],
): Promise<ActionChildren> {
  if (actionIds.length === 0) return { parties: new Map(), outputs: new Map(), milestones: new Map() };
  return {
    parties: Map.groupBy(await selectParties(reader, placeId, actionIds), ({ action_id }) => action_id),
    outputs: Map.groupBy(await selectOutputs(reader, placeId, actionIds), ({ actionId }) => actionId),
    milestones: Map.groupBy(await selectMilestones(reader, placeId, actionIds), ({ actionId }) => actionId),
  };
}

function selectParties(reader: Reader, placeId: string, actionIds: readonly string[]): Promise<PartyRow[]> {
  return (reader as OfficeReader)
    .selectFrom('office.action_party')
    .select(['action_id', 'part', 'actor_id', 'name'])
    .where('place_id', '=', placeId)
    .where('action_id', 'in', [...actionIds])
    .orderBy('position')
    .orderBy('name')
    .execute();
}

async function selectOutputs(
  reader: Reader,
  placeId: string,
  actionIds: readonly string[],
): Promise<PlannedOutput[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.planned_output')
    .select(['output_id as outputId', 'action_id as actionId', 'name', 'counted_by as countedBy', 'planned'])
    .where('place_id', '=', placeId)
    .where('action_id', 'in', [...actionIds])
    .orderBy('position')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, countedBy: row.countedBy as PlannedOutput['countedBy'] }));
}

function selectMilestones(
  reader: Reader,
  placeId: string,
  actionIds: readonly string[],
): Promise<Milestone[]> {
  return (reader as OfficeReader)
    .selectFrom('office.milestone')
    .select([
      'milestone_id as milestoneId',
      'action_id as actionId',
      'title',
      'due_on as dueOn',
      'reached_on as reachedOn',
    ])
    .where('place_id', '=', placeId)
    .where('action_id', 'in', [...actionIds])
    .orderBy('due_on')
    .orderBy('title')
    .execute();
}

/** The whole action, its row locked, so that two people do not write over one another. */
export async function lockAction(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  actionId: string,
): Promise<Action | undefined> {
  const row = await transaction
    .selectFrom('office.action')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('action_id', '=', actionId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return toAction(row, await selectChildren(transaction, placeId, [actionId]));
}

export async function insertAction(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  words: ActionWords & { readonly position: number; readonly actionId?: string | undefined },
): Promise<string> {
  const { action_id } = await transaction
    .insertInto('office.action')
    .values({
      place_id: placeId,
      strategy_id: strategyId,
      position: words.position,
      ...toRow(words),
      ...(words.actionId !== undefined && { action_id: words.actionId }),
    })
    .returning('action_id')
    .executeTakeFirstOrThrow();
  return action_id;
}

export async function updateAction(
  transaction: OfficeTransaction,
  placeId: string,
  actionId: string,
  words: ActionWords,
  revision: number,
): Promise<void> {
  await transaction
    .updateTable('office.action')
    .set({ ...toRow(words), revision })
    .where('place_id', '=', placeId)
    .where('action_id', '=', actionId)
    .execute();
}

export async function deleteAction(
  transaction: OfficeTransaction,
  placeId: string,
  actionId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.action')
    .where('place_id', '=', placeId)
    .where('action_id', '=', actionId)
    .execute();
}

/** Whether a council adopted it: it stands in a version that never changes. */
export async function isActionAdopted(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  actionId: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('office.strategy_version')
    .select('version')
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where(sql<boolean>`content -> 'actions' @> ${JSON.stringify([{ actionId }])}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type Parties = Pick<Action, 'owner' | 'coOwners' | 'partners'>;

/** Who answers for it and who takes part: as given, nobody else. */
export async function replaceParties(
  transaction: OfficeTransaction,
  placeId: string,
  actionId: string,
  { owner, coOwners, partners }: Parties,
): Promise<void> {
  await transaction
    .deleteFrom('office.action_party')
    .where('place_id', '=', placeId)
    .where('action_id', '=', actionId)
    .execute();
  const toRows = (part: string, owners: readonly ActionOwner[]) =>
    owners.map(({ actorId, name }, position) => ({
      place_id: placeId,
      action_id: actionId,
      part,
      position,
      actor_id: actorId,
      name,
    }));
  const rows = [
    ...toRows('owner', owner === null ? [] : [owner]),
    ...toRows('co-owner', coOwners),
    ...toRows('partner', partners),
  ];
  if (rows.length > 0) await transaction.insertInto('office.action_party').values(rows).execute();
}

/** Monthly reports refer to outputs: an id that stays keeps them; one that is left out goes, with what was counted. */
export async function saveOutputs(
  transaction: OfficeTransaction,
  placeId: string,
  actionId: string,
  outputs: readonly Omit<PlannedOutput, 'actionId'>[],
): Promise<void> {
  const kept = outputs.map(({ outputId }) => outputId);
  await transaction
    .deleteFrom('office.planned_output')
    .where('place_id', '=', placeId)
    .where('action_id', '=', actionId)
    .$if(kept.length > 0, (query) => query.where('output_id', 'not in', kept))
    .execute();
  for (const [position, { outputId, name, countedBy, planned }] of outputs.entries()) {
    const row = { name, counted_by: countedBy, planned: JSON.stringify(planned), position };
    await transaction
      .insertInto('office.planned_output')
      .values({ place_id: placeId, action_id: actionId, output_id: outputId, ...row })
      .onConflict((conflict) => conflict.columns(['place_id', 'output_id']).doUpdateSet(row))
      .execute();
  }
}

export async function saveMilestones(
  transaction: OfficeTransaction,
  placeId: string,
  actionId: string,
  milestones: readonly Omit<Milestone, 'actionId'>[],
): Promise<void> {
  const kept = milestones.map(({ milestoneId }) => milestoneId);
  await transaction
    .deleteFrom('office.milestone')
    .where('place_id', '=', placeId)
    .where('action_id', '=', actionId)
    .$if(kept.length > 0, (query) => query.where('milestone_id', 'not in', kept))
    .execute();
  for (const { milestoneId, title, dueOn, reachedOn } of milestones) {
    const row = { title, due_on: dueOn, reached_on: reachedOn };
    await transaction
      .insertInto('office.milestone')
      .values({ place_id: placeId, action_id: actionId, milestone_id: milestoneId, ...row })
      .onConflict((conflict) => conflict.columns(['place_id', 'milestone_id']).doUpdateSet(row))
      .execute();
  }
}
