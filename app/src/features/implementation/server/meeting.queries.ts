/** Rows of meetings of the bodies that coordinate, and of what they decided. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type {
  DecisionState,
  DecisionWords,
  MeetingDecision,
  MeetingWords,
  StrategyMeeting,
} from '../meeting.types.ts';
import type { NamedRow } from './lending.queries.ts';

type Reader = OfficeReader | OfficeTransaction;

const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

/** The latest first, each with its decisions. */
export async function selectMeetings(reader: Reader, placeId: string): Promise<StrategyMeeting[]> {
  const rows = await narrow(reader)
    .selectFrom('office.strategy_meeting as m')
    .leftJoin('office.strategy as s', (join) =>
      join.onRef('s.place_id', '=', 'm.place_id').onRef('s.strategy_id', '=', 'm.strategy_id'),
    )
    .selectAll('m')
    .select('s.title as strategy_title')
    .where('m.place_id', '=', placeId)
    .orderBy('m.held_on', 'desc')
    .orderBy('m.body_name')
    .limit(1_000)
    .execute();
  const decisions = Map.groupBy(await selectDecisions(reader, placeId), ({ meetingId }) => meetingId);
  return rows.map((row) => ({
    meetingId: row.meeting_id,
    strategyId: row.strategy_id,
    strategyTitle: row.strategy_title ?? '',
    bodyName: row.body_name,
    heldOn: row.held_on,
    tookPart: row.took_part,
    about: row.about,
    minutesLink: row.minutes_link,
    decisions: decisions.get(row.meeting_id) ?? [],
  }));
}

export async function selectDecisions(reader: Reader, placeId: string): Promise<MeetingDecision[]> {
  const rows = await narrow(reader)
    .selectFrom('office.meeting_decision as d')
    .innerJoin('office.strategy_meeting as m', (join) =>
      join.onRef('m.place_id', '=', 'd.place_id').onRef('m.meeting_id', '=', 'd.meeting_id'),
    )
    .leftJoin('office.action as a', (join) =>
      join.onRef('a.place_id', '=', 'd.place_id').onRef('a.action_id', '=', 'd.action_id'),
    )
    .selectAll('d')
    .select(['m.body_name', 'm.held_on', 'a.title as action_title'])
    .where('d.place_id', '=', placeId)
    .orderBy('m.held_on', 'desc')
    .orderBy(sql`lower(d.what)`)
    .limit(5_000)
    .execute();
  return rows.map((row) => ({
    decisionId: row.decision_id,
    meetingId: row.meeting_id,
    what: row.what,
    owner: row.owner,
    dueOn: row.due_on,
    actionId: row.action_id,
    state: row.state as DecisionState,
    doneOn: row.done_on,
    note: row.note,
    actionTitle: row.action_title ?? '',
    bodyName: row.body_name,
    heldOn: row.held_on,
  }));
}

const toMeetingRow = (words: MeetingWords) => ({
  strategy_id: words.strategyId,
  body_name: words.bodyName,
  held_on: words.heldOn,
  took_part: words.tookPart,
  about: words.about,
  minutes_link: words.minutesLink,
});

export async function insertMeeting(
  transaction: OfficeTransaction,
  placeId: string,
  words: MeetingWords,
): Promise<string> {
  const { meeting_id } = await transaction
    .insertInto('office.strategy_meeting')
    .values({ place_id: placeId, ...toMeetingRow(words) })
    .returning('meeting_id')
    .executeTakeFirstOrThrow();
  return meeting_id;
}

/** @returns whether it was there */
export async function updateMeeting(
  transaction: OfficeTransaction,
  placeId: string,
  meetingId: string,
  words: MeetingWords,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.strategy_meeting')
    .set(toMeetingRow(words))
    .where('place_id', '=', placeId)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteMeeting(
  transaction: OfficeTransaction,
  placeId: string,
  meetingId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.strategy_meeting')
    .where('place_id', '=', placeId)
    .where('meeting_id', '=', meetingId)
    .execute();
}

export async function insertDecision(
  transaction: OfficeTransaction,
  placeId: string,
  meetingId: string,
  words: DecisionWords,
): Promise<string> {
  const { decision_id } = await transaction
    .insertInto('office.meeting_decision')
    .values({
      place_id: placeId,
      meeting_id: meetingId,
      what: words.what,
      owner: words.owner,
      due_on: words.dueOn,
      action_id: words.actionId,
    })
    .returning('decision_id')
    .executeTakeFirstOrThrow();
  return decision_id;
}

/** @returns whether it was there */
export async function updateDecision(
  transaction: OfficeTransaction,
  placeId: string,
  decisionId: string,
  now: { readonly state: DecisionState; readonly doneOn: string | null; readonly note: string },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.meeting_decision')
    .set({ state: now.state, done_on: now.doneOn, note: now.note })
    .where('place_id', '=', placeId)
    .where('decision_id', '=', decisionId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Bodies of strategies that have not ended, each name once. */
export async function selectBodyNames(reader: Reader, placeId: string): Promise<string[]> {
  const rows = await narrow(reader)
    .selectFrom('office.strategy_body as b')
    .innerJoin('office.strategy as s', (join) =>
      join.onRef('s.place_id', '=', 'b.place_id').onRef('s.strategy_id', '=', 'b.strategy_id'),
    )
    .select('b.name')
    .distinct()
    .where('b.place_id', '=', placeId)
    .where('s.state', '<>', 'ended')
    .orderBy('b.name')
    .execute();
  return rows.map(({ name }) => name);
}

export async function selectStrategyNames(reader: Reader, placeId: string): Promise<NamedRow[]> {
  return narrow(reader)
    .selectFrom('office.strategy')
    .select(['strategy_id as id', 'title as name'])
    .where('place_id', '=', placeId)
    .where('state', '<>', 'ended')
    .orderBy('from_year', 'desc')
    .execute();
}
