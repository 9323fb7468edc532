/** How files were read before, imports that wait or work, and what the register knows of places in a file. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { DataMapping } from '../wizard.types.ts';
import type { DataJob, DataJobState, DataReading } from '../wizard-job.types.ts';

type Transaction = OfficeTransaction | WorkTransaction;
type Reader = OfficeReader | Transaction;

export interface KeptMapping {
  readonly mapping: unknown;
  readonly changedOn: string;
  readonly changedBy: string;
}

export async function selectMapping(
  reader: Reader,
  placeId: string,
  fingerprint: string,
): Promise<KeptMapping | null> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.import_mapping as m')
    .leftJoin('auth.user as u', 'u.id', 'm.changed_by')
    .select(['m.mapping', 'm.changed_on', 'u.name'])
    .where('m.place_id', '=', placeId)
    .where('m.fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { mapping: row.mapping, changedOn: row.changed_on, changedBy: row.name ?? '' };
}

export async function upsertMapping(
  transaction: OfficeTransaction,
  placeId: string,
  kept: { readonly fingerprint: string; readonly mapping: DataMapping; readonly changedBy: string },
): Promise<void> {
  const mapping = JSON.stringify(kept.mapping);
  await transaction
    .insertInto('office.import_mapping')
    .values({ place_id: placeId, fingerprint: kept.fingerprint, mapping, changed_by: kept.changedBy })
    .onConflict((conflict) =>
      conflict
        .columns(['place_id', 'fingerprint'])
        .doUpdateSet({ mapping, changed_by: kept.changedBy, changed_on: sql`current_date` }),
    )
    .execute();
}

export interface NewDataJob {
  readonly uploadId: string;
  readonly fileName: string;
  readonly reading: DataReading;
  readonly title: string;
  readonly source: string;
  readonly why: string;
  readonly askedBy: string;
}

export async function insertJob(
  transaction: OfficeTransaction,
  placeId: string,
  job: NewDataJob,
): Promise<string> {
  const { job_id } = await transaction
    .insertInto('office.data_job')
    .values({
      place_id: placeId,
      upload_id: job.uploadId,
      file_name: job.fileName,
      reading: JSON.stringify(job.reading),
      title: job.title,
      source: job.source,
      why: job.why,
      asked_by: job.askedBy,
    })
    .returning('job_id')
    .executeTakeFirstOrThrow();
  return job_id;
}

/** `lock`: against another run until the transaction ends. */
export async function selectJob(
  reader: Reader,
  placeId: string,
  jobId: string,
  lock = false,
): Promise<DataJob | null> {
  const query = (reader as OfficeTransaction)
    .selectFrom('office.data_job')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('job_id', '=', jobId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return null;
  return {
    jobId: row.job_id,
    uploadId: row.upload_id,
    fileName: row.file_name,
    reading: row.reading as unknown as DataReading,
    title: row.title,
    source: row.source,
    why: row.why,
    state: row.state as DataJobState,
    step: row.step as DataJob['step'],
    valueCount: row.value_count,
    problem: row.problem as DataJob['problem'],
    importId: row.import_id,
    unchanged: row.unchanged,
    askedBy: row.asked_by,
    changedAt: row.changed_at,
  };
}

export interface JobChange {
  readonly state: DataJobState;
  readonly step?: DataJob['step'];
  readonly valueCount?: number;
  readonly problem?: DataJob['problem'];
  readonly importId?: string | null;
  readonly unchanged?: number;
}

export async function updateJob(
  transaction: Transaction,
  placeId: string,
  jobId: string,
  change: JobChange,
): Promise<void> {
  await (transaction as OfficeTransaction)
    .updateTable('office.data_job')
    .set({
      state: change.state,
      step: change.step ?? '',
      changed_at: sql`now()`,
      ...(change.valueCount === undefined ? {} : { value_count: change.valueCount }),
      ...(change.problem === undefined ? {} : { problem: JSON.stringify(change.problem) }),
      ...(change.importId === undefined ? {} : { import_id: change.importId }),
      ...(change.unchanged === undefined ? {} : { unchanged: change.unchanged }),
    })
    .where('place_id', '=', placeId)
    .where('job_id', '=', jobId)
    .execute();
}

/** The import that waits or works on a file. */
export async function selectOpenJob(
  reader: Reader,
  placeId: string,
  uploadId: string,
): Promise<string | null> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.data_job')
    .select('job_id')
    .where('place_id', '=', placeId)
    .where('upload_id', '=', uploadId)
    .where('state', 'in', ['waiting', 'working'])
    .executeTakeFirst();
  return row?.job_id ?? null;
}

export interface OwnPlace {
  readonly name: string;
  readonly country: string;
  readonly lauCode: string | null;
  readonly registerCode: string | null;
}

export async function selectOwnPlace(reader: Reader, placeId: string): Promise<OwnPlace> {
  return (reader as OfficeReader)
    .selectFrom('office.place')
    .select(['name', 'country', 'lau_code as lauCode', 'register_code as registerCode'])
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow();
}

export interface EarlierPlace {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly year: number;
}

/** What became part of the place, was recoded or renamed, as far back as the register knows. */
export async function selectEarlierPlaces(
  reader: Reader,
  registerCode: string,
): Promise<readonly EarlierPlace[]> {
  const { rows } = await sql<EarlierPlace>`with recursive come as (
      select from_code, to_code, year, kind from reference.place_change where to_code = ${registerCode}
      union select earlier.from_code, earlier.to_code, earlier.year, earlier.kind
        from reference.place_change earlier join come on earlier.to_code = come.from_code)
    select come.from_code as code, coalesce(place.name, '') as name, come.kind, come.year
    from come left join reference.register_place place on place.place_code = come.from_code
    where come.from_code <> ${registerCode}`.execute(reader as OfficeTransaction);
  return rows;
}

/** National codes among these that the register has in a country. */
export async function selectKnownCodes(
  reader: Reader,
  country: string,
  codes: readonly string[],
): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<{ code: string }>`select national_code as code from reference.register_place
    where level = 'locality' and country = ${country} and national_code = any(${codes}::text[])`.execute(
    reader as OfficeTransaction,
  );
  return rows.map(({ code }) => code);
}

export interface OpenUpload {
  readonly uploadId: string;
  readonly fileName: string;
  readonly createdOn: string;
}

/** Files that were looked at and neither accepted nor given up. */
export async function selectOpenUploads(reader: OfficeReader, placeId: string): Promise<OpenUpload[]> {
  return reader
    .selectFrom('office.upload')
    .select(['upload_id as uploadId', 'file_name as fileName', 'created_on as createdOn'])
    .where('place_id', '=', placeId)
    .where('purpose', '=', 'data')
    .orderBy('created_on', 'desc')
    .orderBy('file_name')
    .execute();
}

/** Why values were replaced; '' where none was. */
export async function selectWhy(reader: OfficeReader, placeId: string, importId: string): Promise<string> {
  const row = await reader
    .selectFrom('confidential.observation_change')
    .select('why')
    .where('place_id', '=', placeId)
    .where('import_id', '=', importId)
    .where('why', '<>', '')
    .limit(1)
    .executeTakeFirst();
  return row?.why ?? '';
}
