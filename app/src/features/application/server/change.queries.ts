/** What rows of an application said before. */
import type { OfficeTransaction } from '#server/db/doors.ts';
import { narrow, type Reader } from './application.queries.ts';

export interface ChangedRow {
  readonly applicationId: string;
  readonly rowKind: 'application' | 'item' | 'text';
  readonly rowId: string;
}

interface KeptChange {
  readonly revision: number;
  readonly before: Readonly<Record<string, unknown>>;
  readonly changedBy: string;
}

export async function insertChange(
  transaction: OfficeTransaction,
  placeId: string,
  { applicationId, rowKind, rowId }: ChangedRow,
  change: KeptChange,
): Promise<void> {
  await transaction
    .insertInto('office.application_change')
    .values({
      place_id: placeId,
      application_id: applicationId,
      row_kind: rowKind,
      row_id: rowId,
      revision: change.revision,
      before: JSON.stringify(change.before),
      changed_by: change.changedBy,
    })
    .execute();
}

/** Newest first, with the name of who changed it. */
export async function selectChanges(
  reader: Reader,
  placeId: string,
  { applicationId, rowKind, rowId }: ChangedRow,
): Promise<KeptChange[]> {
  const rows = await narrow(reader)
    .selectFrom('office.application_change as change')
    .leftJoin('auth.user as user', 'user.id', 'change.changed_by')
    .select(['change.revision', 'change.before', 'user.name'])
    .where('change.place_id', '=', placeId)
    .where('change.application_id', '=', applicationId)
    .where('change.row_kind', '=', rowKind)
    .where('change.row_id', '=', rowId)
    .orderBy('change.revision', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ revision, before, name }) => ({ revision, before, changedBy: name ?? '' }));
}
