/** A page as one respondent reads it: orders, earlier answers, recordings. Runs where components do: no Node. */
import {
  arrangeQuestion,
  fillQuestion,
  fillTexts,
  type Answers,
  type Instrument,
  type Question,
  type Texts,
} from '@vicus/questionnaire';
import { LANGUAGES, type Language } from '#ui/languages.ts';
import type { AskedSection } from './pages.rules.ts';

/** What decides how a page reads to one respondent. */
export interface Reading {
  readonly instrument: Instrument;
  readonly answers: Answers;
  readonly language: string;
  /** random key of the draft, or of its first page: decides random orders */
  readonly submissionKey: string;
}

/** A page as this respondent reads it: random orders drawn, earlier answers put into its texts. */
export function preparePage({ section, questions }: AskedSection, reading: Reading): AskedSection {
  const { instrument, answers, language, submissionKey } = reading;
  const fill = (texts: Texts): Texts => ({
    en: fillTexts(texts.en, answers, instrument, 'en'),
    ...(texts[language] === undefined
      ? {}
      : { [language]: fillTexts(texts[language], answers, instrument, language) }),
  });
  const filled = {
    ...section,
    title: fill(section.title),
    ...(section.intro === undefined ? {} : { intro: fill(section.intro) }),
  };
  return {
    section: filled,
    questions: questions.map(({ question, rows }) => {
      const prepared = arrangeQuestion(fillQuestion(question, answers, instrument, language), submissionKey);
      const asked = new Set(rows.map(({ id }) => id));
      const ordered = prepared.kind === 'matrix' ? prepared.rows.filter(({ id }) => asked.has(id)) : rows;
      return { section: filled, question: prepared, rows: ordered };
    }),
  };
}

/** Languages that a respondent may choose: those of the questionnaire; all of the pages where it has only one. */
export function listOfferedLanguages({ languages }: Instrument): readonly Language[] {
  const offered = LANGUAGES.respond.filter((one) => Object.hasOwn(languages, one));
  return offered.length > 1 ? offered : LANGUAGES.respond;
}

/** The language whose wording counts; English where the questionnaire names none of ours. */
export function findSourceLanguage({ languages }: Instrument): Language {
  return LANGUAGES.respond.find((one) => languages[one]?.state === 'source') ?? 'en';
}

/** The recording in the language that the label comes in; null: there is none. */
export function findRecording({ audio, label }: Question, language: string): string | null {
  return audio?.[label[language] === undefined ? 'en' : language] ?? null;
}

/** Whether a wave asks with this recording. */
export function asksWithRecording(instrument: Instrument, audioId: string): boolean {
  return listRecordings(instrument).includes(audioId);
}

/** Ids of all recordings of a questionnaire. */
export function listRecordings({ sections }: Instrument): readonly string[] {
  const all = sections.flatMap(({ questions }) =>
    questions.flatMap(({ audio }) => Object.values(audio ?? {})),
  );
  return [...new Set(all)];
}
