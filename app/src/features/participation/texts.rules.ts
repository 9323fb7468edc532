/** Texts in several languages: out of a form, and onto a page with the language they are in. */
import type { ShownText } from '#ui/shown-text.types.ts';
import { isLanguage, readDirection, type Language } from '#ui/languages.ts';
import type { Texts } from './participation.types.ts';

/** Languages tried where a text is not given in the one asked for. */
const FALLBACKS: readonly Language[] = ['en', 'de', 'es', 'it', 'uk', 'ar'];

/** In the language asked for, or in the next best that was given; null where there is none. */
export function pickShownText(texts: Texts, asked: Language): ShownText | null {
  const language = [asked, ...FALLBACKS].find((one) => (texts[one] ?? '') !== '');
  return language === undefined ? null : toShownText(texts[language] ?? '', language);
}

export function toShownText(text: string, given: string): ShownText {
  const language = isLanguage(given) ? given : 'en';
  return { text, language, direction: readDirection(language) };
}

/** Fields `question.en`, `question.de` … of a form become `question: { en, de }`; what is no form stays as it is. */
export function collectTexts(
  fields: unknown,
  names: readonly string[],
  languages: readonly string[],
): unknown {
  if (typeof fields !== 'object' || fields === null) return fields;
  const given = fields as Readonly<Record<string, unknown>>;
  const collected = names.map((name) => [name, collectOne(given, name, languages)] as const);
  return { ...given, ...Object.fromEntries(collected) };
}

function collectOne(
  given: Readonly<Record<string, unknown>>,
  name: string,
  languages: readonly string[],
): unknown {
  const whole = given[name];
  if (typeof whole === 'object' && whole !== null) return fillUp(whole as Record<string, unknown>, languages);
  return Object.fromEntries(languages.map((language) => [language, given[`${name}.${language}`] ?? '']));
}

function fillUp(given: Readonly<Record<string, unknown>>, languages: readonly string[]): unknown {
  return Object.fromEntries(languages.map((language) => [language, given[language] ?? '']));
}
