/** A condition as a sentence that an officer reads. */
import type { Condition, Instrument, Question, Texts } from '@vicus/questionnaire';
import { isMessageKey, type Translate } from '#ui/messages.ts';
import { readComparable } from './condition.rules.ts';
import { findQuestion } from './edit.rules.ts';
import { readSourceLanguage, readWording } from './wording.rules.ts';

interface Reader {
  readonly instrument: Instrument;
  readonly t: Translate;
}

function readText(texts: Texts | undefined, { instrument }: Reader, otherwise: string): string {
  const source = readSourceLanguage(instrument);
  return texts === undefined ? otherwise : readWording(texts, source, source);
}

/** The words of a code; ways of not answering have theirs in the pages, not in the questionnaire. */
export function readCodeText(question: Question | undefined, code: string, reader: Reader): string {
  const special = `word.${code}`;
  const comparable = question === undefined ? null : readComparable(question);
  const found = comparable?.kind === 'codes' ? comparable.codes.find((one) => one.code === code) : undefined;
  if (found?.label) return readText(found.label, reader, code);
  return isMessageKey(special) ? reader.t(special) : code;
}

function describeRange(
  condition: { readonly atLeast?: number; readonly atMost?: number },
  question: string,
  { t }: Reader,
): string {
  const { atLeast, atMost } = condition;
  if (atLeast !== undefined && atMost !== undefined)
    return t('office.instruments.when.between', { question, atLeast, atMost });
  if (atLeast !== undefined) return t('office.instruments.when.at-least', { question, atLeast });
  return t('office.instruments.when.at-most', { question, atMost: atMost ?? 0 });
}

export function describeCondition(condition: Condition, reader: Reader): string {
  const { t } = reader;
  if ('all' in condition)
    return condition.all
      .map((one) => describeCondition(one, reader))
      .join(` ${t('office.instruments.when.and')} `);
  if ('any' in condition)
    return condition.any
      .map((one) => describeCondition(one, reader))
      .join(` ${t('office.instruments.when.or')} `);
  if ('not' in condition)
    return t('office.instruments.when.not', { condition: describeCondition(condition.not, reader) });
  const question = findQuestion(reader.instrument, condition.question);
  const words = readText(question?.label, reader, condition.question);
  if (!('oneOf' in condition)) return describeRange(condition, words, reader);
  const answers = condition.oneOf.map((code) => readCodeText(question, code, reader)).join(', ');
  return t('office.instruments.when.one-of', { question: words, answers });
}
