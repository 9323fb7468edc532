/** Drafts of reports: begun from published releases, their blocks written by rules and edited by people. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { listDefinitions } from '#features/indicator/server/chosen.usecases.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { listReportReleases, readReportBasis } from '#features/publication/server/report-basis.usecases.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { createTranslator } from '#ui/messages.ts';
import { readText } from '@vicus/cube';
import { composeBlocks, mergeBlocks, type Basis, type BlockRequest } from '../blocks.rules.ts';
import {
  releaseGone,
  reportIssuedBefore,
  reportMoved,
  reportWithoutFigures,
  reportWithoutReleases,
} from '../report.problems.ts';
import { choiceSchema, startSchema } from '../report.schema.ts';
import type {
  Block,
  FundQuery,
  IssuedReport,
  ReportDraft,
  ReportKind,
  ReportLanguage,
  ReportTemplate,
} from '../report.types.ts';
import { selectIssues, selectLastVersion } from './issue.queries.ts';
import {
  deleteDraft,
  insertDraft,
  lockDraft,
  selectDraft,
  selectDrafts,
  selectTemplate,
  updateDraft,
} from './report.queries.ts';

const MAXIMUM_DRAFTS = 200;

export interface ReportList {
  readonly drafts: readonly ReportDraft[];
  /** newest first */
  readonly issues: readonly IssuedReport[];
  /** editions to choose from: published, public, not withdrawn */
  readonly releases: readonly ReleaseSummary[];
}

export async function listReports(member: Member): Promise<ReportList> {
  authorise(member, 'report.read');
  const { drafts, issues } = await readOffice(member, async (reader) => ({
    // whoever is no member of the place ends here
    place: await readPlaceContact(reader, member.placeId),
    drafts: await selectDrafts(reader, member.placeId),
    issues: await selectIssues(reader, member.placeId),
  }));
  return { drafts, issues, releases: await listReportReleases(member.placeId) };
}

export interface ReportForEditing extends ReportList {
  readonly draft: ReportDraft;
  readonly template: ReportTemplate;
  /** ids of releases it draws on that the public cannot read any more */
  readonly gone: readonly string[];
}

/** @throws Problem `not-found` (404) */
export async function readReport(member: Member, reportId: string): Promise<ReportForEditing> {
  const list = await listReports(member);
  const draft = list.drafts.find((one) => one.reportId === reportId);
  if (draft === undefined) throw new Problem('not-found', 404);
  const template = await readOffice(member, (reader) => selectTemplate(reader, member.placeId, draft.kind));
  const there = new Set(list.releases.map(({ releaseId }) => releaseId));
  return {
    ...list,
    issues: list.issues.filter((one) => one.reportId === reportId),
    draft,
    template,
    gone: draft.releaseIds.filter((id) => !there.has(id)),
  };
}

/**
 * Begins a report and writes its blocks. @returns its id. Problems: `report-without-releases`, `report-without-figures`
 * (422), `report-release-gone` (409), `too-many-entries` (422).
 */
export async function startReport(member: Member, input: unknown): Promise<string> {
  authorise(member, 'report.change');
  const asked = parseInput(startSchema, input);
  const { kind, language, area } = asked;
  const fund: FundQuery | null =
    kind === 'fund-annex'
      ? {
          fund: asked.fund ?? 'AMIF',
          period: asked.year === '' ? today().slice(0, 4) : asked.year,
          project: asked.project,
        }
      : null;
  const releaseIds = fund === null ? asked.release : [];
  const blocks = await writeBlocks(member, { kind, language, area, releaseIds });
  const title = asked.title === '' ? nameReport(kind, area, language) : asked.title;
  return write(member, async (transaction) => {
    if ((await selectDrafts(transaction, member.placeId)).length >= MAXIMUM_DRAFTS)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_DRAFTS });
    const chosen = area === '' || kind !== 'area' ? '' : area;
    const draft = { kind, language, area: chosen, title, releaseIds, fund, blocks };
    const reportId = await insertDraft(transaction, member.placeId, draft);
    await noteReport(transaction, member, reportId, 'report.change');
    return reportId;
  });
}

