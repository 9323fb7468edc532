/** An officer's own file: kept while it is looked at, read as decided, accepted whole or not at all. */
import type { IndicatorDefinition } from '@vicus/reference';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { Problem } from '#server/problem.ts';
import { claimUpload, selectUpload, storeUpload, type NewUpload } from '#server/spreadsheet/uploads.ts';
import { reasonMissing } from '../indicator.problems.ts';
import { importHasErrors, importRunning } from '../wizard.problems.ts';
import { readDataFile, refuseListsOfPersons } from '../wizard-file.rules.ts';
import { EMPTY_MAPPING, planDataImport } from '../wizard.rules.ts';
import { acceptSchema, mappingSchema, parseMapping } from '../wizard.schema.ts';
import type { DataMapping, DataPlan, DataTable } from '../wizard.types.ts';
import { hashHeadings, readContext } from './wizard-plan.ts';
import * as queries from './wizard.queries.ts';

/** Which table of the file, as it stands in the address. */
export interface FileChoice {
  readonly sheet: string | null;
  readonly headingRow: number | null;
  readonly language?: string;
}

/** Keeps the file for the preview, once it can be read and holds no list of people. @returns id of the upload */
export async function uploadData(member: Member, upload: NewUpload): Promise<string> {
  authorise(member, 'data.change');
  await refuseListsOfPersons(upload.content);
  await readDataFile(upload.content, { headingRow: null });
  return write(member, (transaction) => storeUpload(transaction, member, upload));
}

export interface DataPreview extends DataPlan {
  readonly fileName: string;
  readonly table: Pick<DataTable, 'format' | 'source' | 'headingRow' | 'title' | 'publisher'>;
  readonly mapping: DataMapping;
  /** when and by whom a file like this was read last; null: it is the first */
  readonly remembered: { readonly changedOn: string; readonly changedBy: string } | null;
  readonly definitions: readonly IndicatorDefinition[];
  /** an import of this file that waits or works already */
  readonly runningJobId: string | null;
}

/** What an import would do. Nothing is changed. Problem `upload-gone` (404). */
export async function previewData(
  member: Member,
  uploadId: string,
  choice: FileChoice,
): Promise<DataPreview> {
  authorise(member, 'data.change');
  const { upload, table, fingerprint } = await readUpload(member, uploadId, choice);
  const { kept, mapping, context, runningJobId } = await readOffice(member, async (reader) => {
    const found = await queries.selectMapping(reader, member.placeId, fingerprint);
    const read = readMapping(found?.mapping);
    return {
      kept: found,
      mapping: read,
      context: await readContext(reader, member.placeId, table, read),
      runningJobId: await queries.selectOpenJob(reader, member.placeId, uploadId),
    };
  });
  const { format, source, headingRow, title, publisher } = table;
  return {
    ...planDataImport(table, mapping, context),
    fileName: upload.fileName,
    table: { format, source, headingRow, title, publisher },
    mapping,
    remembered: kept && { changedOn: kept.changedOn, changedBy: kept.changedBy },
    definitions: context.definitions,
    runningJobId,
  };
}

async function readUpload(member: Member, uploadId: string, choice: FileChoice) {
  if (!rowId.safeParse(uploadId).success) throw new Problem('upload-gone', 404);
  const upload = await readOffice(member, (reader) => selectUpload(reader, member.placeId, uploadId, 'data'));
  const table = await readDataFile(upload.content, { ...choice, sheet: choice.sheet ?? undefined });
  return { upload, table, fingerprint: hashHeadings(table) };
}

function readMapping(kept: unknown): DataMapping {
  const read = mappingSchema.safeParse(kept ?? EMPTY_MAPPING);
  return read.success ? (read.data as DataMapping) : EMPTY_MAPPING;
}

/** Remembers what columns and texts mean, for this file and the next with the same headings. */
export async function saveMapping(
  member: Member,
  uploadId: string,
  choice: FileChoice,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  authorise(member, 'data.change');
  const { fingerprint } = await readUpload(member, uploadId, choice);
  await write(member, async (transaction) => {
    const before = await queries.selectMapping(transaction, member.placeId, fingerprint);
    const mapping = parseMapping(fields, readMapping(before?.mapping));
    const kept = { fingerprint, mapping, changedBy: member.userId };
    await queries.upsertMapping(transaction, member.placeId, kept);
  });
}

/** Files that wait for a decision; they are deleted after a day. */
export function listOpenUploads(member: Member): Promise<queries.OpenUpload[]> {
  authorise(member, 'data.change');
  return readOffice(member, (reader) => queries.selectOpenUploads(reader, member.placeId));
}

/** Deletes the file and forgets nothing else. */
export async function discardData(member: Member, uploadId: string): Promise<void> {
  authorise(member, 'data.change');
  if (!rowId.safeParse(uploadId).success) throw new Problem('upload-gone', 404);
  await write(member, async (transaction) => {
    if ((await queries.selectOpenJob(transaction, member.placeId, uploadId)) !== null) throw importRunning();
    await claimUpload(transaction, member.placeId, uploadId);
  });
}

/**
 * Accepts the file as it was previewed; a job brings it in. Problems: `data-has-errors` `{ count }`, `why-missing`
 * `{ values }` (422), `data-import-running` (409), `upload-gone` (404). @returns id of the job
 */
export async function acceptData(
  member: Member,
  uploadId: string,
  choice: FileChoice,
  input: unknown,
): Promise<string> {
  authorise(member, 'data.change');
  const form = parseInput(acceptSchema, input);
  const preview = await previewData(member, uploadId, choice);
  if (preview.runningJobId !== null) throw importRunning();
  const errors = preview.findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) throw importHasErrors(errors);
  const { changed } = preview.counts;
  if (changed > 0 && form.why === '') throw reasonMissing(changed);
  const { sheet, headingRow } = choice;
  const jobId = await write(member, (transaction) =>
    queries.insertJob(transaction, member.placeId, {
      ...form,
      uploadId,
      fileName: preview.fileName,
      reading: { sheet, headingRow, mapping: preview.mapping },
      askedBy: member.userId,
    }),
  );
  await enqueue('import-data', { placeId: member.placeId, jobId });
  return jobId;
}
