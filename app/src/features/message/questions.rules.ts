/** Questions for a council instead of conclusions: written from the facts by rules, for the office to change. */
import { createTranslator, type Language } from '#ui/messages.ts';
import type { Fact } from '#features/fact/fact.types.ts';
import { writeAbout, writeHeadline, writePeriod, writeValue } from '#features/fact/sentence.rules.ts';
import { readText } from '@vicus/cube';

/** More than this no meeting gets through. */
const MAXIMUM_QUESTIONS = 12;

/** One question for each fact, then those that fit any facts. Never a cause, a grade or an answer. */
export function writeQuestions(facts: readonly Fact[], language: Language): string[] {
  const t = createTranslator(language);
  const general = [
    t('public.pack.question.affected'),
    t('public.pack.question.unknown'),
    t('public.pack.question.decision'),
  ];
  const own = [...new Set(facts.map((fact) => writeOwn(fact, language)))];
  return [...own.slice(0, MAXIMUM_QUESTIONS - general.length), ...general];
}

function writeOwn(fact: Fact, language: Language): string {
  const t = createTranslator(language);
  const frame = {
    about: writeAbout(fact, language),
    value: writeHeadline(fact, language),
    period: writePeriod(fact, language),
  };
  if (fact.kind === 'none') return t('public.pack.question.none', frame);
  if (fact.isVague) return t('public.pack.question.vague', frame);
  if (fact.before === null) return t('public.pack.question.expected', frame);
  const { period, value } = fact.before;
  return t('public.pack.question.before', {
    ...frame,
    before: writeValue(value, fact, language),
    earlier: readText(period, language),
  });
}
