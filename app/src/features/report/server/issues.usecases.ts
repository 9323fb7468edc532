/** Reports as they are issued: files made once, shown where the office wants, withdrawn in the open, never changed. */
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { listReportReleases } from '#features/publication/server/report-basis.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import type { Action } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { readOffice, readPublic, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { hashContent } from '#server/json-hash.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { hasAddedNumbers } from '../changed-numbers.rules.ts';
import {
  annexNeverIssued,
  correctionMissing,
  numbersUnchecked,
  releaseGone,
  reportMoved,
  reportWithdrawnBefore,
} from '../report.problems.ts';
import { issueSchema, shownSchema, withdrawalSchema } from '../report.schema.ts';
import type {
  IssuedReport,
  NamedRelease,
  PublicReport,
  ReportDraft,
  ReportFile,
  ReportLook,
} from '../report.types.ts';
import { composeDraft, nameReleases, renderFile, requireDraft } from './documents.usecases.ts';
import {
  insertIssue,
  lockIssue,
  selectIssueFile,
  selectIssues,
  selectLastVersion,
  updateIssue,
  type IssueToStore,
} from './issue.queries.ts';
import { lockDraft } from './report.queries.ts';

const FORMATS = ['pdf', 'docx'] as const;

/**
 * Issues the draft as it stands: PDF and DOCX, a version, a day. @returns id of the issue. Problems:
 * `report-annex-never-issued`, `report-changed-meanwhile`, `report-release-gone` (409), `report-numbers-unchecked`,
 * `report-correction-missing` (422).
 */
export async function issueReport(
  member: Member,
  reportId: string,
  input: unknown,
  look: ReportLook,
): Promise<string> {
  authorise(member, 'report.issue');
  const { revision, isPublic, checked, correction } = parseInput(issueSchema, input);
  const draft = await requireDraft(member, reportId);
  if (draft.kind === 'fund-annex') throw annexNeverIssued();
  if (draft.revision !== revision) throw reportMoved();
  if (hasAddedNumbers(draft.blocks) && !checked) throw numbersUnchecked();
  const { last, place } = await readOffice(member, async (reader) => ({
    last: await selectLastVersion(reader, member.placeId, reportId),
    place: await readPlaceContact(reader, member.placeId),
  }));
  if (last > 0 && correction === '') throw correctionMissing();
  const issue = { version: last + 1, correction: last === 0 ? '' : correction };
  const releases = await nameReleases(member.placeId, draft);
  const content = await composeDraft(member, draft, { look, issue });
  const files: ReportFile[] = [];
  for (const format of FORMATS) files.push(await renderFile(content, format));
  return storeIssue(member, draft, {
    placeId: member.placeId,
    reportId,
    kind: draft.kind,
    language: draft.language,
    area: draft.area,
    title: draft.title,
    releases,
    ...issue,
    isPublic,
    issuedOn: today(),
    contentHash: computeHash(draft, releases),
    codeVersion: readSettings().version,
    isExample: place.isExample,
    files,
  });
}

const computeHash = ({ title, blocks }: ReportDraft, releases: readonly NamedRelease[]): string =>
  hashContent([title, blocks, releases]);

/** Nothing may have changed while the files were made: neither the draft nor the releases. */
async function storeIssue(member: Member, draft: ReportDraft, issue: IssueToStore): Promise<string> {
  const there = new Set((await listReportReleases(member.placeId)).map(({ releaseId }) => releaseId));
  const gone = issue.releases.find(({ releaseId }) => !there.has(releaseId));
  if (gone !== undefined) throw releaseGone(gone.title);
  return write(member, async (transaction) => {
    const now = await lockDraft(transaction, member.placeId, draft.reportId);
    if (now?.revision !== draft.revision) throw reportMoved();
    const last = await selectLastVersion(transaction, member.placeId, draft.reportId);
    if (last + 1 !== issue.version) throw reportMoved();
    const issueId = await insertIssue(transaction, issue);
    await note(transaction, member, 'report.issue', issueId, {
      version: issue.version,
      public: issue.isPublic,
    });
    return issueId;
  });
}

