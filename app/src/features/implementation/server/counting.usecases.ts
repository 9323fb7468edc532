/** One action in running: its reports, milestones reached, and which activities count for its outputs. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Action } from '#features/strategy/action.types.ts';
import { pickLatestReports } from '../report.rules.ts';
import { countsPeopleSchema, milestoneSchema, outputActivitySchema } from '../report.schema.ts';
import type { ActionReport, OutputActivity, RegisterCount } from '../report.types.ts';
import { selectActivityNames } from './counting.queries.ts';
import {
  selectOutputActivities,
  selectRegisterCounts,
  selectReports,
  selectThings,
} from './report.queries.ts';
import { readRunning } from './running.usecases.ts';

export interface RunningAction {
  readonly strategyTitle: string;
  readonly currency: string;
  readonly goal: string;
  readonly action: Action;
  /** the latest of each month, newest month first */
  readonly reports: readonly ActionReport[];
  /** what a later report of the same month replaced, newest first */
  readonly earlier: readonly ActionReport[];
  readonly counts: readonly RegisterCount[];
  readonly links: readonly OutputActivity[];
  /** outputs that count things */
  readonly thingIds: readonly string[];
  readonly activities: readonly { readonly activityId: string; readonly title: string }[];
}

/** Problems: `not-found` (404), `strategy-not-adopted` (409). */
export async function readRunningAction(
  member: Member,
  strategyId: string,
  actionId: string,
): Promise<RunningAction> {
  authorise(member, 'implementation.read');
  const { placeId } = member;
  return readOffice(member, async (reader) => {
    const { content } = await readRunning(reader, placeId, parseInput(rowId, strategyId));
    const action = content.actions.find((one) => one.actionId === actionId);
    if (action === undefined) throw new Problem('not-found', 404);
    const all = await selectReports(reader, placeId, { strategyId, actionIds: [actionId] });
    const reports = pickLatestReports(all).toReversed();
    const held = new Set(reports.map(({ reportId }) => reportId));
    const outputs = new Set(action.outputs.map(({ outputId }) => outputId));
    return {
      strategyTitle: content.strategy.title,
      currency: content.strategy.currency,
      goal: content.goals.find(({ goalId }) => goalId === action.goalId)?.title ?? '',
      action,
      reports,
      earlier: all.filter(({ reportId }) => !held.has(reportId)).toReversed(),
      counts: (await selectRegisterCounts(reader, placeId, strategyId)).filter(
        (one) => one.actionId === actionId,
      ),
      links: (await selectOutputActivities(reader, placeId, strategyId)).filter(({ outputId }) =>
        outputs.has(outputId),
      ),
      thingIds: await selectThings(reader, placeId, strategyId),
      activities: await selectActivityNames(reader, placeId),
    };
  });
}

async function change(
  member: Member,
  { strategyId, actionId }: { readonly strategyId: string; readonly actionId: string },
  did: string,
  run: (transaction: OfficeTransaction) => Promise<void>,
): Promise<void> {
  await write(member, async (transaction) => {
    const { content } = await readRunning(transaction, member.placeId, parseInput(rowId, strategyId));
    if (!content.actions.some((one) => one.actionId === actionId)) throw new Problem('not-found', 404);
    await run(transaction);
    await recordAudit(transaction, member, {
      action: 'implementation.change',
      objectKind: 'strategy',
      objectId: strategyId,
      detail: { did, action: actionId },
    });
  });
}

export interface ActionAddress {
  readonly strategyId: string;
  readonly actionId: string;
}

/** Notes the day a milestone was reached; an empty day takes it back. */
export async function noteMilestone(member: Member, address: ActionAddress, input: unknown): Promise<void> {
  authorise(member, 'implementation.change');
  const { milestoneId, reachedOn } = parseInput(milestoneSchema, input);
  if (reachedOn !== null && reachedOn > today())
    throw new Problem('milestone-in-future', 422, {}, 'reachedOn');
  await change(member, address, 'milestone', async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('office.milestone')
      .set({ reached_on: reachedOn })
      .where('place_id', '=', member.placeId)
      .where('action_id', '=', address.actionId)
      .where('milestone_id', '=', milestoneId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Problem('not-found', 404);
  });
}

/** An activity of the register counts for an output from now on, or counts otherwise than before. */
export async function linkActivity(member: Member, address: ActionAddress, input: unknown): Promise<void> {
  authorise(member, 'implementation.change');
  const { outputId, activityId, counts } = parseInput(outputActivitySchema, input);
  await change(member, address, 'activity counts', async (transaction) => {
    await transaction
      .insertInto('office.output_activity')
      .values({
        place_id: member.placeId,
        strategy_id: address.strategyId,
        output_id: outputId,
        activity_id: activityId,
        counts,
      })
      .onConflict((conflict) =>
        conflict.columns(['place_id', 'output_id', 'activity_id']).doUpdateSet({ counts }),
      )
      .execute();
  });
}

export async function unlinkActivity(member: Member, address: ActionAddress, input: unknown): Promise<void> {
  authorise(member, 'implementation.change');
  const { outputId, activityId } = parseInput(outputActivitySchema.omit({ counts: true }), input);
  await change(member, address, 'activity counts no more', async (transaction) => {
    await transaction
      .deleteFrom('office.output_activity')
      .where('place_id', '=', member.placeId)
      .where('output_id', '=', outputId)
      .where('activity_id', '=', activityId)
      .execute();
  });
}

/** Things (hours, meetings, leaflets) may stand in public as they are; people pass the gate. */
export async function saveCountsPeople(
  member: Member,
  address: ActionAddress,
  input: unknown,
): Promise<void> {
  authorise(member, 'implementation.change');
  const { outputId, countsPeople } = parseInput(countsPeopleSchema, input);
  const row = { counts_people: countsPeople === 'people' };
  await change(member, address, 'people or things', async (transaction) => {
    await transaction
      .insertInto('office.output_counting')
      .values({ place_id: member.placeId, strategy_id: address.strategyId, output_id: outputId, ...row })
      .onConflict((conflict) => conflict.columns(['place_id', 'output_id']).doUpdateSet(row))
      .execute();
  });
}
