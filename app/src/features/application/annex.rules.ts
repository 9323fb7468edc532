/** The draft as a document of its own: what leaves the house is marked as a draft, with what is still missing. */
import { describeContact } from '#features/place/place.rules.ts';
import { toExportLanguage } from '#features/strategy/export.rules.ts';
import type { FileLanguage } from '#features/strategy/file-cells.rules.ts';
import type { DocumentContent, DocumentFact, DocumentPart } from '#server/documents/document.types.ts';
import { toDocumentParts } from '#server/documents/text-parts.ts';
import { createTranslator, formatDate } from '#ui/messages.ts';
import { composeDraft, nameSource, readPoster, readSummary, toOwnParts } from './draft.rules.ts';
import type { DraftGap, DraftRequest, DraftSection } from './draft.types.ts';
import { findOutline } from './outline.rules.ts';

export function composeAnnex(request: DraftRequest): DocumentContent {
  const { application, place, look } = request;
  const language = toExportLanguage(application.language);
  const t = createTranslator(language);
  const sections = composeDraft(request);
  const open = sections.flatMap(({ gaps }) => gaps).length;
  return {
    language: application.language,
    title: application.title,
    subtitle: `${place.name} · ${application.fundName}`,
    author: place.name,
    description: t('office.application.annex.description'),
    createdAt: request.createdAt,
    facts: listFacts(request, language),
    notices: [
      ...(place.isExample ? [`${t('word.example')}. ${t('word.example.why')}`] : []),
      t('office.application.annex.notice'),
      ...(open === 0 ? [] : [t('office.application.annex.missing', { count: open })]),
    ],
    cover: [],
    footer: t('office.application.annex.footer', { day: formatDate(request.on, language) }),
    mark: place.isExample ? t('word.example') : t('office.strategy-export.draft.mark'),
    colour: look.colour,
    arms: look.arms,
    isLarge: false,
    parts: [
      ...composeWords('office.application.summary', readSummary(request), language),
      ...sections.flatMap((section) => composeSectionParts(section, language)),
      ...composeWords('office.application.poster', readPoster(request), language),
      ...composeImprint(request, language),
    ],
  };
}

function listFacts({ application, place, on }: DraftRequest, language: FileLanguage): DocumentFact[] {
  const t = createTranslator(language);
  const { name } = findOutline(application.outline);
  const due = [
    formatDate(application.dueOn, language),
    application.dueTime,
    application.dueTime && application.timeZone,
  ];
  const { projectFrom, projectUntil } = application;
  const span = [projectFrom, projectUntil].map((day) => (day === null ? '…' : formatDate(day, language)));
  const contact = describeContact(place);
  return [
    [t('public.report.place'), place.name],
    [t('office.application.fund'), application.fundName],
    [t('office.application.outline'), name[language] ?? name.en],
    [t('office.application.due'), due.filter((one) => one !== '').join(', ')],
    ...(projectFrom === null && projectUntil === null
      ? []
      : [[t('office.application.span'), span.join(' – ')] as const]),
    ...(contact === '' ? [] : [[t('public.imprint.contact'), contact] as const]),
    [t('office.application.annex.as-of'), formatDate(on, language)],
  ];
}

function composeWords(
  key: 'office.application.summary' | 'office.application.poster',
  { text, isSuggested }: { readonly text: string; readonly isSuggested: boolean },
  language: FileLanguage,
): DocumentPart[] {
  const t = createTranslator(language);
  const words = toDocumentParts(text);
  const note: DocumentPart[] =
    isSuggested && words.length > 0 ? [{ kind: 'note', text: t('office.application.suggested') }] : [];
  return [
    { kind: 'heading', level: 1, text: t(key) },
    ...(words.length === 0 ? [{ kind: 'note' as const, text: t('office.application.nothing') }] : words),
    ...note,
  ];
}

function composeSectionParts(section: DraftSection, language: FileLanguage): DocumentPart[] {
  const { number, title } = section.heading;
  const t = createTranslator(language);
  return [
    { kind: 'heading', level: 1, text: `${number} ${title[language] ?? title.en}`.trim() },
    ...toOwnParts(section),
    ...section.parts,
    ...section.gaps.map((gap): DocumentPart => ({
      kind: 'note',
      text: t('office.application.gap', { what: describeGap(gap, language) }),
    })),
  ];
}

export const describeGap = ({ source }: DraftGap, language: FileLanguage): string =>
  nameSource(source, language);

function composeImprint(
  { application, place, origin }: DraftRequest,
  language: FileLanguage,
): DocumentPart[] {
  const t = createTranslator(language);
  return [
    { kind: 'heading', level: 1, text: t('office.strategy-export.imprint') },
    {
      kind: 'facts',
      facts: [
        [t('office.application.annex.headings'), findOutline(application.outline).source],
        [t('public.report.place'), `${origin}/p/${place.slug}`],
      ],
    },
    { kind: 'paragraph', text: t('office.application.annex.figures') },
    { kind: 'paragraph', text: t('public.shell.software') },
  ];
}
