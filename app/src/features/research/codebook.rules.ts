/** A questionnaire as a codebook: every question, what can be answered, with which code, in every language it has. */
import type { Column, Instrument, Question, Row, ScalePoint, Texts } from '@vicus/questionnaire';

/** One answer that can be given, or one range. */
export interface CodebookCategory {
  /** as it is stored; a range such as `0..10` for numbers */
  readonly code: string;
  readonly label: Texts;
  /** the number that results are computed with; null: none */
  readonly value: number | null;
}

export interface CodebookItem {
  readonly section: string;
  /** id of the question, with row and column of a matrix: `contact/unions/later` */
  readonly variable: string;
  readonly kind: Question['kind'];
  /** the same id in every instrument and wave that measures it; empty: none */
  readonly concept: string;
  readonly label: Texts;
  readonly isRequired: boolean;
  readonly hasCondition: boolean;
  readonly categories: readonly CodebookCategory[];
}

export interface Codebook {
  readonly instrumentId: string;
  readonly version: number;
  readonly title: Texts;
  readonly purpose: Texts;
  readonly source: Texts;
  readonly cautions: Texts | null;
  readonly languages: readonly { readonly language: string; readonly state: string }[];
  readonly scores: readonly {
    readonly id: string;
    readonly label: Texts;
    readonly items: readonly string[];
  }[];
  readonly items: readonly CodebookItem[];
}

const SPECIALS: Readonly<Record<string, Texts>> = {
  none: { en: 'none applies', de: 'nichts trifft zu', es: 'nada corresponde', it: 'nessuna voce' },
  'dont-know': { en: 'does not know', de: 'weiß es nicht', es: 'no lo sabe', it: 'non lo sa' },
  'rather-not-say': {
    en: 'would rather not say',
    de: 'möchte es nicht sagen',
    es: 'prefiere no decirlo',
    it: 'preferisce non dirlo',
  },
};

const RANGE: Texts = { en: 'from..to', de: 'von..bis', es: 'desde..hasta', it: 'da..a' };
const DISTRICTS: Texts = {
  en: 'districts of the place',
  de: 'Ortsteile des Ortes',
  es: 'barrios del municipio',
  it: 'quartieri del comune',
};
const FREE_WORDS: Texts = {
  en: 'free words, never published as they are',
  de: 'freie Worte, nie so veröffentlicht',
  es: 'texto libre, nunca se publica tal cual',
  it: 'testo libero, mai pubblicato così com’è',
};

export function composeCodebook(instrument: Instrument): Codebook {
  const { id, version, title, purpose, source, cautions, languages, sections, scores = [] } = instrument;
  return {
    instrumentId: id,
    version,
    title,
    purpose,
    source,
    cautions: cautions ?? null,
    languages: Object.entries(languages).map(([language, { state }]) => ({ language, state })),
    scores: scores.map((score) => ({ id: score.id, label: score.label, items: score.items })),
    items: sections.flatMap((section) =>
      section.questions.flatMap((question) =>
        listVariables(question).map(({ variable, label }) => ({
          section: section.id,
          variable,
          kind: question.kind,
          concept: question.concept ?? '',
          label,
          isRequired: question.required === true,
          hasCondition: question.askedWhen !== undefined || section.askedWhen !== undefined,
          categories: [...listCategories(question), ...listSpecials(question)],
        })),
      ),
    ),
  };
}

/** A matrix has one variable for each row and column; names of a roster are open, its columns are not. */
function listVariables(question: Question): { readonly variable: string; readonly label: Texts }[] {
  if (question.kind === 'matrix')
    return question.rows.flatMap((row) =>
      question.columns.map((column) => ({
        variable: `${question.id}/${row.id}/${column.id}`,
        label: joinTexts(question.label, row, column),
      })),
    );
  if (question.kind === 'roster')
    return question.columns.map((column) => ({
      variable: `${question.id}/*/${column.id}`,
      label: joinTexts(question.label, column),
    }));
  return [{ variable: question.id, label: question.label }];
}

