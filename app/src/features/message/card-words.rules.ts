/** From a fact to every word and length of its card, in one language. */
import { readText } from '@vicus/cube';
import { createTranslator, readDirection, type Language } from '#ui/messages.ts';
import { toReadableAccent } from './accent.rules.ts';
import type { CardBar, CardContent, CardPicture, CardStrip } from './card.types.ts';
import type { Fact } from '#features/fact/fact.types.ts';
import {
  writeAbout,
  writeAlternative,
  writeFootings,
  writeHeadline,
  writePart,
  writePeriod,
  writeQuestion,
  writeSentence,
  writeValue,
} from '#features/fact/sentence.rules.ts';

export interface CardWords {
  readonly place: string;
  readonly isExample: boolean;
  readonly picture: CardPicture;
  /** in this language; empty: the one written by rules */
  readonly sentence: string;
  /** of the card's page, without protocol */
  readonly address: string;
  readonly accent: string;
}

export function composeCard(fact: Fact, words: CardWords, language: Language): CardContent {
  const t = createTranslator(language);
  const sentence = words.sentence === '' ? writeSentence(fact, words.place, language) : words.sentence;
  const question = writeQuestion(fact, language);
  const about = writeAbout(fact, language);
  const source = t('public.card.source', {
    source: readText(fact.source, language),
    period: writePeriod(fact, language),
  });
  return {
    language,
    direction: readDirection(language),
    place: words.place,
    mark: words.isExample ? t('word.example') : '',
    question,
    about: about === question ? '' : about,
    headline: writeHeadline(fact, language),
    isNone: fact.kind === 'none',
    footings: writeFootings(fact, language),
    sentence,
    source,
    address: words.address,
    bars: words.picture === 'bars' ? listBars(fact, language) : [],
    strip: words.picture === 'number' ? toStrip(fact, language) : null,
    alternative: writeAlternative(fact, words.place, sentence, language),
    accent: toReadableAccent(words.accent),
  };
}

/** Bars begin at zero, so a number below zero has none; neither has a fact that stands alone. */
export function mayDrawBars({ parts }: Fact): boolean {
  return parts.length > 1 && parts.every(({ value }) => typeof value !== 'number' || value >= 0);
}

function listBars(fact: Fact, language: Language): CardBar[] {
  if (!mayDrawBars(fact)) return [];
  const longest = Math.max(
    ...fact.parts.map(({ value, interval }) =>
      Math.max(typeof value === 'number' ? value : 0, interval?.high ?? 0),
    ),
    Number.MIN_VALUE,
  );
  return fact.parts.map((part) => ({
    label: readText(part.label, language),
    text: writePart(fact, part, language),
    length: typeof part.value !== 'number' || part.isVague ? null : part.value / longest,
    interval:
      part.interval === null
        ? null
        : [Math.max(0, part.interval.low) / longest, part.interval.high / longest],
    isThis: part.isThis,
  }));
}

/** The ends of the scale: 0–1 of shares, those in the unit (`points on 0-5`); null: the number has no scale. */
function readScale({ measure }: Fact): readonly [number, number] | null {
  if (measure.kind === 'share' || measure.unit.startsWith('share')) return [0, 1];
  if (measure.unit === 'percent') return [0, 100];
  const named = /(-?\d+)\s*(?:-|–|to)\s*(\d+)/.exec(measure.unit);
  return named === null ? null : [Number(named[1]), Number(named[2])];
}

function toStrip(fact: Fact, language: Language): CardStrip | null {
  const scale = readScale(fact);
  if (fact.kind === 'none' || fact.interval === null || scale === null) return null;
  const [from, to] = scale;
  const place = (value: number): number => Math.min(1, Math.max(0, (value - from) / (to - from)));
  return {
    from: writeValue(from, { ...fact, measure: { ...fact.measure, decimals: 0 } }, language),
    to: writeValue(to, { ...fact, measure: { ...fact.measure, decimals: 0 } }, language),
    interval: [place(fact.interval.low), place(fact.interval.high)],
    value: fact.isVague ? null : place(fact.value),
  };
}