/** Puts an issued report on the public site, or takes it off. Problems `not-found` (404), `report-withdrawn-before` (409). */
export async function showReport(member: Member, issueId: string, input: unknown): Promise<void> {
  authorise(member, 'report.issue');
  const { isPublic } = parseInput(shownSchema, input);
  await write(member, async (transaction) => {
    await requireIssued(transaction, member, issueId);
    await updateIssue(transaction, member.placeId, issueId, { is_public: isPublic });
    await note(transaction, member, 'report.issue', issueId, { public: isPublic });
  });
}

/** Takes the files back; the notice stays. Problems `not-found` (404), `report-withdrawn-before` (409). */
export async function withdrawReport(member: Member, issueId: string, input: unknown): Promise<void> {
  authorise(member, 'report.withdraw');
  const { reason } = parseInput(withdrawalSchema, input);
  await write(member, async (transaction) => {
    await requireIssued(transaction, member, issueId);
    await updateIssue(transaction, member.placeId, issueId, { state: 'withdrawn', withdrawal: reason });
    await note(transaction, member, 'report.withdraw', issueId, {});
  });
}

async function requireIssued(transaction: OfficeTransaction, member: Member, issueId: string): Promise<void> {
  const issue = await lockIssue(transaction, member.placeId, issueId);
  if (issue === undefined) throw new Problem('not-found', 404);
  if (issue.state === 'withdrawn') throw reportWithdrawnBefore();
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  action: Action,
  objectId: string,
  detail: Readonly<Record<string, string | number | boolean>>,
): Promise<void> => recordAudit(transaction, member, { action, objectKind: 'report', objectId, detail });

/** A file of an issued report, for the office. Problem `not-found` (404), also once it is withdrawn. */
export async function readIssuedFile(member: Member, issueId: string, name: string): Promise<ReportFile> {
  authorise(member, 'report.read');
  const address = { placeId: member.placeId, issueId, name };
  const file = await readOffice(member, (reader) => selectIssueFile(reader, address));
  if (file === undefined) throw new Problem('not-found', 404);
  return file;
}

/** Reports that the office put on its site, newest first; withdrawn ones as a notice without files. */
export async function readPublicReports(placeId: string): Promise<PublicReport[]> {
  const issues = await readPublic((reader) => selectIssues(reader, placeId));
  if (issues.length === 0) return [];
  const there = new Set((await listReportReleases(placeId)).map(({ releaseId }) => releaseId));
  return issues.map(({ reportId, ...issue }) => ({
    ...issue,
    newer: findNewer(issues, reportId, issue.version),
    replaces: findReplaced(issues, reportId, issue.version),
    restsOnWithdrawn: issue.releases.some(({ releaseId }) => !there.has(releaseId)),
  }));
}

function findNewer(
  issues: readonly IssuedReport[],
  reportId: string,
  version: number,
): PublicReport['newer'] {
  const later = issues.filter(
    (one) => one.reportId === reportId && one.version > version && one.state === 'issued',
  );
  const newest = later.toSorted((a, b) => b.version - a.version)[0];
  return newest === undefined ? null : { issueId: newest.issueId, version: newest.version };
}

function findReplaced(
  issues: readonly IssuedReport[],
  reportId: string,
  version: number,
): PublicReport['replaces'] {
  const earlier = issues.filter((one) => one.reportId === reportId && one.version < version);
  const last = earlier.toSorted((a, b) => b.version - a.version)[0];
  return last === undefined ? null : { issueId: last.issueId, version: last.version };
}

/** A file of a public report. Problem `not-found` (404), also once it is withdrawn or taken off the site. */
export async function readPublicReportFile(
  placeId: string,
  issueId: string,
  name: string,
): Promise<ReportFile & { readonly contentHash: string }> {
  const file = await readPublic((reader) => selectIssueFile(reader, { placeId, issueId, name }));
  if (file === undefined) throw new Problem('not-found', 404);
  return file;
}
