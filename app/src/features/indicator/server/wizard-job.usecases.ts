/** The import of an accepted file: one transaction, all values or none. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, work, type OfficeTransaction, type WorkTransaction } from '#server/db/doors.ts';
import { rowId } from '#server/input.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { isProblem, Problem } from '#server/problem.ts';
import { claimUpload, selectUpload } from '#server/spreadsheet/uploads.ts';
import type { CommitReport, DataImport } from '../indicator.types.ts';
import { importHasErrors, IMPORT_BROKE } from '../wizard.problems.ts';
import { readDataFile } from '../wizard-file.rules.ts';
import type { DataJob } from '../wizard-job.types.ts';
import { planDataImport } from '../wizard.rules.ts';
import type { PlannedValue } from '../wizard.types.ts';
import { selectChanges, type ChangeRow } from './observations.queries.ts';
import { commitObservations, listImports } from './observations.usecases.ts';
import { hashContent, readContext } from './wizard-plan.ts';
import * as queries from './wizard.queries.ts';

interface JobAddress {
  readonly placeId: string;
  readonly jobId: string;
}

const WORK = 'import data';
const notFound = () => new Problem('not-found', 404);

/** How far an import is. Problem `not-found` (404). */
export async function readDataJob(member: Member, jobId: string): Promise<DataJob> {
  authorise(member, 'data.read');
  if (!rowId.safeParse(jobId).success) throw notFound();
  const job = await readOffice(member, (reader) => queries.selectJob(reader, member.placeId, jobId));
  if (job === null) throw notFound();
  return job;
}

/** Puts an import into the queue again, should the queue have lost it. An import runs once, however often it is asked. */
export async function resumeDataJob(member: Member, jobId: string): Promise<void> {
  authorise(member, 'data.change');
  const { state } = await readDataJob(member, jobId);
  if (state === 'waiting' || state === 'working')
    await enqueue('import-data', { placeId: member.placeId, jobId });
}

export interface ReadImport {
  readonly made: DataImport;
  readonly changes: readonly ChangeRow[];
  /** why values were replaced */
  readonly why: string;
}

/** One import and what it changed. Problem `not-found` (404). */
export async function readImport(member: Member, importId: string): Promise<ReadImport> {
  authorise(member, 'data.read');
  const made = (await listImports(member)).find((one) => one.importId === importId);
  if (made === undefined) throw notFound();
  return readOffice(member, async (reader) => {
    const changes = await selectChanges(reader, member.placeId, importId);
    const why = await queries.selectWhy(reader, member.placeId, importId);
    return { made, changes: changes.toSorted(compareChanges), why };
  });
}

function compareChanges(a: ChangeRow, b: ChangeRow): number {
  const toText = ({ indicatorId, people, breakdown, period }: ChangeRow) =>
    [indicatorId, people, breakdown, period].join('\u0001');
  return toText(a) < toText(b) ? -1 : 1;
}

/** What the queue does. What fails on purpose is written down for the page; everything else as well, and is a bug. */
export async function runDataImport({ placeId, jobId }: JobAddress): Promise<void> {
  try {
    await importFile({ placeId, jobId });
  } catch (error) {
    const problem = isProblem(error)
      ? { code: error.code, values: error.values }
      : { code: IMPORT_BROKE, values: {} };
    await work(WORK, placeId, async (transaction) => {
      const job = await queries.selectJob(transaction, placeId, jobId, true);
      // Another run of the same job may have ended well meanwhile.
      if (job?.state === 'waiting' || job?.state === 'working')
        await queries.updateJob(transaction, placeId, jobId, { state: 'failed', problem });
    });
    if (!isProblem(error)) throw error;
  }
}

async function importFile(address: JobAddress): Promise<void> {
  const { placeId, jobId } = address;
  const begun = await work(WORK, placeId, async (transaction) => {
    const job = await queries.selectJob(transaction, placeId, jobId, true);
    if (job === null || job.state === 'done' || job.state === 'failed') return null;
    await queries.updateJob(transaction, placeId, jobId, { state: 'working', step: 'reading' });
    return { job, upload: await selectUpload(transaction, placeId, job.uploadId, 'data') };
  });
  if (begun === null) return;
  const { job, upload } = begun;
  const { sheet, headingRow, mapping } = job.reading;
  const table = await readDataFile(upload.content, { sheet: sheet ?? undefined, headingRow });
  const context = await work(WORK, placeId, async (transaction) => {
    await queries.updateJob(transaction, placeId, jobId, { state: 'working', step: 'checking' });
    return readContext(transaction, placeId, table, mapping);
  });
  const plan = planDataImport(table, mapping, context);
  const errors = plan.findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) throw importHasErrors(errors);
  const valueCount = plan.values.length;
  await work(WORK, placeId, (transaction) =>
    queries.updateJob(transaction, placeId, jobId, { state: 'working', step: 'writing', valueCount }),
  );
  const contentHash = hashContent(upload.content);
  await work(WORK, placeId, (transaction) =>
    writeValues(transaction, placeId, job, { values: plan.values, contentHash }),
  );
}

/** Values, the end of the file, the audit entry and the end of the job: together or not at all. */
async function writeValues(
  transaction: WorkTransaction,
  placeId: string,
  job: DataJob,
  { values, contentHash }: { readonly values: readonly PlannedValue[]; readonly contentHash: string },
): Promise<void> {
  const now = await queries.selectJob(transaction, placeId, job.jobId, true);
  if (now?.state !== 'working') return;
  const by = { placeId, userId: job.askedBy };
  const { title, source, why, fileName } = job;
  const report = await commitObservations(transaction, by, {
    kind: 'file',
    title,
    source,
    why,
    fileName,
    contentHash,
    rows: values.map(({ row: _row, column: _column, outcome: _outcome, before: _before, ...one }) => one),
  });
  await claimUpload(transaction, placeId, job.uploadId);
  await noteImport(transaction, by, fileName, report);
  await queries.updateJob(transaction, placeId, job.jobId, {
    state: 'done',
    valueCount: values.length,
    importId: report.importId,
    unchanged: report.unchanged,
  });
}

async function noteImport(
  transaction: WorkTransaction,
  by: { readonly placeId: string; readonly userId: string },
  fileName: string,
  { importId, added, changed, unchanged }: CommitReport,
): Promise<void> {
  await recordAudit(transaction as unknown as OfficeTransaction, by, {
    action: 'data.change',
    objectKind: 'data',
    objectId: importId ?? fileName,
    detail: { added, changed, unchanged },
  });
}
