import { narrow, type Reader } from './report.queries.ts';

/** For a choice: by name. */
export async function selectActivityNames(
  reader: Reader,
  placeId: string,
): Promise<{ readonly activityId: string; readonly title: string }[]> {
  const rows = await narrow(reader)
    .selectFrom('office.activity')
    .select(['activity_id', 'title'])
    .where('place_id', '=', placeId)
    .orderBy('title')
    .execute();
  return rows.map(({ activity_id: activityId, title }) => ({ activityId, title }));
}
