/** The draft of an application from what the platform holds, as a page, as files, and its days as a calendar. */
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { readRegisterEntry } from '#features/place/server/context-of-place.usecases.ts';
import { readPlaceDossier } from '#features/place/server/place.usecases.ts';
import { readObstacles } from '#features/stock-take/server/obstacles.usecases.ts';
import { describeDiagnosis } from '#features/stock-take/obstacle-text.rules.ts';
import type { FactCode } from '#features/stock-take/obstacles.types.ts';
import type { ExportFile, ExportLook } from '#features/strategy/export.types.ts';
import { toExportLanguage } from '#features/strategy/export.rules.ts';
import { readPlacedFigures } from '#features/strategy/server/figures.usecases.ts';
import { readStrategyContent } from '#features/strategy/server/content.usecases.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import { readOffice, readPublic, write } from '#server/db/doors.ts';
import { renderDocumentDocx } from '#server/documents/document-docx.ts';
import { renderDocumentPdf } from '#server/documents/document-pdf.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { composeAnnex } from '../annex.rules.ts';
import type { Application } from '../application.types.ts';
import { toOptionFund } from '../applied-fund.rules.ts';
import { composeCalendar } from '../calendar-events.rules.ts';
import { chooseActions } from '../draft.rules.ts';
import type { ContextNote, DraftBasis, DraftNeed } from '../draft.types.ts';
import { writeCalendar } from '../ics.rules.ts';
import * as queries from './application.queries.ts';
import { findAppliedFund } from './applied-fund.ts';
import { selectChanges } from './change.queries.ts';
import { noteApplication } from './revise.ts';

/** Facts from surveys: what was not published stays in the house, whatever a funder would like to read. */
const FROM_SURVEYS: readonly FactCode[] = [
  'contact',
  'contact-bare',
  'contact-withheld',
  'responsibility',
  'responsibility-bare',
  'conflict',
  'conflict-bare',
  'gap-higher',
  'gap-lower',
  'gap-alike',
];

/** Everything a draft is made of. @throws Problem `not-found` (404) */
export async function readDraft(member: Member, applicationId: string): Promise<DraftBasis> {
  authorise(member, 'application.read');
  const id = parseInput(rowId, applicationId);
  const { placeId } = member;
  const inside = await readOffice(member, async (reader) => {
    const application = await queries.selectApplication(reader, placeId, id);
    if (application === undefined) throw new Problem('not-found', 404);
    const { strategyId, actionIds, language } = application;
    const whole = strategyId === null ? null : await readStrategyContent(reader, placeId, strategyId);
    const content = whole === null ? null : chooseActions(whole, actionIds);
    const placed = content?.facts ?? [];
    const figures = await readPlacedFigures(reader, placeId, placed, toExportLanguage(language));
    return {
      application,
      content,
      // What is not public any more is not told here either.
      figures: figures.map(({ placed: { placedFactId }, told, state }) => ({
        placedFactId,
        told: state === 'known' ? told : null,
      })),
      texts: await queries.selectTexts(reader, placeId, id),
      place: await readPlaceContact(reader, placeId),
    };
  });
  const { application, content } = inside;
  const fund = await findAppliedFund(member, application.fundKey, application.language);
  return {
    ...inside,
    ...(await readNeeds(member, application, content)),
    context: await readContextNotes(member),
    optionFund: toOptionFund(fund?.programme ?? application.fundKey.replace('programme:', '')),
    isDirect: fund?.isDirect ?? application.outline === 'part-b',
  };
}

async function readNeeds(
  member: Member,
  { language }: Application,
  content: StrategyContent | null,
): Promise<Pick<DraftBasis, 'needs' | 'keptInside'>> {
  const written = toExportLanguage(language);
  const sources = content?.moneySources ?? [];
  const found = await readObstacles(member, {
    budgetSources: sources.map(({ name, kind }) => ({ name, isEuropean: kind === 'eu' })),
    language: written,
  });
  const needs = found.flatMap((one): DraftNeed[] => {
    const known = one.known.filter(({ code }) => !FROM_SURVEYS.includes(code));
    const shown = describeDiagnosis({ ...one, known }, written);
    return shown.known.flatMap(({ facts }) =>
      facts.map(({ text, about }) => ({ obstacle: shown.title, text, about })),
    );
  });
  const all = found.flatMap(({ known }) => known);
  return { needs, keptInside: all.filter(({ code }) => FROM_SURVEYS.includes(code)).length };
}

/** What the place says of itself in public and the register of places knows: each with its year and source, or not at all. */
async function readContextNotes(member: Member): Promise<ContextNote[]> {
  const { population, populationYear, populationSource, registerCode } = (await readPlaceDossier(member))
    .profile;
  const entry =
    registerCode === null ? null : await readPublic((reader) => readRegisterEntry(reader, registerCode));
  const own =
    population === null || populationYear === null
      ? null
      : { value: population, period: String(populationYear), source: populationSource };
  const counted = entry?.population ?? null;
  const told =
    own ?? (counted && { value: counted.inhabitants, period: String(counted.year), source: counted.source });
  const degree = entry?.degreeOfUrbanisation ?? null;
  return [
    ...(told === null ? [] : [{ what: 'population', ...told } as const]),
    ...(degree === null
      ? []
      : [{ what: 'degree-of-urbanisation', value: degree, period: '', source: 'Eurostat, LAU' } as const]),
  ];
}

/** What one heading said before, for the page that shows two texts. */
export async function readWordsChanges(member: Member, applicationId: string, heading: string) {
  authorise(member, 'application.read');
  const id = parseInput(rowId, applicationId);
  return readOffice(member, (reader) =>
    selectChanges(reader, member.placeId, { applicationId: id, rowKind: 'text', rowId: heading }),
  );
}

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
export type AnnexFormat = keyof typeof MEDIA_TYPES;

/** The draft as a file; that it left the house is written down. */
export async function exportAnnex(
  member: Member,
  applicationId: string,
  { format, look }: { readonly format: AnnexFormat; readonly look: ExportLook },
): Promise<ExportFile> {
  authorise(member, 'application.read');
  const basis = await readDraft(member, applicationId);
  const { origin } = readSettings();
  const document = composeAnnex({ ...basis, look, on: today(), createdAt: now(), origin });
  const content = await (format === 'pdf' ? renderDocumentPdf(document) : renderDocumentDocx(document));
  const name = `application-draft.${format}`;
  await write(member, (transaction) => noteApplication(transaction, member, applicationId, { file: name }));
  return { name, mediaType: MEDIA_TYPES[format], content };
}

/** Steps and the due day as a calendar file. */
export async function exportCalendar(member: Member, applicationId: string): Promise<ExportFile> {
  authorise(member, 'application.read');
  const id = parseInput(rowId, applicationId);
  const { placeId } = member;
  const found = await readOffice(member, async (reader) => ({
    application: await queries.selectApplication(reader, placeId, id),
    items: await queries.selectItems(reader, placeId, id),
    place: await readPlaceContact(reader, placeId),
  }));
  const { application, items, place } = found;
  if (application === undefined) throw new Problem('not-found', 404);
  const link = `${readSettings().origin}/office/${place.slug}/applications/${id}`;
  const calendar = composeCalendar({ application, items, link, writtenAt: now() });
  return {
    name: 'application.ics',
    mediaType: 'text/calendar; charset=utf-8',
    content: new TextEncoder().encode(writeCalendar(calendar)),
  };
}