function joinTexts(label: Texts, ...parts: readonly (Row | Column)[]): Texts {
  const texts = [label, ...parts.map((part) => part.label)];
  // Years of a window are written the same everywhere and stand in English only.
  const languages = Object.keys(label);
  const join = (language: string): string => texts.map((one) => one[language] ?? one.en).join(' – ');
  return { en: join('en'), ...Object.fromEntries(languages.map((language) => [language, join(language)])) };
}

function listCategories(question: Question): CodebookCategory[] {
  switch (question.kind) {
    case 'one-choice':
    case 'several-choices':
      return question.choices.map(({ code, label }) => ({ code, label, value: null }));
    case 'scale':
    case 'matrix':
    case 'roster':
      return question.points.map(({ code, label, value }: ScalePoint) => ({ code, label, value }));
    case 'zero-to-ten':
      return [
        { code: '0', label: question.lowLabel, value: 0 },
        { code: '10', label: question.highLabel, value: 10 },
      ];
    case 'number':
    case 'month':
      return [{ code: `${question.minimum}..${question.maximum}`, label: RANGE, value: null }];
    case 'district':
      return [{ code: '*', label: DISTRICTS, value: null }];
    case 'short-text':
    case 'long-text':
      return [{ code: '*', label: FREE_WORDS, value: null }];
  }
}

function listSpecials({ specials = [] }: Question): CodebookCategory[] {
  return specials.map((code) => ({ code, label: SPECIALS[code] ?? { en: code }, value: null }));
}

const COLUMNS = [
  ['instrument', 'Id of the questionnaire'],
  ['version', 'Version of the questionnaire; answers name the version they were given to'],
  ['section', 'Page of the questionnaire'],
  ['variable', 'Id of the question; of a matrix with row and column'],
  ['concept', 'What is measured, by the same id in every instrument'],
  ['kind', 'Kind of question'],
  ['required', 'Whether a complete answer must hold it'],
  ['routed', 'Whether it is asked of some only'],
  ['language', 'Language of the texts of this row (BCP 47)'],
  ['question', 'The question as it is asked'],
  ['code', 'Code of the answer as it is stored; a range where numbers are asked'],
  ['answer', 'The answer as it is offered'],
  ['value', 'Number that results are computed with; empty where there is none'],
] as const;

type Field = string | number;

/** One row for each answer of each question in each language it has. */
export function listCodebookRows(codebook: Codebook): readonly (readonly Field[])[] {
  const { instrumentId, version } = codebook;
  return codebook.items.flatMap((item) =>
    codebook.languages
      .filter(({ language }) => item.label[language] !== undefined)
      .flatMap(({ language }) =>
        item.categories.map((category): Field[] => [
          instrumentId,
          version,
          item.section,
          item.variable,
          item.concept,
          item.kind,
          item.isRequired ? 'yes' : 'no',
          item.hasCondition ? 'yes' : 'no',
          language,
          item.label[language] ?? item.label.en,
          category.code,
          category.label[language] ?? category.label.en,
          category.value ?? '',
        ]),
      ),
  );
}

export const CODEBOOK_HEADING: readonly string[] = COLUMNS.map(([name]) => name);

/** The file described for programs (W3C CSV on the Web). */
export function describeCodebookCsv(codebook: Codebook, csvUrl: string): Readonly<Record<string, unknown>> {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    '@type': 'Table',
    url: csvUrl,
    'dc:identifier': `${codebook.instrumentId}-v${codebook.version}`,
    'dc:title': codebook.title.en,
    'dc:description': codebook.purpose.en,
    'dc:source': codebook.source.en,
    ...(codebook.cautions === null ? {} : { notes: [codebook.cautions.en] }),
    dialect: { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\r\n'] },
    tableSchema: {
      columns: COLUMNS.map(([name, meaning]) => ({
        name,
        titles: name,
        'dc:description': meaning,
        datatype: name === 'version' ? 'integer' : name === 'value' ? 'number' : 'string',
      })),
      primaryKey: ['variable', 'language', 'code'],
    },
  };
}
