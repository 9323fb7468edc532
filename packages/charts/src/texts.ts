import { readText } from '@vicus/cube';
import type { Reason, Texts } from '@vicus/cube';
import type { ChartTexts, PictureOptions } from './chart.types.ts';
import { TEXTS_DE } from './texts.de.ts';
import { TEXTS_EN } from './texts.en.ts';
import { TEXTS_ES } from './texts.es.ts';
import { TEXTS_IT } from './texts.it.ts';

const BUILT_IN: Readonly<Record<string, ChartTexts>> = {
  en: TEXTS_EN,
  de: TEXTS_DE,
  es: TEXTS_ES,
  it: TEXTS_IT,
};

/** Words and number formats of one language, ready to use. */
export interface Wording {
  readonly language: string;
  readonly words: ChartTexts;
  /** the label in the language, else in English */
  label(texts: Texts): string;
  /** fills `{name}` in a built-in sentence */
  say(key: keyof ChartTexts, values?: Readonly<Record<string, string | number>>): string;
  number(value: number, decimals: number): string;
  signed(value: number, decimals: number): string;
  reason(reason: Reason): string;
}

type SignDisplay = 'negative' | 'exceptZero';

/** Making a format costs more than using it a hundred times. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const KEPT_FORMATS = 200;

function openNumberFormat(language: string, decimals: number, signDisplay: SignDisplay): Intl.NumberFormat {
  const key = `${language} ${decimals} ${signDisplay}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat(language, { ...digits, signDisplay });
  if (numberFormats.size < KEPT_FORMATS) numberFormats.set(key, format);
  return format;
}

/** Opens the words of the options' language; an unknown language reads English except where `texts` says otherwise. */
export function openWording(options: PictureOptions): Wording {
  const { language } = options;
  const base = language.split('-')[0] ?? 'en';
  const words: ChartTexts = { ...(BUILT_IN[base] ?? TEXTS_EN), ...options.texts };
  // Most languages' formats write a hyphen, which is narrower than the digits; a minus sign is read as one.
  const format = (value: number, decimals: number, signDisplay: SignDisplay): string =>
    openNumberFormat(language, decimals, signDisplay)
      .format(Object.is(value, -0) ? 0 : value)
      .replace('-', '−');
  return {
    language,
    words,
    label: (texts) => readText(texts, language),
    say: (key, values = {}) => fillIn(words[key], values),
    number: (value, decimals) => format(value, decimals, 'negative'),
    signed: (value, decimals) => format(value, decimals, 'exceptZero'),
    reason: (reason) => words[reason],
  };
}

function fillIn(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** First letter in upper case, for a word that begins a sentence. */
export function toSentenceStart(text: string, language: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}
