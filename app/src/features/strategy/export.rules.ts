/** A strategy, draft or adopted, as a document in the order in which a council reads: ready for PDF and DOCX. */
import { describeContact } from '#features/place/place.rules.ts';
import type { DocumentContent, DocumentFact, DocumentPart } from '#server/documents/document.types.ts';
import { toDocumentParts } from '#server/documents/text-parts.ts';
import { createTranslator, formatDate, formatNumber, type Language } from '#ui/messages.ts';
import { composeBudget, composeNotSecured } from './export-budget.rules.ts';
import { composeGoals } from './export-goals.rules.ts';
import type { ExportFigure, ExportFrame, ExportRequest } from './export.types.ts';
import { FILE_LANGUAGES, nameCode, type FileLanguage } from './file-cells.rules.ts';
import type { FrozenFact, PartId, Perspective, Strategy } from './strategy.types.ts';

/** Headings are in the strategy's language where offices have words in it, and in English otherwise. */
export const toExportLanguage = (language: Language): FileLanguage =>
  FILE_LANGUAGES.find((one) => one === language) ?? 'en';

export function composeStrategyDocument(request: ExportRequest): DocumentContent {
  const { content, place, look, version } = request;
  const { strategy } = content;
  const language = toExportLanguage(strategy.language);
  const t = createTranslator(language);
  return {
    language: strategy.language,
    title: strategy.title,
    subtitle: `${place.name} · ${writeYears(strategy)}`,
    author: place.name,
    description: t('office.strategy-export.description'),
    createdAt: request.createdAt,
    facts: listFacts(request, language),
    notices: listNotices(request, language),
    cover: [],
    footer: version === null ? '' : t('office.strategy-export.version', { version: version.version }),
    mark: place.isExample
      ? t('word.example')
      : version === null
        ? t('office.strategy-export.draft.mark')
        : '',
    colour: look.colour,
    arms: look.arms,
    isLarge: false,
    parts: composeParts(request, language),
  };
}

export const writeYears = ({ fromYear, toYear }: Pick<Strategy, 'fromYear' | 'toYear'>): string =>
  fromYear === toYear ? String(fromYear) : `${fromYear}–${toYear}`;

function listFacts(request: ExportRequest, language: FileLanguage): DocumentFact[] {
  const { content, place, version, on } = request;
  const t = createTranslator(language);
  const state: DocumentFact[] =
    version === null
      ? [
          [
            t('office.strategy-export.state'),
            t('office.strategy-export.state.draft', { day: formatDate(on, language) }),
          ],
        ]
      : [
          [
            t('office.strategy-export.state'),
            t('office.strategy-export.version', { version: version.version }),
          ],
          ...listDecision(request, language),
        ];
  const contact = describeContact(place);
  return [
    [t('public.report.place'), place.name],
    [t('office.strategy-export.years'), writeYears(content.strategy)],
    ...state,
    ...(content.strategy.coordinator === ''
      ? []
      : [[t('office.strategy-export.coordinator'), content.strategy.coordinator] as const]),
    ...(contact === '' ? [] : [[t('public.imprint.contact'), contact] as const]),
  ];
}

function listDecision({ version }: ExportRequest, language: FileLanguage): DocumentFact[] {
  if (version === null) return [];
  const t = createTranslator(language);
  const { body, decidedOn, reference, link } = version.decision;
  const said = [body, formatDate(decidedOn, language), reference, link];
  return [
    [t('office.strategy-export.decision'), said.filter((one) => one !== '').join(', ')],
    ...(version.amends === '' ? [] : [[t('office.strategy-export.amends'), version.amends] as const]),
  ];
}

function listNotices({ content, figures, place, version }: ExportRequest, language: FileLanguage): string[] {
  const t = createTranslator(language);
  const lost = content.facts.filter(({ placedFactId }) => findTold(figures, placedFactId) === null);
  return [
    ...(place.isExample ? [`${t('word.example')}. ${t('word.example.why')}`] : []),
    ...(version === null ? [t('office.strategy-export.draft')] : []),
    ...(lost.length === 0 ? [] : [t('office.strategy-export.figures-lost', { count: lost.length })]),
  ];
}