function nameReport(kind: ReportKind, area: string, language: ReportLanguage): string {
  const heading = AREAS_OF_LIFE.find(({ code }) => kind === 'area' && code === area);
  if (heading !== undefined) return readText(heading.label, language);
  return createTranslator(language)(`office.reports.kind.${kind}`);
}

/** Other releases or another title: blocks are written anew, what a person did to them stays. */
export async function chooseReleases(member: Member, reportId: string, input: unknown): Promise<void> {
  authorise(member, 'report.change');
  const { title, release } = parseInput(choiceSchema, input);
  const { draft } = await readReport(member, reportId);
  const releaseIds = draft.fund === null ? release : [];
  const fresh = await writeBlocks(member, { ...draft, releaseIds });
  await changeDraft(member, reportId, draft.revision, (before) => ({
    ...before,
    title,
    releaseIds,
    blocks: mergeBlocks(fresh, before.blocks),
  }));
}

type Written = Pick<ReportDraft, 'kind' | 'language' | 'area' | 'releaseIds'>;

/** The blocks the rules write today. Everything in them is public already. */
async function writeBlocks(member: Member, draft: Written): Promise<Block[]> {
  if (draft.kind !== 'fund-annex' && draft.releaseIds.length === 0) throw reportWithoutReleases();
  const request = await readBlockRequest(member, draft);
  const template = await readOffice(member, (reader) => selectTemplate(reader, member.placeId, draft.kind));
  const blocks = composeBlocks(
    request,
    template.parts.map(({ part }) => part),
  );
  const saysSomething = blocks.some(({ part }) => ['key', 'changes', 'figures'].includes(part));
  if (draft.kind !== 'fund-annex' && !saysSomething) throw reportWithoutFigures();
  return blocks;
}

async function readBlockRequest(member: Member, draft: Written): Promise<BlockRequest> {
  const { kind, language, area } = draft;
  const bases: Basis[] = [];
  for (const releaseId of draft.releaseIds) bases.push(await readChosen(member, releaseId, language));
  const { name } = await readOffice(member, (reader) => readPlaceContact(reader, member.placeId));
  return {
    kind,
    language,
    area,
    placeName: name,
    definitions: await listDefinitions(member),
    bases,
  };
}

async function readChosen(
  member: Member,
  releaseId: string,
  language: ReportDraft['language'],
): Promise<Basis> {
  const basis = await readReportBasis(member.placeId, releaseId, language);
  if (basis.release.state === 'withdrawn') throw releaseGone(readText(basis.release.title, language));
  return basis;
}

/** The block as the rules write it today; null where they write none like it any more. */
export async function rewriteBlock(member: Member, draft: ReportDraft, id: string): Promise<Block | null> {
  const fresh = await writeBlocks(member, draft);
  return fresh.find((block) => block.id === id) ?? null;
}

/** @throws Problem `report-changed-meanwhile` (409) where `revision` is not the newest, `not-found` (404) */
export async function changeDraft(
  member: Member,
  reportId: string,
  revision: number,
  change: (before: ReportDraft) => ReportDraft,
): Promise<void> {
  await write(member, async (transaction) => {
    const before = await lockDraft(transaction, member.placeId, reportId);
    if (before === undefined) throw new Problem('not-found', 404);
    if (before.revision !== revision) throw reportMoved();
    await updateDraft(transaction, member.placeId, change(before), today());
    await noteReport(transaction, member, reportId, 'report.change');
  });
}

/** A draft that was never issued. Problems: `not-found` (404), `report-was-issued` (409). */
export async function removeReport(member: Member, reportId: string): Promise<void> {
  authorise(member, 'report.change');
  await write(member, async (transaction) => {
    if ((await selectDraft(transaction, member.placeId, reportId)) === undefined)
      throw new Problem('not-found', 404);
    if ((await selectLastVersion(transaction, member.placeId, reportId)) > 0) throw reportIssuedBefore();
    await deleteDraft(transaction, member.placeId, reportId);
    await noteReport(transaction, member, reportId, 'report.change');
  });
}

const noteReport = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  action: 'report.change',
): Promise<void> => recordAudit(transaction, member, { action, objectKind: 'report', objectId });
