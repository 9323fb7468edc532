/** The words and tables of a report as data for its template. */
import type { Cube } from '@vicus/cube';
import { describeContact } from '#features/place/place.rules.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import { computeWidthPercent } from '#server/documents/drawing-size.ts';
import type { Json } from '#server/documents/render-pdf.ts';
import { createTranslator, formatDate, isDraftTranslation, type Language } from '#ui/messages.ts';
import { writeFigureNotes } from '../figure-notes.rules.ts';
import type { EditionView, FigureView, TableView } from '../publication.types.ts';
import { listReportCharts, listReportTables } from './report-tables.ts';

export interface ReportFacts {
  readonly place: PlaceContact;
  readonly language: Language;
  /** ISO 8601 date */
  readonly publishedOn: string;
  readonly version: number;
  /** address of this installation, without a slash at the end */
  readonly origin: string;
}

export function composeReportData(facts: ReportFacts, edition: EditionView, cubes: readonly Cube[]): Json {
  const t = createTranslator(facts.language);
  return {
    ...composeTitlePage(facts, edition),
    key: { heading: t('public.edition.key'), sentences: edition.keyResults },
    summary: {
      heading: t('public.edition.summary', { name: facts.place.name }),
      language: edition.summary?.language ?? facts.language,
      paragraphs: edition.summary?.paragraphs ?? [],
    },
    results: {
      heading: t('public.edition.results'),
      figures: listReportCharts(edition).map((figure) => toFigureData(figure, facts.language)),
    },
    tables: {
      heading: t('public.report.tables.title'),
      tables: listReportTables(cubes, edition.figures, facts.language).map(toTableData),
      more: t('public.report.tables.more'),
    },
    how: composeMethod(facts, edition),
    withheld: composeWithheld(facts, edition),
    imprint: composeImprint(facts, edition),
  };
}

const toPage = ({ origin, place, language }: ReportFacts): string =>
  `${origin}/p/${place.slug}?lang=${language}`;

function composeTitlePage(facts: ReportFacts, edition: EditionView): Record<string, Json> {
  const { place, language, publishedOn, version } = facts;
  const t = createTranslator(language);
  return {
    title: edition.title,
    subtitle: place.name,
    facts: [
      [t('public.report.place'), place.name],
      [t('public.report.date'), formatDate(publishedOn, language)],
      [t('public.imprint.version'), t('public.release.version', { version })],
      [t('public.report.page'), toPage(facts)],
    ],
    notices: [
      ...(place.isExample ? [`${t('word.example')}. ${t('word.example.why')}`] : []),
      ...(isDraftTranslation(language) ? [t('public.report.draft')] : []),
    ],
  };
}

function composeMethod({ language, origin }: ReportFacts, edition: EditionView): Json {
  const t = createTranslator(language);
  const methods = [...new Set(edition.figures.map(({ method }) => method))].toSorted();
  return {
    heading: t('public.report.how.title'),
    paragraphs: [t('public.report.how.survey'), t('public.report.how.read'), t('public.report.how.not')],
    notes: [...new Set(edition.figures.flatMap((figure) => figure.notes))],
    methods: t('public.report.how.methods'),
    addresses: methods.map((method) => `${origin}/methods/${method}`),
  };
}

function composeWithheld({ language }: ReportFacts, edition: EditionView): Json {
  const t = createTranslator(language);
  return {
    heading: t('public.withheld.title'),
    rules: { heading: t('public.withheld.rules'), sentences: edition.policy },
    nothing: t('public.withheld.nothing'),
    reasons: edition.withheld?.reasons ?? [],
    tables: edition.withheld === null ? [] : [toTableData(edition.withheld.table)],
  };
}

function composeImprint(facts: ReportFacts, edition: EditionView): Json {
  const { place, language, publishedOn, version } = facts;
  const t = createTranslator(language);
  const date = formatDate(publishedOn, language);
  const source = t('public.imprint.cite', { name: place.name, title: edition.title, version, date });
  const contact = describeContact(place);
  return {
    heading: t('public.imprint.title'),
    facts: [
      [t('public.imprint.licence'), t('public.imprint.licence.words', { source })],
      ...(contact === '' ? [] : [[t('public.imprint.contact'), contact]]),
      [t('public.imprint.version'), `${t('public.release.version', { version })}, ${date}`],
      [t('public.report.page'), toPage(facts)],
    ],
    software: t('public.shell.software'),
  };
}

function toFigureData(figure: FigureView, language: Language): Json {
  return {
    name: figure.id,
    widthPercent: computeWidthPercent(figure.chart?.wide ?? ''),
    title: figure.title,
    alt: figure.textAlternative,
    notes: writeFigureNotes(figure, language),
  };
}

/** Parts of the table's width. */
const LABEL_WIDTH = 2.6;
const NUMBER_WIDTH = 1;

function toTableData({ caption, columns, rows }: TableView): Json {
  return {
    caption,
    widths: columns.map(({ isNumber }) => (isNumber ? NUMBER_WIDTH : LABEL_WIDTH)),
    columns: columns.map(({ label, isNumber }) => ({ label, align: isNumber ? 'end' : 'start' })),
    rows: rows.map((row) =>
      row.kind === 'heading' ? { heading: row.label } : [row.label, ...row.cells.map(({ text }) => text)],
    ),
  };
}
