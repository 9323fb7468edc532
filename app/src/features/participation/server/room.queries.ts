/** SQL of meetings and advisory bodies. */
import type { OfficeTransaction } from '#server/db/doors.ts';
import type { AdvisoryBody, HeadcountBand, Meeting, WayOfFilling } from '../participation.types.ts';
import type { Reader } from './consultation.queries.ts';

/** Newest first. */
export async function selectMeetings(reader: Reader, placeId: string): Promise<Meeting[]> {
  const rows = await (reader as OfficeTransaction)
    .selectFrom('office.meeting')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('held_on', 'desc')
    .orderBy('meeting_id')
    .execute();
  return rows.map((row) => ({
    meetingId: row.meeting_id,
    consultationId: row.consultation_id,
    title: row.title,
    heldOn: row.held_on,
    beginsAt: row.begins_at,
    venue: row.venue,
    languages: row.languages,
    interpretation: row.interpretation,
    hasChildcare: row.has_childcare,
    headcount: row.headcount as HeadcountBand | null,
    themes: row.themes,
    isPublic: row.is_public,
  }));
}

export async function selectBodies(reader: Reader, placeId: string): Promise<AdvisoryBody[]> {
  const rows = await (reader as OfficeTransaction)
    .selectFrom('office.advisory_body')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('advisory_body_id')
    .execute();
  return rows.map((row) => ({
    advisoryBodyId: row.advisory_body_id,
    name: row.name,
    purpose: row.purpose,
    seats: row.seats,
    seatsFilled: row.seats_filled,
    seatsNewcomers: row.seats_newcomers,
    newcomersAgreed: row.newcomers_agreed,
    filledBy: row.filled_by as WayOfFilling,
    meets: row.meets,
    countedOn: row.counted_on,
    isPublic: row.is_public,
  }));
}

export function toMeetingRow(meeting: Omit<Meeting, 'meetingId'>) {
  return {
    consultation_id: meeting.consultationId,
    title: JSON.stringify(meeting.title),
    held_on: meeting.heldOn,
    begins_at: meeting.beginsAt,
    venue: meeting.venue,
    languages: [...meeting.languages],
    interpretation: [...meeting.interpretation],
    has_childcare: meeting.hasChildcare,
    headcount: meeting.headcount,
    themes: JSON.stringify(meeting.themes),
    is_public: meeting.isPublic,
  };
}

export function toBodyRow(body: Omit<AdvisoryBody, 'advisoryBodyId'>) {
  return {
    name: JSON.stringify(body.name),
    purpose: JSON.stringify(body.purpose),
    seats: body.seats,
    seats_filled: body.seatsFilled,
    seats_newcomers: body.seatsNewcomers,
    newcomers_agreed: body.newcomersAgreed,
    filled_by: body.filledBy,
    meets: body.meets,
    counted_on: body.countedOn,
    is_public: body.isPublic,
  };
}
