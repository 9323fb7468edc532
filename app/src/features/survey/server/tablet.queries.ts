/** Rows of tablets, and the key pair that they seal for. */
import type { OfficeReader, OfficeTransaction, RespondTransaction } from '#server/db/doors.ts';
import type { Tablet } from '../tablet.types.ts';
import type { WaveOfPlace } from '../survey.types.ts';

export async function selectTablets(
  reader: OfficeReader,
  { placeId, waveId }: WaveOfPlace,
): Promise<readonly Tablet[]> {
  const rows = await reader
    .selectFrom('office.tablet')
    .select(['tablet_id', 'number', 'made_on', 'revoked_on'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    tabletId: row.tablet_id,
    number: row.number,
    madeOn: row.made_on,
    revokedOn: row.revoked_on,
  }));
}

/** The caller holds the wave, so that no number is given twice. @returns its number */
export async function insertTablet(
  transaction: OfficeTransaction,
  { placeId, waveId }: WaveOfPlace,
  tablet: { readonly secretHash: Uint8Array; readonly madeOn: string },
): Promise<number> {
  const { last } = await transaction
    .selectFrom('office.tablet')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirstOrThrow();
  const number = Number(last ?? 0) + 1;
  await transaction
    .insertInto('office.tablet')
    .values({
      place_id: placeId,
      wave_id: waveId,
      number,
      secret_hash: tablet.secretHash,
      made_on: tablet.madeOn,
    })
    .execute();
  return number;
}

/** @returns the number of the tablet; undefined: there is none, or it was shut out before */
export async function updateRevoked(
  transaction: OfficeTransaction,
  { placeId, waveId }: WaveOfPlace,
  { tabletId, day }: { readonly tabletId: string; readonly day: string },
): Promise<number | undefined> {
  const row = await transaction
    .updateTable('office.tablet')
    .set({ revoked_on: day })
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .where('tablet_id', '=', tabletId)
    .where('revoked_on', 'is', null)
    .returning('number')
    .executeTakeFirst();
  return row?.number;
}

export interface StoredKeyPair {
  readonly publicKey: Uint8Array;
  readonly sealedPrivate: Uint8Array;
}

export async function selectCollectionKey(
  reader: OfficeReader | RespondTransaction,
  { placeId, waveId }: WaveOfPlace,
): Promise<StoredKeyPair | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('confidential.collection_key')
    .select(['public_key', 'sealed_private'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  return row && { publicKey: row.public_key, sealedPrivate: row.sealed_private };
}

/** The first pair stays. */
export async function insertCollectionKey(
  transaction: OfficeTransaction,
  { placeId, waveId }: WaveOfPlace,
  { publicKey, sealedPrivate }: StoredKeyPair,
): Promise<void> {
  await transaction
    .insertInto('confidential.collection_key')
    .values({ place_id: placeId, wave_id: waveId, public_key: publicKey, sealed_private: sealedPrivate })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The tablet whose secret is in hand (the door shows no other). */
export async function selectOwnTablet(
  transaction: RespondTransaction,
  { placeId, waveId }: WaveOfPlace,
): Promise<{ readonly revokedOn: string | null } | undefined> {
  const row = await transaction
    .selectFrom('office.tablet')
    .select('revoked_on')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  return row && { revokedOn: row.revoked_on };
}
