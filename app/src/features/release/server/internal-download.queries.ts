/** The record of files with figures as they are. Rows are added, never changed. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { LegalBasis } from '../internal-download.schema.ts';
import type { InternalDownload, TakenTable } from '../internal-download.types.ts';

export interface InternalDownloadRow extends Omit<InternalDownload, 'internalDownloadId' | 'at' | 'who'> {
  readonly placeId: string;
  readonly userId: string;
}

export async function insertInternalDownload(
  transaction: OfficeTransaction,
  row: InternalDownloadRow,
): Promise<string> {
  const { internal_download_id: id } = await transaction
    .insertInto('office.internal_download')
    .values({
      place_id: row.placeId,
      user_id: row.userId,
      purpose: row.purpose,
      legal_basis: row.legalBasis,
      legal_text: row.legalText,
      tables: JSON.stringify(row.tables),
      file_name: row.fileName,
      file_hash: row.fileHash,
      delete_by: row.deleteBy,
    })
    .returning('internal_download_id')
    .executeTakeFirstOrThrow();
  return id;
}

/** All for the coordinator, one's own for others: row-level security decides. */
export async function selectInternalDownloads(
  reader: OfficeReader,
  placeId: string,
  count: number,
): Promise<InternalDownload[]> {
  const rows = await reader
    .selectFrom('office.internal_download as d')
    .leftJoin('auth.user as u', 'u.id', 'd.user_id')
    .selectAll('d')
    .select('u.name')
    .where('d.place_id', '=', placeId)
    .orderBy('d.at', 'desc')
    .limit(count)
    .execute();
  return rows.map((row) => ({
    internalDownloadId: row.internal_download_id,
    at: row.at,
    who: row.name ?? row.user_id,
    purpose: row.purpose,
    legalBasis: row.legal_basis as LegalBasis,
    legalText: row.legal_text,
    tables: row.tables as TakenTable[],
    fileName: row.file_name,
    fileHash: row.file_hash,
    deleteBy: row.delete_by,
  }));
}

/** How the file names who took it and where. */
export async function selectTaker(
  reader: OfficeReader,
  placeId: string,
  userId: string,
): Promise<{ readonly who: string; readonly slug: string; readonly place: string }> {
  const place = await reader
    .selectFrom('office.place')
    .select(['slug', 'name'])
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow();
  const user = await reader
    .selectFrom('auth.user')
    .select('name')
    .where('id', '=', userId)
    .executeTakeFirst();
  return { who: user?.name ?? userId, slug: place.slug, place: place.name };
}
