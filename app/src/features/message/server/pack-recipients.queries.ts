/** To whom packs go, in the database. */
import type { OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { PackRecipient, ToldHow } from '../pack.types.ts';
import { narrow, type FactReader } from '#features/fact/server/standing-facts.usecases.ts';

export async function selectRecipients(
  reader: FactReader,
  placeId: string,
  packId: string,
): Promise<PackRecipient[]> {
  const rows = await narrow(reader)
    .selectFrom('office.pack_recipient')
    .select(['recipient_id', 'name', 'email', 'told_how', 'told_at'])
    .where('place_id', '=', placeId)
    .where('pack_id', '=', packId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    recipientId: row.recipient_id,
    name: row.name,
    email: row.email,
    toldHow: row.told_how as ToldHow,
    toldAt: row.told_at?.toISOString() ?? null,
  }));
}

export async function insertRecipient(
  transaction: OfficeTransaction,
  placeId: string,
  packId: string,
  recipient: Pick<PackRecipient, 'name' | 'email'>,
): Promise<void> {
  await transaction
    .insertInto('office.pack_recipient')
    .values({ place_id: placeId, pack_id: packId, ...recipient })
    .execute();
}

export async function deleteRecipient(
  transaction: OfficeTransaction,
  placeId: string,
  packId: string,
  recipientId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.pack_recipient')
    .where('place_id', '=', placeId)
    .where('pack_id', '=', packId)
    .where('recipient_id', '=', recipientId)
    .execute();
}

export interface Telling {
  readonly recipientId: string;
  readonly how: Exclude<ToldHow, ''>;
  readonly at: Date;
}

/** Who was told by mail or by hand stays told. Whether the row was there and changed. */
export async function updateTold(
  transaction: OfficeTransaction | WorkTransaction,
  placeId: string,
  packId: string,
  { recipientId, how, at }: Telling,
): Promise<boolean> {
  // the office and jobs see the same table
  const { numUpdatedRows } = await (transaction as OfficeTransaction)
    .updateTable('office.pack_recipient')
    .set({ told_how: how, told_at: at })
    .where('place_id', '=', placeId)
    .where('pack_id', '=', packId)
    .where('recipient_id', '=', recipientId)
    .where('told_how', 'in', ['', 'failed'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
