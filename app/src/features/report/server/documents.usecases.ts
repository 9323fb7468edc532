/** A draft as a document: its figures drawn from the releases it draws on, which must still be public. */
import { readText } from '@vicus/cube';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import type { FigureView } from '#features/publication/publication.types.ts';
import { drawReportFigures, listReportReleases } from '#features/publication/server/report-basis.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { renderDocumentDocx } from '#server/documents/document-docx.ts';
import { renderDocumentPdf } from '#server/documents/document-pdf.ts';
import type { DocumentContent, DocumentPart } from '#server/documents/document.types.ts';
import { readSettings } from '#server/settings/settings.ts';
import { Problem } from '#server/problem.ts';
import { composeDocument, type DocumentRequest } from '../document.rules.ts';
import { releaseGone } from '../report.problems.ts';
import type { NamedRelease, ReportDraft, ReportFile, ReportLook } from '../report.types.ts';
import { selectDraft, selectTemplate } from './report.queries.ts';

export type DocumentFormat = 'pdf' | 'docx';
const MEDIA_TYPES: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The draft as it would be issued, for looking at on a page. Problems: `not-found` (404), `report-release-gone` (409). */
export async function previewReport(
  member: Member,
  reportId: string,
  look: ReportLook,
): Promise<{ readonly draft: ReportDraft; readonly content: DocumentContent }> {
  authorise(member, 'report.read');
  const draft = await requireDraft(member, reportId);
  if (draft.kind === 'fund-annex') throw new Problem('not-found', 404);
  return { draft, content: await composeDraft(member, draft, { look, issue: null }) };
}

/** The same as a file, marked as a draft on its first page. */
export async function previewFile(
  member: Member,
  reportId: string,
  format: DocumentFormat,
  look: ReportLook,
): Promise<ReportFile> {
  const { content } = await previewReport(member, reportId, look);
  return renderFile(content, format, 'draft');
}

export async function requireDraft(member: Member, reportId: string): Promise<ReportDraft> {
  const draft = await readOffice(member, (reader) => selectDraft(reader, member.placeId, reportId));
  if (draft === undefined) throw new Problem('not-found', 404);
  return draft;
}

export interface ComposeSettings extends Pick<DocumentRequest, 'look' | 'issue'> {
  readonly annex?: readonly {
    readonly part: 'indicators' | 'gaps';
    readonly content: readonly DocumentPart[];
  }[];
}

/** Problem `report-release-gone` (409) where a release is not public any more. */
export async function composeDraft(
  member: Member,
  draft: ReportDraft,
  { look, issue, annex = [] }: ComposeSettings,
): Promise<DocumentContent> {
  const { place, template } = await readOffice(member, async (reader) => ({
    place: await readPlaceContact(reader, member.placeId),
    template: await selectTemplate(reader, member.placeId, draft.kind),
  }));
  return composeDocument({
    draft,
    template,
    look,
    place,
    releases: await nameReleases(member.placeId, draft),
    figures: await drawBlocks(member.placeId, draft),
    annex,
    issue,
    on: today(),
    createdAt: now(),
    origin: readSettings().origin,
  });
}

/** The releases a draft draws on, as they are today. */
export async function nameReleases(placeId: string, draft: ReportDraft): Promise<NamedRelease[]> {
  if (draft.releaseIds.length === 0) return [];
  const there = await listReportReleases(placeId);
  return draft.releaseIds.map((releaseId) => {
    const release = there.find((one) => one.releaseId === releaseId);
    if (release === undefined) throw releaseGone(draft.title);
    const { version, publishedOn } = release;
    return { releaseId, version, publishedOn, title: readText(release.title, draft.language) };
  });
}

async function drawBlocks(placeId: string, draft: ReportDraft): Promise<Map<string, FigureView>> {
  const blocks = draft.blocks.filter((block) => block.kind === 'figure' && !block.isLeftOut);
  const drawn = new Map<string, FigureView>();
  for (const releaseId of draft.releaseIds) {
    const own = blocks.filter((block) => block.kind === 'figure' && block.releaseId === releaseId);
    const ids = new Set(own.flatMap((block) => (block.kind === 'figure' ? [block.cubeId] : [])));
    if (ids.size === 0) continue;
    const figures = await drawReportFigures(placeId, releaseId, ids, draft.language);
    for (const block of own) {
      const figure = figures.find((one) => block.kind === 'figure' && one.id === block.cubeId);
      if (figure !== undefined) drawn.set(block.id, figure);
    }
  }
  return drawn;
}

/** Made in a worker: the process serves other pages meanwhile. */
export async function renderFile(
  content: DocumentContent,
  format: DocumentFormat,
  name = 'report',
): Promise<ReportFile> {
  const file = format === 'pdf' ? await renderDocumentPdf(content) : await renderDocumentDocx(content);
  return { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], content: file };
}