const findTold = (figures: readonly ExportFigure[], id: string): FrozenFact | null =>
  figures.find(({ placedFactId }) => placedFactId === id)?.told ?? null;

function composeParts(request: ExportRequest, language: FileLanguage): DocumentPart[] {
  const frame: ExportFrame = { content: request.content, figures: request.figures, language };
  return [
    ...composePart(frame, 'summary'),
    ...composePart(frame, 'area-and-people'),
    ...composePart(frame, 'diagnosis'),
    ...composePart(frame, 'perspectives'),
    ...composePerspectives(frame),
    ...composePart(frame, 'rationale'),
    ...composeGoals(frame),
    ...composeBudget(frame),
    ...composePart(frame, 'coordination'),
    ...composeBodies(frame),
    ...composePart(frame, 'risks'),
    ...composeRisks(frame),
    ...composePart(frame, 'evaluation-plan'),
    ...composeNotSecured(frame),
    ...composeImprint(request, language),
  ];
}

/** Words of a part with its figures; an empty one says so: a gap that is not seen is not filled. */
function composePart(frame: ExportFrame, partId: PartId): DocumentPart[] {
  const { content, language } = frame;
  const t = createTranslator(language);
  const words = toDocumentParts(content.parts.find((part) => part.partId === partId)?.text ?? '');
  const figures = composeFigures(frame, partId);
  const nothing: DocumentPart[] = [{ kind: 'paragraph', text: t('office.strategy-export.nothing') }];
  return [
    { kind: 'heading', level: 1, text: t(`office.strategy-export.part.${partId}`) },
    ...(words.length + figures.length === 0 ? nothing : words),
    ...figures,
  ];
}

/** Some notes are sentences, some are not: one line of them has its stop at the end only. */
export const writeNotes = (notes: readonly string[]): string =>
  `${[...new Set(notes)].map((one) => one.replace(/\.$/, '')).join('; ')}.`;

/** As a table with what belongs to each number below it: a figure never stands without its cautions. */
export function composeFigures({ content, figures, language }: ExportFrame, partId: PartId): DocumentPart[] {
  const t = createTranslator(language);
  const placed = content.facts.filter((fact) => fact.partId === partId);
  const own = placed.flatMap((fact) => {
    const told = findTold(figures, fact.placedFactId);
    return told === null ? [] : [{ fact, told }];
  });
  if (own.length === 0) return [];
  const notes = own.flatMap(({ fact, told }) => {
    const said = [...told.footings, ...(told.cautions ?? []), fact.remark].filter((one) => one !== '');
    return said.length === 0 ? [] : [`${told.about || told.question}: ${writeNotes(said)}`];
  });
  return [
    {
      kind: 'table',
      caption: t('office.strategy-export.figures'),
      columns: [
        { label: t('office.strategy-export.figure.about'), isNumber: false },
        { label: t('office.strategy-export.figure.number'), isNumber: true },
        { label: t('office.strategy-export.figure.period'), isNumber: false },
        { label: t('office.strategy-export.figure.source'), isNumber: false },
      ],
      rows: own.map(({ told }) => [
        [told.question, told.about].filter((one) => one !== '').join(' · '),
        told.headline,
        told.period,
        t('office.strategy-export.figure.from', {
          source: told.source,
          release: told.releaseTitle,
          version: told.releaseVersion,
        }),
      ]),
    },
    ...(notes.length === 0 ? [] : [{ kind: 'bullets' as const, items: notes }]),
  ];
}

