/** Issued reports in the database: written once, read by the office and, where it shows them, by everybody. */
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { IssuedKind, IssuedReport, NamedRelease, ReportFile, ReportLanguage } from '../report.types.ts';

type IssueReader = PublicReader | OfficeReader | OfficeTransaction;

/** Every door may read `published.*`; row-level security decides which rows. */
const narrow = (reader: IssueReader): PublicReader => reader as unknown as PublicReader;

const COLUMNS = [
  'issue_id',
  'report_id',
  'version',
  'kind',
  'language',
  'area',
  'title',
  'releases',
  'correction',
  'is_public',
  'state',
  'withdrawal',
  'issued_on',
] as const;

interface IssueRow {
  readonly issue_id: string;
  readonly report_id: string;
  readonly version: number;
  readonly kind: string;
  readonly language: string;
  readonly area: string;
  readonly title: string;
  readonly releases: unknown[];
  readonly correction: string;
  readonly is_public: boolean;
  readonly state: string;
  readonly withdrawal: string;
  readonly issued_on: string;
}

const toIssue = (row: IssueRow, fileNames: readonly string[]): IssuedReport => ({
  issueId: row.issue_id,
  reportId: row.report_id,
  version: row.version,
  kind: row.kind as IssuedKind,
  language: row.language as ReportLanguage,
  area: row.area,
  title: row.title,
  releases: row.releases as NamedRelease[],
  correction: row.correction,
  isPublic: row.is_public,
  state: row.state as IssuedReport['state'],
  withdrawal: row.withdrawal,
  issuedOn: row.issued_on,
  fileNames: row.state === 'withdrawn' ? [] : fileNames,
});

/** Newest first. */
export async function selectIssues(reader: IssueReader, placeId: string): Promise<IssuedReport[]> {
  const rows = await narrow(reader)
    .selectFrom('published.report')
    .select(COLUMNS)
    .where('place_id', '=', placeId)
    .orderBy('issued_on', 'desc')
    .orderBy('report_id')
    .orderBy('version', 'desc')
    .execute();
  const files = await narrow(reader)
    .selectFrom('published.report_file')
    .select(['issue_id', 'name'])
    .where('place_id', '=', placeId)
    .orderBy('name')
    .execute();
  return rows.map((row) =>
    toIssue(
      row,
      files.filter((file) => file.issue_id === row.issue_id).map(({ name }) => name),
    ),
  );
}

export async function selectIssueFile(
  reader: IssueReader,
  address: { readonly placeId: string; readonly issueId: string; readonly name: string },
): Promise<(ReportFile & { readonly contentHash: string }) | undefined> {
  const row = await narrow(reader)
    .selectFrom('published.report_file as file')
    .innerJoin('published.report as report', (join) =>
      join.onRef('report.place_id', '=', 'file.place_id').onRef('report.issue_id', '=', 'file.issue_id'),
    )
    .select(['file.name', 'file.media_type', 'file.content', 'report.content_hash'])
    .where('file.place_id', '=', address.placeId)
    .where('file.issue_id', '=', address.issueId)
    .where('file.name', '=', address.name)
    .where('report.state', '=', 'issued')
    .executeTakeFirst();
  return (
    row && {
      name: row.name,
      mediaType: row.media_type,
      content: row.content,
      contentHash: row.content_hash,
    }
  );
}

export async function selectLastVersion(
  reader: IssueReader,
  placeId: string,
  reportId: string,
): Promise<number> {
  const row = await narrow(reader)
    .selectFrom('published.report')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('place_id', '=', placeId)
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export interface IssueToStore extends Omit<
  IssuedReport,
  'issueId' | 'state' | 'withdrawal' | 'issuedOn' | 'fileNames'
> {
  readonly placeId: string;
  readonly issuedOn: string;
  readonly contentHash: string;
  readonly codeVersion: string;
  readonly isExample: boolean;
  readonly files: readonly ReportFile[];
}

export async function insertIssue(transaction: OfficeTransaction, issue: IssueToStore): Promise<string> {
  const { issue_id: issueId } = await transaction
    .insertInto('published.report')
    .values({
      place_id: issue.placeId,
      report_id: issue.reportId,
      version: issue.version,
      kind: issue.kind,
      language: issue.language,
      area: issue.area,
      title: issue.title,
      releases: JSON.stringify(issue.releases),
      correction: issue.correction,
      is_public: issue.isPublic,
      issued_on: issue.issuedOn,
      content_hash: issue.contentHash,
      code_version: issue.codeVersion,
      is_example: issue.isExample,
    })
    .returning('issue_id')
    .executeTakeFirstOrThrow();
  for (const { name, mediaType, content } of issue.files)
    await transaction
      .insertInto('published.report_file')
      .values({
        place_id: issue.placeId,
        issue_id: issueId,
        name,
        media_type: mediaType,
        content: Buffer.from(content),
      })
      .execute();
  return issueId;
}

export async function lockIssue(
  transaction: OfficeTransaction,
  placeId: string,
  issueId: string,
): Promise<{ readonly state: string } | undefined> {
  return transaction
    .selectFrom('published.report')
    .select('state')
    .where('place_id', '=', placeId)
    .where('issue_id', '=', issueId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateIssue(
  transaction: OfficeTransaction,
  placeId: string,
  issueId: string,
  change: { readonly is_public?: boolean; readonly state?: 'withdrawn'; readonly withdrawal?: string },
): Promise<void> {
  await transaction
    .updateTable('published.report')
    .set(change)
    .where('place_id', '=', placeId)
    .where('issue_id', '=', issueId)
    .execute();
}
