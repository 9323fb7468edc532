/** Attendance as tables that may be published. */
import type { Texts } from '@vicus/cube';
import type { TableToRelease } from '#features/release/release.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { composeAttendanceTables } from '../attendance-tables.ts';
import { selectActivities, selectRecords } from './activity.queries.ts';

const GROUP: Texts = { en: 'Activities', de: 'Angebote' };

/** Persons by activity, visits by kind of activity: as they are before protection, for the office and the gate. */
export async function readAttendanceTablesToRelease(member: Member): Promise<TableToRelease[]> {
  authorise(member, 'data.read');
  const { activities, records } = await readOffice(member, async (reader) => ({
    activities: await selectActivities(reader, member.placeId),
    records: await selectRecords(reader, member.placeId),
  }));
  return composeAttendanceTables(activities, records, today()).map((table) => ({ table, group: GROUP }));
}
