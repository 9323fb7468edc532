/** Districts: rows ⇄ nouns. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { District } from '../districts.types.ts';

/** By name. */
export async function selectDistricts(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
): Promise<District[]> {
  return (reader as OfficeReader)
    .selectFrom('office.district')
    .select(['code', 'name', 'population', 'outline'])
    .where('place_id', '=', placeId)
    .orderBy('name')
    .orderBy('code')
    .execute();
}

export async function insertDistricts(
  transaction: OfficeTransaction,
  placeId: string,
  districts: readonly District[],
): Promise<void> {
  if (districts.length === 0) return;
  await transaction
    .insertInto('office.district')
    .values(districts.map((one) => ({ place_id: placeId, ...one })))
    .execute();
}

/** @returns whether there is such a district */
export async function updateDistrict(
  transaction: OfficeTransaction,
  placeId: string,
  code: string,
  change: Partial<Omit<District, 'code'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.district')
    .set(change)
    .where('place_id', '=', placeId)
    .where('code', '=', code)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns whether there was such a district */
export async function deleteDistrict(
  transaction: OfficeTransaction,
  placeId: string,
  code: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.district')
    .where('place_id', '=', placeId)
    .where('code', '=', code)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
