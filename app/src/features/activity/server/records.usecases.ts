/** Counting: visits after an evening, persons once for a period. By the office, or by a partner for its own. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { dayInFuture, dayOutside, dayTaken, periodOutside, periodTaken } from '../activity.problems.ts';
import { noteFields, periodFields, visitFields } from '../activity.schema.ts';
import type { Activity, ActivityRecord, CountedAs } from '../activity.types.ts';
import { readCells, type Fields } from '../count-form.rules.ts';
import { doMeet, toMonth, toMonths } from '../period.rules.ts';
import { replaceCells, selectActivities, selectRecords } from './activity.queries.ts';
import { checkNote, findActivity } from './activities.usecases.ts';

/** Counts of an activity, the latest first. Problem `not-found` (404). */
export async function readRecords(member: Member, activityId: string): Promise<readonly ActivityRecord[]> {
  authorise(member, 'activity.record');
  return readOffice(member, async (reader) => {
    findActivity(await selectActivities(reader, member.placeId), activityId);
    return selectRecords(reader, member.placeId, activityId);
  });
}

interface RecordRow {
  readonly period: string | null;
  readonly held_on: string | null;
  readonly hours: number | null;
}

/** Days and periods lie within the activity, and have begun. */
function parseWhen(counted: CountedAs, fields: Fields, activity: Activity): RecordRow {
  if (counted === 'visits') {
    const { heldOn, hours } = parseInput(visitFields, fields);
    if (heldOn > today()) throw dayInFuture();
    if (heldOn < activity.fromOn || (activity.untilOn !== null && heldOn > activity.untilOn))
      throw dayOutside(activity.fromOn, activity.untilOn ?? '');
    return { period: null, held_on: heldOn, hours };
  }
  const period = parseInput(periodFields, fields);
  const months = toMonths(period);
  const until = activity.untilOn === null ? Infinity : toMonth(activity.untilOn);
  if (!doMeet(months, { from: toMonth(activity.fromOn), to: until }) || months.from > toMonth(today()))
    throw periodOutside();
  return { period, held_on: null, hours: null };
}

/**
 * Adds a count, or mends one (`recordId`). All or nothing. @returns the id. Problems name the field: `activity-count-…`,
 * `activity-total-too-small`, `activity-answers-too-many`, `activity-day-…`, `activity-period-…`, `activity-note-names`
 */
export async function saveRecord(
  member: Member,
  activityId: string,
  asked: { readonly counted: CountedAs; readonly recordId: string | null },
  fields: Fields,
): Promise<string> {
  authorise(member, 'activity.record');
  const { counted, recordId } = asked;
  const written = parseInput(noteFields, fields);
  const cells = readCells(counted, fields);
  return write(member, async (transaction) => {
    const activity = findActivity(await selectActivities(transaction, member.placeId), activityId);
    const row = parseWhen(counted, fields, activity);
    checkNote(written);
    const others = await selectRecords(transaction, member.placeId, activityId);
    if (recordId !== null) findRecord(others, recordId);
    const isTaken = others.some(
      (one) => one.recordId !== recordId && one.period === row.period && one.heldOn === row.held_on,
    );
    if (isTaken) throw counted === 'visits' ? dayTaken() : periodTaken();
    const values = { ...row, counted, note: written.note, activity_id: activityId };
    const id = await upsertRecord(transaction, member, recordId, values);
    await replaceCells(transaction, member.placeId, id, cells);
    await note(transaction, member, activityId, { when: row.period ?? row.held_on ?? '', counted });
    return id;
  });
}

async function upsertRecord(
  transaction: OfficeTransaction,
  { placeId, userId }: Member,
  recordId: string | null,
  values: RecordRow & { readonly counted: CountedAs; readonly note: string; readonly activity_id: string },
): Promise<string> {
  if (recordId === null) {
    const { record_id } = await transaction
      .insertInto('confidential.activity_record')
      .values({ place_id: placeId, entered_by: userId, ...values })
      .returning('record_id')
      .executeTakeFirstOrThrow();
    return record_id;
  }
  await transaction
    .updateTable('confidential.activity_record')
    .set({ ...values, entered_by: userId, entered_on: today() })
    .where('place_id', '=', placeId)
    .where('record_id', '=', recordId)
    .execute();
  return recordId;
}

function findRecord(records: readonly ActivityRecord[], recordId: string): ActivityRecord {
  const found = records.find((one) => one.recordId === recordId);
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

/** Takes a wrong count away. Problem `not-found` (404). */
export async function removeRecord(member: Member, activityId: string, recordId: string): Promise<void> {
  authorise(member, 'activity.record');
  await write(member, async (transaction) => {
    findActivity(await selectActivities(transaction, member.placeId), activityId);
    const found = findRecord(await selectRecords(transaction, member.placeId, activityId), recordId);
    await transaction
      .deleteFrom('confidential.activity_record')
      .where('place_id', '=', member.placeId)
      .where('record_id', '=', recordId)
      .execute();
    await note(transaction, member, activityId, {
      removed: found.period ?? found.heldOn ?? '',
      counted: found.counted,
    });
  });
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | number | boolean>>,
): Promise<void> =>
  recordAudit(transaction, member, { action: 'activity.record', objectKind: 'activity', objectId, detail });
