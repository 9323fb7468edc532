/** The log of meetings and decisions of the bodies that coordinate. */
import { findIdentifyingField } from '@vicus/disclosure';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { meetingHasDecisions, wordsNeedALook } from '../meeting.problems.ts';
import { listOpenDecisions } from '../meeting.rules.ts';
import { decisionSchema, decisionStateSchema, meetingSchema } from '../meeting.schema.ts';
import type { MeetingDecision, MeetingWords, StrategyMeeting } from '../meeting.types.ts';
import { selectOpenActions, type NamedRow } from './lending.queries.ts';
import * as queries from './meeting.queries.ts';

const MAXIMUM_MEETINGS = 1_000;

export interface MeetingLog {
  readonly meetings: readonly StrategyMeeting[];
  readonly open: readonly MeetingDecision[];
}

/** All meetings, the latest first, and what is still to be done. */
export async function readMeetingLog(member: Member): Promise<MeetingLog> {
  authorise(member, 'meeting.read');
  const meetings = await readOffice(member, (reader) => queries.selectMeetings(reader, member.placeId));
  return { meetings, open: listOpenDecisions(meetings.flatMap(({ decisions }) => decisions)) };
}

/** @throws Problem `not-found` (404) */
export async function readMeeting(member: Member, meetingId: string): Promise<StrategyMeeting> {
  const id = parseInput(rowId, meetingId);
  const found = (await readMeetingLog(member)).meetings.find((one) => one.meetingId === id);
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

export interface MeetingChoices {
  readonly bodies: readonly string[];
  readonly strategies: readonly NamedRow[];
  readonly actions: readonly NamedRow[];
}

export async function readMeetingChoices(member: Member): Promise<MeetingChoices> {
  authorise(member, 'meeting.change');
  return readOffice(member, async (reader) => ({
    bodies: await queries.selectBodyNames(reader, member.placeId),
    strategies: await queries.selectStrategyNames(reader, member.placeId),
    actions: await selectOpenActions(reader, member.placeId),
  }));
}

/** What was decided about actions, for the pages of actions and for judging them. */
export async function readDecisionsOnActions(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
): Promise<ReadonlyMap<string, readonly MeetingDecision[]>> {
  const decisions = await queries.selectDecisions(reader, placeId);
  return Map.groupBy(
    decisions.filter(({ actionId }) => actionId !== null),
    ({ actionId }) => actionId ?? '',
  );
}

/** @returns id of the new meeting. Problems `meeting-names` (422), `too-many-entries` (422) */
export async function addMeeting(member: Member, input: unknown): Promise<string> {
  authorise(member, 'meeting.change');
  const words = parseMeeting(input);
  return write(member, async (transaction) => {
    const there = await queries.selectMeetings(transaction, member.placeId);
    if (there.length >= MAXIMUM_MEETINGS)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_MEETINGS });
    const meetingId = await queries.insertMeeting(transaction, member.placeId, words);
    await note(transaction, member, meetingId, { body: words.bodyName, heldOn: words.heldOn });
    return meetingId;
  });
}

export async function changeMeeting(member: Member, meetingId: string, input: unknown): Promise<void> {
  authorise(member, 'meeting.change');
  const id = parseInput(rowId, meetingId);
  const words = parseMeeting(input);
  await write(member, async (transaction) => {
    if (!(await queries.updateMeeting(transaction, member.placeId, id, words)))
      throw new Problem('not-found', 404);
    await note(transaction, member, id, { body: words.bodyName, heldOn: words.heldOn });
  });
}

/** Removes a meeting entered by mistake. Problem `meeting-has-decisions` (409): decisions are not lost by the way. */
export async function removeMeeting(member: Member, meetingId: string): Promise<void> {
  authorise(member, 'meeting.change');
  const id = parseInput(rowId, meetingId);
  await write(member, async (transaction) => {
    const found = (await queries.selectMeetings(transaction, member.placeId)).find(
      (one) => one.meetingId === id,
    );
    if (found === undefined) throw new Problem('not-found', 404);
    if (found.decisions.length > 0) throw meetingHasDecisions();
    await queries.deleteMeeting(transaction, member.placeId, id);
    await note(transaction, member, id, { removed: found.bodyName });
  });
}

/** Lists of who took part hold organisations and functions; what looks like a person is shown before it is kept. */
function parseMeeting(input: unknown): MeetingWords {
  const { isLookedAt, ...words } = parseInput(meetingSchema, input);
  if (isLookedAt) return words;
  const found = findIdentifyingField({ tookPart: words.tookPart, about: words.about });
  if (found !== undefined) throw wordsNeedALook(found.words, found.field);
  return words;
}

/** @returns id of the decision */
export async function addDecision(member: Member, meetingId: string, input: unknown): Promise<string> {
  authorise(member, 'meeting.change');
  const id = parseInput(rowId, meetingId);
  const words = parseInput(decisionSchema, input);
  return write(member, async (transaction) => {
    const decisionId = await queries.insertDecision(transaction, member.placeId, id, words);
    await note(transaction, member, id, { decided: words.what });
    return decisionId;
  });
}

/** Says what became of a decision. */
export async function settleDecision(member: Member, decisionId: string, input: unknown): Promise<void> {
  authorise(member, 'meeting.change');
  const id = parseInput(rowId, decisionId);
  const { state, note: words } = parseInput(decisionStateSchema, input);
  await write(member, async (transaction) => {
    const settled = { state, doneOn: state === 'open' ? null : today(), note: words };
    if (!(await queries.updateDecision(transaction, member.placeId, id, settled)))
      throw new Problem('not-found', 404);
    await note(transaction, member, id, { state });
  });
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> =>
  recordAudit(transaction, member, {
    action: 'meeting.change',
    objectKind: 'strategy-meeting',
    objectId,
    detail,
  });
