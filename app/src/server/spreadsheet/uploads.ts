/** Files between preview and import. A place keeps few of them, for a day at most. */
import { sql } from 'kysely';
import type { Member } from '../auth/member.ts';
import { addDays, today } from '../clock.ts';
import { work, type OfficeReader, type OfficeTransaction, type WorkTransaction } from '../db/doors.ts';
import { Problem } from '../problem.ts';
import { LIMITS } from './spreadsheet.types.ts';

export type UploadPurpose =
  'actors' | 'answers' | 'residents' | 'questionnaire' | 'translation' | 'data' | 'strategy';

export interface NewUpload {
  readonly purpose: UploadPurpose;
  readonly fileName: string;
  readonly content: Uint8Array;
}

export interface Upload extends NewUpload {
  readonly uploadId: string;
}

/** A place that tries again and again must not fill the disk. */
const MAXIMUM_UPLOADS = 20;
const MAXIMUM_NAME_LENGTH = 200;

/**
 * The bytes of a file field of a form.
 * @throws Problem `file-missing` (422), `spreadsheet-too-large` (413)
 */
export async function readFormFile(
  form: FormData,
  field: string,
  purpose: UploadPurpose,
): Promise<NewUpload> {
  const file = form.get(field);
  if (!(file instanceof File) || file.size === 0) throw new Problem('file-missing', 422, {}, field);
  if (file.size > LIMITS.fileBytes)
    throw new Problem('spreadsheet-too-large', 413, { maximum: `${LIMITS.fileMegabytes} MB` }, field);
  return { purpose, fileName: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}

/** Keeps a file and lets go of old ones. @returns id of the upload */
export async function storeUpload(
  transaction: OfficeTransaction,
  member: Member,
  { purpose, fileName, content }: NewUpload,
): Promise<string> {
  await deleteSpareUploads(transaction, member.placeId);
  // Control characters in a name come from broken programs and cannot be stored.
  const name = fileName.replaceAll(/\p{C}/gu, ' ').trim().slice(-MAXIMUM_NAME_LENGTH) || 'file';
  const { upload_id: uploadId } = await transaction
    .insertInto('office.upload')
    .values({
      place_id: member.placeId,
      purpose,
      file_name: name,
      content,
      created_by: member.userId,
      created_on: today(),
    })
    .returning('upload_id')
    .executeTakeFirstOrThrow();
  return uploadId;
}

async function deleteSpareUploads(transaction: OfficeTransaction, placeId: string): Promise<void> {
  const kept = await transaction
    .selectFrom('office.upload')
    .select('upload_id')
    .where('place_id', '=', placeId)
    .where('created_on', '>=', addDays(today(), -1))
    .orderBy('created_on', 'desc')
    .limit(MAXIMUM_UPLOADS - 1)
    .execute();
  await transaction
    .deleteFrom('office.upload')
    .where('place_id', '=', placeId)
    .where('upload_id', 'not in', [
      ...kept.map((row) => row.upload_id),
      '00000000-0000-0000-0000-000000000000',
    ])
    .execute();
}

/** Problem `upload-gone` (404): imported, deleted after a day, or of another place. */
export async function selectUpload(
  reader: OfficeReader | OfficeTransaction | WorkTransaction,
  placeId: string,
  uploadId: string,
  purpose: UploadPurpose,
): Promise<Upload> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.upload')
    .select(['file_name', 'content'])
    .where('place_id', '=', placeId)
    .where('upload_id', '=', uploadId)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('upload-gone', 404);
  return { uploadId, purpose, fileName: row.file_name, content: row.content };
}

/** Daily work over all places: files that were never imported. @returns how many were deleted */
export function deleteOldUploads(): Promise<number> {
  return work('delete old uploads', null, async (transaction) => {
    const { rows } = await sql<{ count: string }>`
      select vicus.delete_old_uploads(${addDays(today(), -1)}::date) as count`.execute(transaction);
    return Number(rows[0]?.count ?? 0);
  });
}

/** Takes a file away for an import. Problem `upload-gone` (404) where another import was first. */
export async function claimUpload(
  transaction: OfficeTransaction | WorkTransaction,
  placeId: string,
  uploadId: string,
): Promise<void> {
  const { numDeletedRows } = await (transaction as OfficeTransaction)
    .deleteFrom('office.upload')
    .where('place_id', '=', placeId)
    .where('upload_id', '=', uploadId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new Problem('upload-gone', 404);
}

/** Gives a claimed file back under its id, when the import failed. */
export async function restoreUpload(
  transaction: OfficeTransaction,
  member: Member,
  { uploadId, purpose, fileName, content }: Upload,
): Promise<void> {
  await transaction
    .insertInto('office.upload')
    .values({
      place_id: member.placeId,
      upload_id: uploadId,
      purpose,
      file_name: fileName,
      content,
      created_by: member.userId,
      created_on: today(),
    })
    .execute();
}
