/** A draft with its drawn figures as a document, ready for PDF and DOCX. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { readText } from '@vicus/cube';
import { writeFigureNotes } from '#features/publication/figure-notes.rules.ts';
import type { FigureView, TableView } from '#features/publication/publication.types.ts';
import { describeContact } from '#features/place/place.rules.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import type {
  DocumentContent,
  DocumentFact,
  DocumentPart,
  DocumentTable,
} from '#server/documents/document.types.ts';
import { toDocumentParts } from '#server/documents/text-parts.ts';
import { createTranslator, formatDate } from '#ui/messages.ts';
import { orderBlocks } from './blocks.rules.ts';
import type {
  Block,
  FigureBlock,
  NamedRelease,
  ReportDraft,
  ReportLanguage,
  ReportLook,
  ReportPart,
  ReportTemplate,
  TextBlock,
} from './report.types.ts';

export interface DocumentRequest {
  readonly draft: ReportDraft;
  readonly template: ReportTemplate;
  readonly look: ReportLook;
  readonly place: PlaceContact;
  readonly releases: readonly NamedRelease[];
  /** drawn figures by id of their block */
  readonly figures: ReadonlyMap<string, FigureView>;
  /** of an annex: tables and gaps from the register */
  readonly annex: readonly { readonly part: ReportPart; readonly content: readonly DocumentPart[] }[];
  /** null: a preview, marked as a draft */
  readonly issue: { readonly version: number; readonly correction: string } | null;
  /** ISO day */
  readonly on: string;
  readonly createdAt: Date;
  /** address of this installation, without a slash at the end */
  readonly origin: string;
}

export function composeDocument(request: DocumentRequest): DocumentContent {
  const { draft, template, look, place } = request;
  const { language } = draft;
  const t = createTranslator(language);
  const isInternal = draft.kind === 'fund-annex';
  return {
    language,
    title: draft.title,
    subtitle: nameSubject(draft, place),
    author: place.name,
    description: t(`office.reports.kind.${draft.kind}`),
    createdAt: request.createdAt,
    facts: listFacts(request),
    notices: listNotices(request),
    cover: (template.cover[language] ?? '').split(/\r?\n\s*\r?\n/).filter((one) => one.trim() !== ''),
    footer: template.footer[language] ?? '',
    mark: isInternal
      ? t('office.report-text.internal.mark')
      : place.isExample
        ? t('word.example')
        : request.issue === null
          ? t('office.report-text.draft.mark')
          : '',
    colour: look.colour,
    arms: look.arms,
    isLarge: draft.kind === 'plain',
    parts: [...composeParts(request), ...composeImprint(request)],
  };
}

function nameSubject({ kind, area, fund, language }: ReportDraft, place: PlaceContact): string {
  const heading = AREAS_OF_LIFE.find(({ code }) => code === area);
  if (kind === 'area' && heading !== undefined) return `${place.name} · ${readText(heading.label, language)}`;
  if (fund === null) return place.name;
  return [place.name, `${fund.fund} ${fund.period}`, fund.project].filter((one) => one !== '').join(' · ');
}

function listFacts({ draft, place, releases, issue, on }: DocumentRequest): DocumentFact[] {
  const { language, kind } = draft;
  const t = createTranslator(language);
  return [
    [t('public.report.place'), place.name],
    [t('office.report-text.kind'), t(`office.reports.kind.${kind}`)],
    [t('office.report-text.date'), formatDate(on, language)],
    ...(issue === null
      ? []
      : [[t('public.imprint.version'), t('public.release.version', { version: issue.version })] as const]),
    ...releases.map((release): DocumentFact => [
      t('office.report-text.rests-on'),
      nameRelease(release, language),
    ]),
  ];
}

function nameRelease({ title, version, publishedOn }: NamedRelease, language: ReportLanguage): string {
  const t = createTranslator(language);
  return `${title}, ${t('public.release.version', { version })}, ${formatDate(publishedOn, language)}`;
}

function listNotices({ draft, place, issue }: DocumentRequest): string[] {
  const t = createTranslator(draft.language);
  return [
    ...(place.isExample ? [`${t('word.example')}. ${t('word.example.why')}`] : []),
    ...(draft.kind === 'fund-annex' ? [t('office.activities.report.internal')] : []),
    ...(issue === null && draft.kind !== 'fund-annex' ? [t('office.report-text.draft')] : []),
    ...(issue !== null && issue.correction !== ''
      ? [t('office.report-text.correction', { version: issue.version - 1, what: issue.correction })]
      : []),
  ];
}

