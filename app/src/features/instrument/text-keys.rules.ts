/** Every text of a questionnaire under a key that stays when questions are moved: what translators work with. */
import type { Instrument, Question, Section, Texts } from '@vicus/questionnaire';

export type MapText = (key: string, texts: Texts) => Texts;

/** One text and where it stands. */
export interface KeyedText {
  readonly key: string;
  readonly texts: Texts;
  /** id of the section; '' for what stands before the first one */
  readonly section: string;
}

/** Texts of the questionnaire as a whole, in the order in which people meet them. */
const WHOLE = ['title', 'purpose', 'consent', 'source', 'computed', 'cautions'] as const;

interface Labelled {
  readonly label: Texts;
}

function mapList<Item extends Labelled>(
  items: readonly Item[],
  at: string,
  readId: (item: Item) => string,
  map: MapText,
): readonly Item[] {
  return items.map((item) => ({ ...item, label: map(`${at}.${readId(item)}`, item.label) }));
}

const readCode = ({ code }: { readonly code: string }): string => code;
const readId = ({ id }: { readonly id: string }): string => id;

function mapGrid<Q extends Extract<Question, { kind: 'matrix' | 'roster' }>>(question: Q, map: MapText): Q {
  const at = `question.${question.id}`;
  const rows = question.kind === 'matrix' ? { rows: mapList(question.rows, `${at}.row`, readId, map) } : {};
  return {
    ...question,
    ...rows,
    columns: mapList(question.columns, `${at}.column`, readId, map),
    points: mapList(question.points, `${at}.point`, readCode, map),
  };
}

function mapOwnTexts(question: Question, map: MapText): Question {
  const at = `question.${question.id}`;
  switch (question.kind) {
    case 'one-choice':
    case 'several-choices':
      return { ...question, choices: mapList(question.choices, `${at}.choice`, readCode, map) };
    case 'scale':
      return { ...question, points: mapList(question.points, `${at}.point`, readCode, map) };
    case 'zero-to-ten':
      return {
        ...question,
        lowLabel: map(`${at}.low`, question.lowLabel),
        highLabel: map(`${at}.high`, question.highLabel),
      };
    case 'matrix':
    case 'roster':
      return mapGrid(question, map);
    case 'number':
      return question.unit === undefined ? question : { ...question, unit: map(`${at}.unit`, question.unit) };
    case 'district':
      return { ...question, districts: mapList(question.districts, `${at}.district`, readCode, map) };
    default:
      return question;
  }
}

export function mapQuestionTexts(question: Question, map: MapText): Question {
  const at = `question.${question.id}`;
  const { help } = question;
  const label = map(`${at}.label`, question.label);
  const helped = { ...question, label, ...(help === undefined ? {} : { help: map(`${at}.help`, help) }) };
  return mapOwnTexts(helped, map);
}

export function mapSectionTexts(section: Section, map: MapText): Section {
  const at = `section.${section.id}`;
  const title = map(`${at}.title`, section.title);
  const intro = section.intro === undefined ? {} : { intro: map(`${at}.intro`, section.intro) };
  const questions = section.questions.map((question) => mapQuestionTexts(question, map));
  return { ...section, title, ...intro, questions };
}

/** The same questionnaire with every text replaced by what `map` makes of it. */
export function mapTexts(instrument: Instrument, map: MapText): Instrument {
  const whole = WHOLE.flatMap((key) => {
    const texts = instrument[key];
    return texts === undefined ? [] : [[key, map(key, texts)] as const];
  });
  const { scores } = instrument;
  const sections = instrument.sections.map((section) => mapSectionTexts(section, map));
  const scored = scores === undefined ? {} : { scores: mapList(scores, 'score', readId, map) };
  return { ...instrument, ...Object.fromEntries(whole), sections, ...scored };
}

/** Every text in the order of the questionnaire. */
export function listTexts(instrument: Instrument): readonly KeyedText[] {
  const texts: KeyedText[] = [];
  const collect =
    (section: string): MapText =>
    (key, one) => {
      texts.push({ key, texts: one, section });
      return one;
    };
  mapTexts({ ...instrument, sections: [] }, collect(''));
  for (const section of instrument.sections) mapSectionTexts(section, collect(section.id));
  return texts;
}
