/** Rows of the context of one place: its limits, its entry in the register, overrides, what is published. */
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { AxisId, AxisOverrideEntry, AxisSide, ContextDataset } from '../axes.types.ts';

export interface ContextPlace {
  readonly name: string;
  readonly country: string;
  readonly registerCode: string | null;
  readonly sizeThresholds: readonly number[];
}

export async function selectContextPlace(
  reader: OfficeReader,
  placeId: string,
): Promise<ContextPlace | undefined> {
  const row = await reader
    .selectFrom('office.place')
    .select(['name', 'country', 'register_code', 'size_thresholds'])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return (
    row && {
      name: row.name,
      country: row.country,
      registerCode: row.register_code,
      sizeThresholds: row.size_thresholds,
    }
  );
}

/** Newest first, ended ones included. */
export async function selectOverrides(reader: OfficeReader, placeId: string): Promise<AxisOverrideEntry[]> {
  const rows = await reader
    .selectFrom('office.axis_override as override')
    .leftJoin('auth.user as setter', 'setter.id', 'override.set_by')
    .leftJoin('auth.user as ender', 'ender.id', 'override.ended_by')
    .selectAll('override')
    .select(['setter.name as set_by_name', 'ender.name as ended_by_name'])
    .where('place_id', '=', placeId)
    .orderBy('set_at', 'desc')
    .orderBy('axis_override_id')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    axisOverrideId: row.axis_override_id,
    axis: row.axis as AxisId,
    side: row.side as AxisSide,
    reason: row.reason,
    computedZ: row.computed_z,
    setOn: row.set_at.toISOString().slice(0, 10),
    setBy: row.set_by_name ?? '',
    endedOn: row.ended_at?.toISOString().slice(0, 10) ?? null,
    endedBy: row.ended_by_name ?? '',
  }));
}

/** Who does it, and when. */
export interface Doer {
  readonly userId: string;
  readonly at: Date;
}

/** Ends what is in force. `which`: an axis, or one override by its id. @returns how many were ended */
export async function endOverrides(
  transaction: OfficeTransaction,
  placeId: string,
  which: { readonly axis: AxisId } | { readonly axisOverrideId: string },
  by: Doer,
): Promise<bigint> {
  const ending = transaction
    .updateTable('office.axis_override')
    .set({ ended_by: by.userId, ended_at: by.at })
    .where('place_id', '=', placeId)
    .where('ended_at', 'is', null);
  const { numUpdatedRows } = await (
    'axis' in which
      ? ending.where('axis', '=', which.axis)
      : ending.where('axis_override_id', '=', which.axisOverrideId)
  ).executeTakeFirst();
  return numUpdatedRows;
}

export async function insertOverride(
  transaction: OfficeTransaction,
  placeId: string,
  override: {
    readonly axis: AxisId;
    readonly side: AxisSide;
    readonly reason: string;
    readonly computedZ: number | null;
  },
  by: Doer,
): Promise<void> {
  await transaction
    .insertInto('office.axis_override')
    .values({
      place_id: placeId,
      axis: override.axis,
      side: override.side,
      reason: override.reason,
      computed_z: override.computedZ,
      set_by: by.userId,
      set_at: by.at,
    })
    .execute();
}

export function selectDatasets(
  reader: PublicReader,
  ids: readonly string[],
): Promise<readonly ContextDataset[]> {
  return reader
    .selectFrom('reference.dataset')
    .select(['dataset', 'title', 'publisher', 'licence', 'attribution', 'version'])
    .where('dataset', 'in', [...ids, ''])
    .orderBy('title')
    .execute();
}