function composeParts(request: DocumentRequest): DocumentPart[] {
  const { draft, template, annex } = request;
  const t = createTranslator(draft.language);
  const shown = template.parts.filter(({ isShown }) => isShown).map(({ part }) => part);
  const blocks = orderBlocks(draft.blocks, shown).filter(({ isLeftOut }) => !isLeftOut);
  return shown.flatMap((part): DocumentPart[] => {
    const own = blocks.filter((block) => block.part === part);
    const content = [
      ...own.flatMap((block) => composeBlock(block, request)),
      ...annex.filter((one) => one.part === part).flatMap((one) => one.content),
    ];
    if (content.length === 0) return [];
    return [{ kind: 'heading', level: 1, text: t(`office.report-text.part.${part}`) }, ...content];
  });
}

function composeBlock(block: Block, request: DocumentRequest): DocumentPart[] {
  return block.kind === 'text' ? composeText(block) : composeFigure(block, request);
}

function composeText({ heading, text }: TextBlock): DocumentPart[] {
  const content = toDocumentParts(text);
  if (content.length === 0) return [];
  return heading === '' ? content : [{ kind: 'heading', level: 2, text: heading }, ...content];
}

/** What has no picture shows its table, whatever was chosen; in plain language there are no tables of numbers. */
function composeFigure(block: FigureBlock, { figures, draft }: DocumentRequest): DocumentPart[] {
  const figure = figures.get(block.id);
  if (figure === undefined) return [];
  const { chart } = figure;
  const at = [...figures.keys()].indexOf(block.id);
  const picture: DocumentPart[] =
    chart === null || block.shows === 'table'
      ? []
      : [
          {
            kind: 'figure',
            name: `figure-${at + 1}`,
            title: figure.title,
            alt: figure.textAlternative,
            notes: writeFigureNotes(figure, draft.language),
            svg: chart.wide,
          },
        ];
  const isTableShown = block.shows !== 'picture' || (chart === null && draft.kind !== 'plain');
  return [...picture, ...(isTableShown ? figure.tables.flatMap(toDocumentTables) : [])];
}

/** More columns of numbers than this do not fit a page. */
const MAXIMUM_NUMBERS = 4;

/** A wide table in pieces that fit the page, the labels in each. */
export function toDocumentTables({ caption, columns, rows }: TableView): DocumentTable[] {
  const [label, ...numbers] = columns;
  if (label === undefined) return [];
  const pieces = Math.max(1, Math.ceil(numbers.length / MAXIMUM_NUMBERS));
  const size = Math.ceil(numbers.length / pieces);
  return Array.from({ length: pieces }, (_, piece): DocumentTable => {
    const from = piece * size;
    return {
      kind: 'table',
      caption: pieces === 1 ? caption : `${caption} (${piece + 1}/${pieces})`,
      columns: [label, ...numbers.slice(from, from + size)],
      rows: rows.map((row) =>
        row.kind === 'heading'
          ? { heading: row.label }
          : [row.label, ...row.cells.slice(from, from + size).map(({ text }) => text)],
      ),
    };
  });
}

function composeImprint(request: DocumentRequest): DocumentPart[] {
  const { draft, place, releases, origin, on, issue } = request;
  const { language } = draft;
  const t = createTranslator(language);
  const contact = describeContact(place);
  const date = formatDate(on, language);
  const isInternal = draft.kind === 'fund-annex';
  const source = t('public.imprint.cite', {
    name: place.name,
    title: draft.title,
    version: issue?.version ?? 0,
    date,
  });
  const facts: DocumentFact[] = [
    ...(isInternal || issue === null
      ? []
      : [[t('public.imprint.licence'), t('public.imprint.licence.words', { source })] as const]),
    ...(contact === '' ? [] : [[t('public.imprint.contact'), contact] as const]),
    ...releases.map(({ releaseId, title }): DocumentFact => [
      title,
      `${origin}/p/${place.slug}/${releaseId}?lang=${language}`,
    ]),
    ...(isInternal ? [] : [[t('word.method'), `${origin}/methods/report-text`] as const]),
  ];
  return [
    { kind: 'heading', level: 1, text: t('public.imprint.title') },
    { kind: 'facts', facts },
    { kind: 'paragraph', text: t('public.shell.software') },
  ];
}
