/** Meetings with their notes, and advisory bodies. */
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { flagIdentifyingWords } from '@vicus/disclosure';
import { bodySchema, meetingSchema } from '../participation.schema.ts';
import type { AdvisoryBody, Meeting } from '../participation.types.ts';
import { holdConsultation, parseId, recordDeed, requireFound } from './consultation-hold.ts';
import { selectBodies, selectMeetings, toBodyRow, toMeetingRow } from './room.queries.ts';

export async function listMeetings(member: Member): Promise<readonly Meeting[]> {
  authorise(member, 'participation.read');
  return readOffice(member, (reader) => selectMeetings(reader, member.placeId));
}

/** Problem `not-found` (404). */
export async function readMeeting(member: Member, id: string): Promise<Meeting> {
  const meeting = (await listMeetings(member)).find(({ meetingId }) => meetingId === id);
  if (meeting === undefined) throw new Problem('not-found', 404);
  return meeting;
}

/**
 * Notes a meeting. `id`: null makes a new one. Problem `names-not-looked-at` (422) while notes that are to be public
 * hold words that could name a person and nobody said to have looked at them.
 */
export async function saveMeeting(member: Member, id: string | null, input: unknown): Promise<string> {
  authorise(member, 'participation.change');
  const { hasLooked, ...meeting } = parseInput(meetingSchema, input);
  const { placeId } = member;
  return write(member, async (transaction) => {
    const place = await readPlaceContact(transaction, placeId);
    if (meeting.isPublic && !hasLooked) refuseNames(meeting, [place.name, meeting.venue]);
    if (meeting.consultationId !== null) await holdConsultation(transaction, placeId, meeting.consultationId);
    const meetingId = id === null ? null : parseId(id);
    const row = { place_id: placeId, ...toMeetingRow(meeting) };
    const saved =
      meetingId === null
        ? await transaction
            .insertInto('office.meeting')
            .values(row)
            .returning('meeting_id')
            .executeTakeFirst()
        : await transaction
            .updateTable('office.meeting')
            .set(row)
            .where('place_id', '=', placeId)
            .where('meeting_id', '=', meetingId)
            .returning('meeting_id')
            .executeTakeFirst();
    if (saved === undefined) throw new Problem('not-found', 404);
    const object = { kind: 'meeting', id: saved.meeting_id } as const;
    await recordDeed(transaction, member, 'participation.change', object, { public: meeting.isPublic });
    return saved.meeting_id;
  });
}

function refuseNames(meeting: Pick<Meeting, 'themes' | 'title'>, known: readonly string[]): void {
  const words = Object.entries(meeting.themes).flatMap(([language, text]) =>
    flagIdentifyingWords(text, { language, harmlessNames: known }).map((one) => one.words),
  );
  if (words.length === 0) return;
  const shown = [...new Set(words)].slice(0, 12).join(', ');
  throw new Problem('names-not-looked-at', 422, { words: shown }, 'hasLooked');
}

export async function removeMeeting(member: Member, id: string): Promise<void> {
  authorise(member, 'participation.change');
  const meetingId = parseId(id);
  await write(member, async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('office.meeting')
      .where('place_id', '=', member.placeId)
      .where('meeting_id', '=', meetingId)
      .executeTakeFirst();
    requireFound(numDeletedRows > 0n);
    const object = { kind: 'meeting', id: meetingId } as const;
    await recordDeed(transaction, member, 'participation.change', object, { what: 'remove' });
  });
}

export async function listBodies(member: Member): Promise<readonly AdvisoryBody[]> {
  authorise(member, 'participation.read');
  return readOffice(member, (reader) => selectBodies(reader, member.placeId));
}

/** `id`: null makes a new one. @returns its id */
export async function saveBody(member: Member, id: string | null, input: unknown): Promise<string> {
  authorise(member, 'participation.change');
  const body = parseInput(bodySchema, input);
  const { placeId } = member;
  return write(member, async (transaction) => {
    const bodyId = id === null ? null : parseId(id);
    const row = { place_id: placeId, ...toBodyRow(body) };
    const saved =
      bodyId === null
        ? await transaction
            .insertInto('office.advisory_body')
            .values(row)
            .returning('advisory_body_id')
            .executeTakeFirst()
        : await transaction
            .updateTable('office.advisory_body')
            .set(row)
            .where('place_id', '=', placeId)
            .where('advisory_body_id', '=', bodyId)
            .returning('advisory_body_id')
            .executeTakeFirst();
    if (saved === undefined) throw new Problem('not-found', 404);
    const object = { kind: 'advisory-body', id: saved.advisory_body_id } as const;
    await recordDeed(transaction, member, 'participation.change', object, { public: body.isPublic });
    return saved.advisory_body_id;
  });
}

export async function removeBody(member: Member, id: string): Promise<void> {
  authorise(member, 'participation.change');
  const bodyId = parseId(id);
  await write(member, async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('office.advisory_body')
      .where('place_id', '=', member.placeId)
      .where('advisory_body_id', '=', bodyId)
      .executeTakeFirst();
    requireFound(numDeletedRows > 0n);
    const object = { kind: 'advisory-body', id: bodyId } as const;
    await recordDeed(transaction, member, 'participation.change', object, { what: 'remove' });
  });
}
