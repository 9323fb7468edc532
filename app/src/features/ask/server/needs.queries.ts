/** Agreements to count needs, what is confirmed, and what was counted for a level. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Need, NeedSource } from '../needs.types.ts';

export interface StoredRound {
  readonly round: string;
  readonly computedOn: string;
  readonly tables: unknown;
  readonly contentHash: string;
}

/** Newest first. */
export async function selectLevelNeeds(reader: OfficeReader, placeId: string): Promise<StoredRound[]> {
  const rows = await reader
    .selectFrom('office.level_needs')
    .select(['round', 'computed_on', 'tables', 'content_hash'])
    .where('place_id', '=', placeId)
    .orderBy('round', 'desc')
    .execute();
  return rows.map((row) => ({
    round: row.round,
    computedOn: row.computed_on,
    tables: row.tables,
    contentHash: row.content_hash,
  }));
}

export interface NeedsAgreement {
  /** ISO days */
  readonly agreedOn: string;
  readonly until: string;
  /** name of the coordinator who agreed; empty once the account is gone */
  readonly agreedBy: string;
}

/** The agreement in force on a day. */
export async function selectNeedsAgreement(
  reader: OfficeReader,
  placeId: string,
  today: string,
): Promise<NeedsAgreement | null> {
  const row = await reader
    .selectFrom('office.needs_agreement as agreement')
    .leftJoin('auth.user as user', 'user.id', 'agreement.agreed_by')
    .select(['agreed_on', 'until', 'user.name'])
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .where('until', '>=', today)
    .executeTakeFirst();
  return row === undefined ? null : { agreedOn: row.agreed_on, until: row.until, agreedBy: row.name ?? '' };
}

/** @returns how many were ended: one, or none where none was in force */
export async function endNeedsAgreement(
  tx: OfficeTransaction,
  placeId: string,
  by: { readonly userId: string; readonly today: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('office.needs_agreement')
    .set({ ended_on: by.today, ended_by: by.userId })
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function selectConfirmedNeeds(
  reader: OfficeReader,
  placeId: string,
): Promise<(Need & { readonly confirmedOn: string })[]> {
  const rows = await reader
    .selectFrom('office.shared_need')
    .select(['area', 'source', 'confirmed_on'])
    .where('place_id', '=', placeId)
    .orderBy('area')
    .execute();
  return rows.map((row) => ({
    area: row.area,
    source: row.source as NeedSource,
    confirmedOn: row.confirmed_on,
  }));
}

export async function replaceNeeds(
  tx: OfficeTransaction,
  placeId: string,
  needs: readonly Need[],
  today: string,
): Promise<void> {
  await tx.deleteFrom('office.shared_need').where('place_id', '=', placeId).execute();
  if (needs.length === 0) return;
  await tx
    .insertInto('office.shared_need')
    .values(needs.map(({ area, source }) => ({ place_id: placeId, area, source, confirmed_on: today })))
    .execute();
}

/** With how many others, and where, the place is counted: its newest block. */
export interface CountedWith {
  readonly geo: string;
  readonly places: number;
  readonly firstRound: string;
}

export async function selectCountedWith(reader: OfficeReader, placeId: string): Promise<CountedWith | null> {
  const row = await reader
    .selectFrom('office.need_block')
    .select(['geo', 'places', 'first_round'])
    .where('place_id', '=', placeId)
    .orderBy('first_round', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { geo: row.geo, places: row.places, firstRound: row.first_round };
}