function composePerspectives({ content, language }: ExportFrame): DocumentPart[] {
  if (content.perspectives.length === 0) return [];
  const t = createTranslator(language);
  const follows = ({ perspectiveId, notFollowed }: Perspective): string => {
    const answers = content.actions.filter(({ perspectiveIds }) => perspectiveIds.includes(perspectiveId));
    if (answers.length > 0) return answers.map(({ title }) => title).join('; ');
    return notFollowed === '' ? t('office.strategy-export.not-answered') : notFollowed;
  };
  return [
    {
      kind: 'table',
      caption: t('office.strategy-export.perspectives'),
      columns: [
        { label: t('office.strategy-file.column.voice'), isNumber: false },
        { label: t('office.strategy-file.column.statement'), isNumber: false },
        { label: t('office.strategy-export.heard'), isNumber: false },
        { label: t('office.strategy-export.follows'), isNumber: false },
      ],
      rows: content.perspectives.map((one) => [
        nameCode('voice', one.voice, language),
        one.statement,
        writeHeard(one, language),
        follows(one),
      ]),
    },
  ];
}

function writeHeard({ heardIn, heardInName, heardOn }: Perspective, language: FileLanguage): string {
  const kind = heardIn === 'other' ? '' : nameCode('heard-in', heardIn, language);
  const day = heardOn === null ? '' : formatDate(heardOn, language);
  const said = [kind, heardInName, day].filter((one) => one !== '');
  return said.length === 0 ? nameCode('heard-in', 'other', language) : said.join(', ');
}

function composeBodies({ content, language }: ExportFrame): DocumentPart[] {
  if (content.bodies.length === 0) return [];
  const t = createTranslator(language);
  const column = (id: 'name' | 'part' | 'about' | 'meets' | 'has-newcomers') => ({
    label: t(`office.strategy-file.column.${id}`),
    isNumber: false,
  });
  return [
    {
      kind: 'table',
      caption: t('office.strategy-export.bodies'),
      columns: [column('name'), column('part'), column('about'), column('meets'), column('has-newcomers')],
      rows: content.bodies.map((one) => [
        one.name,
        nameCode('part', one.part, language),
        one.about,
        one.meets,
        t(one.hasNewcomers ? 'office.strategy-file.yes' : 'office.strategy-file.no'),
      ]),
    },
  ];
}

function composeRisks({ content, language }: ExportFrame): DocumentPart[] {
  if (content.risks.length === 0) return [];
  const t = createTranslator(language);
  const column = (id: 'text' | 'what-we-do' | 'watched-by') => ({
    label: t(`office.strategy-file.column.${id}`),
    isNumber: false,
  });
  return [
    {
      kind: 'table',
      caption: t('office.strategy-export.risks'),
      columns: [column('text'), column('what-we-do'), column('watched-by')],
      rows: content.risks.map((one) => [
        one.isPublicOpinion ? t('office.strategy-export.risk.opinion', { text: one.text }) : one.text,
        one.whatWeDo,
        [one.watchedBy, one.watchedUntil === null ? '' : formatDate(one.watchedUntil, language)]
          .filter((part) => part !== '')
          .join(', '),
      ]),
    },
  ];
}

function composeImprint(request: ExportRequest, language: FileLanguage): DocumentPart[] {
  const { content, version, origin, place } = request;
  const t = createTranslator(language);
  const count = (list: readonly unknown[]): string => formatNumber(list.length, language);
  const facts: DocumentFact[] = [
    [t('office.strategy-export.currency'), content.strategy.currency],
    [
      t('office.strategy-export.holds'),
      t('office.strategy-export.holds.counts', {
        goals: count(content.goals),
        actions: count(content.actions),
        lines: count(content.budget),
      }),
    ],
    ...(version === null
      ? []
      : [
          [t('office.strategy-export.hash'), version.contentHash] as const,
          [t('office.strategy-export.adopted-on'), formatDate(version.adoptedOn, language)] as const,
        ]),
    [t('public.report.place'), `${origin}/p/${place.slug}`],
  ];
  return [
    { kind: 'heading', level: 1, text: t('office.strategy-export.imprint') },
    { kind: 'facts', facts },
    { kind: 'paragraph', text: t('public.shell.software') },
  ];
}
