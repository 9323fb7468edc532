import { isRecord, readOwn } from './records.ts';
import { hasReferences, replaceReferences } from './references.ts';
import type { Answer, Answers, RosterEntry } from './answers.types.ts';
import type { Instrument, Question, Texts } from './questionnaire.types.ts';

/** Stands where nothing was answered, or a way of not answering. */
const NOTHING = '…';
/** Keep what a person wrote from turning the text around it: first strong isolate, pop directional isolate. */
const isolate = (text: string): string => `\u2068${text}\u2069`;

function pickLabel(
  entries: readonly { readonly code: string; readonly label: Texts }[],
  code: unknown,
  language: string,
): string | undefined {
  const label = entries.find((entry) => entry.code === code)?.label;
  return label && (label[language] ?? label.en);
}

function toMonthText(month: string, language: string): string | undefined {
  if (!/^\d{4}-\d{2}$/u.test(month)) return undefined;
  const format = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

function toNumberText(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6, useGrouping: false }).format(value);
}

function toListText(question: Question, list: readonly (string | RosterEntry)[], language: string): string {
  const parts = list.flatMap((entry) => {
    if (typeof entry !== 'string') return [isolate(entry.name)];
    return 'choices' in question ? (pickLabel(question.choices, entry, language) ?? []) : [];
  });
  return parts.length === 0 ? NOTHING : new Intl.ListFormat(language).format(parts);
}

function toAnswerText(question: Question, answer: Answer, language: string): string {
  if (typeof answer === 'number') return toNumberText(answer, language);
  if (Array.isArray(answer))
    return toListText(question, answer as readonly (string | RosterEntry)[], language);
  if (typeof answer !== 'string') return NOTHING;
  switch (question.kind) {
    case 'one-choice':
      return pickLabel(question.choices, answer, language) ?? NOTHING;
    case 'scale':
      return pickLabel(question.points, answer, language) ?? NOTHING;
    case 'district':
      return pickLabel(question.districts, answer, language) ?? NOTHING;
    case 'month':
      return toMonthText(answer, language) ?? NOTHING;
    case 'short-text':
    case 'long-text':
      return isolate(answer);
    default:
      return NOTHING;
  }
}

/**
 * Puts earlier answers into a text: `{answer:question-id}` becomes the label that was chosen, the number, the month or
 * the words that were written, in the language of the text. Nothing answered and `dont-know` become `…`. What a
 * person wrote stands between Unicode isolates, so that it cannot turn the direction of the text.
 *
 * @param text one text in `language`, plain (not HTML; the result is as untrusted as the answers are)
 * @param answers accepted answers so far
 * @param instrument the questionnaire that holds the questions named
 * @param language BCP 47 tag
 * @example
 * fillTexts('As {answer:role}, what changed?', { role: 'elected' }, EXAMPLE_INSTRUMENT, 'en') // => "As Elected, what changed?"
 * fillTexts('As {answer:role}, what changed?', {}, EXAMPLE_INSTRUMENT, 'en') // => "As …, what changed?"
 */
export function fillTexts(text: string, answers: Answers, instrument: Instrument, language: string): string {
  return replaceReferences(text, (id) => {
    const question = instrument.sections.flatMap(({ questions }) => questions).find((one) => one.id === id);
    const answer = readOwn(answers, id);
    return question === undefined || answer === undefined
      ? NOTHING
      : toAnswerText(question, answer, language);
  });
}

/** Every value that is texts by language, with its text in this language filled in. */
function mapTexts(value: unknown, toFilled: (texts: Texts) => Texts): unknown {
  if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, toFilled));
  if (!isRecord(value)) return value;
  if (typeof value['en'] === 'string') return toFilled(value as Texts);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapTexts(entry, toFilled)]));
}

/**
 * A question as this respondent reads it: earlier answers put into all its texts (`fillTexts`), in one language and in
 * English. A question that names no answer comes back as it is.
 *
 * @param question any question
 * @param answers accepted answers so far
 * @param instrument the questionnaire that holds the questions named
 * @param language BCP 47 tag
 * @example
 * fillQuestion({ id: 'why', kind: 'short-text', label: { en: 'Why {answer:role}?' }, maximumLength: 9 }, { role: 'official' }, EXAMPLE_INSTRUMENT, 'en').label // => {"en":"Why Official?"}
 */
export function fillQuestion<Q extends Question>(
  question: Q,
  answers: Answers,
  instrument: Instrument,
  language: string,
): Q {
  if (!hasReferences(question)) return question;
  const fill = (text: string, own: string): string => fillTexts(text, answers, instrument, own);
  const toFilled = (texts: Texts): Texts => {
    const own = texts[language];
    return { en: fill(texts.en, 'en'), ...(own === undefined ? {} : { [language]: fill(own, language) }) };
  };
  const { audio, ...rest } = question;
  // Ids of recordings stand by language too, and hold nothing to fill in.
  return { ...(mapTexts(rest, toFilled) as Q), ...(audio === undefined ? {} : { audio }) };
}
