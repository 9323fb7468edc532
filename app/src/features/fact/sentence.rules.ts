/** Plain words for a fact: what it is about, its number with its interval, a sentence, a source line. */
import { readText, type Texts } from '@vicus/cube';
import { formatPeriod } from '#ui/periods.ts';
import { formatValue } from '#ui/measure-formats.ts';
import { createTranslator, formatNumber, type Language } from '#ui/messages.ts';
import type { Fact, FactInterval, FactPart } from './fact.types.ts';

/** What the number is about: `Housing, Women`; with the name of the measure where it is not clear without. */
export function writeAbout(fact: Fact, language: Language): string {
  const labels = fact.labels.map(({ category }) => readText(category, language));
  const measure = fact.namesMeasure ? [readText(fact.measure.label, language)] : [];
  return [...labels, ...measure].join(', ') || writeQuestion(fact, language);
}

export const writeQuestion = (fact: Fact, language: Language): string => readText(fact.question, language);

/** The code of time where the table has one, else the period of the whole table. */
export const writePeriod = (fact: Fact, language: Language): string =>
  fact.time === null ? formatPeriod(fact.period, language) : readText(fact.time, language);

export function writeValue(value: number, { measure }: Fact, language: Language): string {
  return formatValue(value, measure, language);
}

/** `low – high` */
export function writeInterval(fact: Fact, { low, high }: FactInterval, language: Language): string {
  return `${writeValue(low, fact, language)} – ${writeValue(high, fact, language)}`;
}

/** One of several side by side: as sure as it is, or why there is none. */
export function writePart(fact: Fact, { value, interval, isVague }: FactPart, language: Language): string {
  if (typeof value !== 'number') return createTranslator(language)(`word.${value}`);
  return isVague && interval !== null
    ? writeInterval(fact, interval, language)
    : writeValue(value, fact, language);
}

/** What stands large on a card: the number, its interval where that is all one can say, or that it cannot be told. */
export function writeHeadline(fact: Fact, language: Language): string {
  const t = createTranslator(language);
  if (fact.kind === 'none') return t('public.card.cannot-be-told');
  const { interval, isVague, value } = fact;
  return isVague && interval !== null
    ? writeInterval(fact, interval, language)
    : writeValue(value, fact, language);
}

/** Lines below the number: interval, answers, and what keeps it from being sure. */
export function writeFootings(fact: Fact, language: Language): string[] {
  const t = createTranslator(language);
  if (fact.kind === 'none') return [t(`public.card.reason.${fact.reason}`)];
  const n = fact.answered === null ? [] : [t('public.card.answers', { n: fact.answered })];
  const { interval, isVague } = fact;
  const sure =
    interval === null
      ? []
      : [
          isVague
            ? t('public.card.vague')
            : t('public.card.interval', {
                low: writeValue(interval.low, fact, language),
                high: writeValue(interval.high, fact, language),
              }),
        ];
  return [
    ...sure,
    ...n,
    ...(fact.isOfAnswersOnly ? [t('public.card.answers-only')] : []),
    ...(fact.status === 'final' ? [] : [t(`public.card.${fact.status}`)]),
  ];
}

/**
 * The sentence that a card begins with, by rules (docs/methods/messages.md): who and when, what, the number as sure as it is.
 * No cause, no judgement, no comparison.
 */
export function writeSentence(fact: Fact, place: string, language: Language): string {
  const t = createTranslator(language);
  const about = writeAbout(fact, language);
  const frame = { place, about, period: writePeriod(fact, language) };
  if (fact.kind === 'none')
    return t('public.card.sentence.none', { ...frame, why: t(`public.card.reason.${fact.reason}`) });
  const value = writeValue(fact.value, fact, language);
  const { interval } = fact;
  if (interval === null) {
    if (!fact.isOfAnswersOnly) return t('public.card.sentence.counted', { ...frame, value });
    return t('public.card.sentence.answered', {
      ...frame,
      value,
      n: formatNumber(fact.answered ?? 0, language),
    });
  }
  const bounds = {
    low: writeValue(interval.low, fact, language),
    high: writeValue(interval.high, fact, language),
  };
  return fact.isVague
    ? t('public.card.sentence.vague', { ...frame, ...bounds })
    : t('public.card.sentence.interval', { ...frame, ...bounds, value });
}

/** Everything that a sentence about the fact may name with its numbers: `aged 15 to 64`. */
export function listNames(fact: Fact, language: Language): string[] {
  const texts: Texts[] = [
    fact.question,
    fact.measure.label,
    { en: fact.measure.unit },
    ...fact.labels.flatMap(({ dimension, category }) => [dimension, category]),
    ...(fact.time === null ? [] : [fact.time]),
  ];
  return [
    ...texts.flatMap((one) => [readText(one, language), one.en]),
    formatPeriod(fact.period, language),
    '95 %',
  ];
}

/** Everything a picture shows, in words. */
export function writeAlternative(fact: Fact, place: string, sentence: string, language: Language): string {
  const parts = fact.parts.map(
    (part) => `${readText(part.label, language)}: ${writePart(fact, part, language)}`,
  );
  return [
    `${place}. ${writeQuestion(fact, language)}`,
    `${writeAbout(fact, language)}: ${writeHeadline(fact, language)}.`,
    ...writeFootings(fact, language),
    ...(parts.length > 0 ? [`${parts.join('; ')}.`] : []),
    sentence,
  ].join(' ');
}
