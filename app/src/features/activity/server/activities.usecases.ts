/** What the office does with its register of activities. */
import { flagIdentifyingWords } from '@vicus/disclosure';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { activityHasCounts, activityThere, noteNeedsALook, organiserUnknown } from '../activity.problems.ts';
import { activitySchema } from '../activity.schema.ts';
import type { Activity, ActivityRecord } from '../activity.types.ts';
import {
  selectActivities,
  selectOrganisers,
  selectRecords,
  type OrganiserChoice,
} from './activity.queries.ts';

const MAXIMUM_ACTIVITIES = 2_000;

/** When something was last counted of an activity. */
export interface ListedActivity extends Activity {
  readonly lastVisitOn: string | null;
  readonly lastPeriod: string | null;
}

/** All activities, newest first; a partner's own only. Readers see what takes place, and no counts. */
export async function readActivities(member: Member): Promise<readonly ListedActivity[]> {
  authorise(member, 'activity.read');
  const { activities, records } = await readOffice(member, async (reader) => ({
    activities: await selectActivities(reader, member.placeId),
    records: mayRole(member.role, 'activity.record') ? await selectRecords(reader, member.placeId) : [],
  }));
  return activities.map((activity) => ({ ...activity, ...findLast(activity, records) }));
}

function findLast(
  { activityId }: Activity,
  records: readonly ActivityRecord[],
): Pick<ListedActivity, 'lastVisitOn' | 'lastPeriod'> {
  const own = records.filter((one) => one.activityId === activityId);
  const latest = (values: readonly (string | null)[]) =>
    values
      .filter((one) => one !== null)
      .toSorted()
      .at(-1) ?? null;
  return {
    lastVisitOn: latest(own.map(({ heldOn }) => heldOn)),
    lastPeriod: latest(own.map(({ period }) => period)),
  };
}

/** @throws Problem `not-found` (404), also for those of other organisations where a partner asks */
export async function readActivity(member: Member, activityId: string): Promise<Activity> {
  authorise(member, 'activity.read');
  return readOffice(member, async (reader) =>
    findActivity(await selectActivities(reader, member.placeId), activityId),
  );
}

export function findActivity(activities: readonly Activity[], activityId: string): Activity {
  const found = activities.find((one) => one.activityId === activityId);
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

/** Whom an activity can be given to. */
export function listOrganisers(member: Member): Promise<readonly OrganiserChoice[]> {
  authorise(member, 'activity.change');
  return readOffice(member, (reader) => selectOrganisers(reader, member.placeId));
}

/** Names, ages, places of origin in a note are shown before they are kept. @throws Problem `activity-note-names` */
export function checkNote({ note, isLookedAt }: { note: string; isLookedAt: boolean }): void {
  const words = isLookedAt ? [] : flagIdentifyingWords(note).map((one) => one.words);
  if (words.length > 0) throw noteNeedsALook(words);
}

/** @returns id of the new activity. Problems `too-many-entries`, `activity-there-already`, `activity-note-names` */
export async function addActivity(member: Member, input: unknown): Promise<string> {
  authorise(member, 'activity.change');
  const row = parseActivity(input);
  return write(member, async (transaction) => {
    const there = await selectActivities(transaction, member.placeId);
    if (there.length >= MAXIMUM_ACTIVITIES)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_ACTIVITIES });
    await checkAgainst(transaction, member, there, row);
    const { activity_id: activityId } = await transaction
      .insertInto('office.activity')
      .values({ place_id: member.placeId, ...row })
      .returning('activity_id')
      .executeTakeFirstOrThrow();
    await note(transaction, member, activityId);
    return activityId;
  });
}

/** Problems as for adding, and `not-found` (404). */
export async function changeActivity(member: Member, activityId: string, input: unknown): Promise<void> {
  authorise(member, 'activity.change');
  const row = parseActivity(input);
  await write(member, async (transaction) => {
    const there = await selectActivities(transaction, member.placeId);
    const before = findActivity(there, activityId);
    const others = there.filter((one) => one.activityId !== activityId);
    await checkAgainst(transaction, member, others, row, before.actorId);
    await transaction
      .updateTable('office.activity')
      .set(row)
      .where('place_id', '=', member.placeId)
      .where('activity_id', '=', activityId)
      .execute();
    await note(transaction, member, activityId);
  });
}

/** Removes an activity of which nothing was counted. Problem `activity-has-counts` (409). */
export async function removeActivity(member: Member, activityId: string): Promise<void> {
  authorise(member, 'activity.change');
  const id = parseInput(rowId, activityId);
  await write(member, async (transaction) => {
    findActivity(await selectActivities(transaction, member.placeId), id);
    if ((await selectRecords(transaction, member.placeId, id)).length > 0) throw activityHasCounts();
    await transaction
      .deleteFrom('office.activity')
      .where('place_id', '=', member.placeId)
      .where('activity_id', '=', id)
      .execute();
    await note(transaction, member, id, { removed: true });
  });
}

function parseActivity(input: unknown) {
  const parsed = parseInput(activitySchema, input);
  checkNote(parsed);
  const { title, type, funds, project } = parsed;
  return {
    title,
    type,
    funds,
    project,
    held_at: parsed.heldAt,
    actor_id: parsed.actorId,
    from_on: parsed.fromOn,
    until_on: parsed.untilOn,
    cost_centre: parsed.costCentre,
    intervention_code: parsed.interventionCode,
    note: parsed.note,
  };
}

async function checkAgainst(
  transaction: OfficeTransaction,
  { placeId }: Member,
  others: readonly Activity[],
  row: ReturnType<typeof parseActivity>,
  keptActorId: string | null = null,
): Promise<void> {
  const isSame = (one: Activity) =>
    one.title.toLowerCase() === row.title.toLowerCase() && one.fromOn === row.from_on;
  if (others.some(isSame)) throw activityThere();
  if (row.actor_id === keptActorId || row.actor_id === null) return;
  const organisers = await selectOrganisers(transaction, placeId);
  if (!organisers.some(({ actorId }) => actorId === row.actor_id)) throw organiserUnknown();
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> =>
  recordAudit(transaction, member, { action: 'activity.change', objectKind: 'activity', objectId, detail });
