import states from '#messages/states.json' with { type: 'json' };

export type Language = 'en' | 'de' | 'es' | 'it' | 'ar' | 'uk';

/** What each shell is offered in; the first is the one fallen back to. */
export const LANGUAGES = {
  office: ['en', 'de'],
  public: ['en', 'de', 'es', 'it'],
  respond: ['en', 'de', 'es', 'it', 'ar', 'uk'],
} as const satisfies Record<string, readonly Language[]>;

export type Shell = keyof typeof LANGUAGES;

/** Each language in its own words, as it stands in a language menu. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  it: 'Italiano',
  ar: 'العربية',
  uk: 'Українська',
};

/** `source`: written in it. `draft`: translated, read by nobody yet. `read`: a named person has read the whole. */
export interface TranslationState {
  readonly state: 'source' | 'draft' | 'read';
  readonly readBy: string | null;
  /** ISO 8601 date */
  readonly readOn: string | null;
}

export function readTranslationState(language: Language): TranslationState {
  return states[language] as TranslationState;
}

export function isDraftTranslation(language: Language): boolean {
  return readTranslationState(language).state === 'draft';
}

export function readDirection(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

export function isLanguage(text: unknown): text is Language {
  return typeof text === 'string' && Object.hasOwn(LANGUAGE_NAMES, text);
}

/** `uk-UA;q=0.8` → language and weight 0–1; what cannot be read weighs nothing. */
function parseLanguageRange(range: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { language: tag.split('-')[0] ?? '', weight: weight > 0 && weight <= 1 ? weight : 0 };
}

/** No browser sends more; the rest of a longer header is not read. */
const MAXIMUM_LANGUAGE_RANGES = 30;

/**
 * The language of a page: the one asked for (in the address, say) where the shell has it, otherwise the best of
 * the browser's list, otherwise the shell's first.
 */
export function chooseLanguage(
  acceptLanguage: string | null | undefined,
  allowed: readonly [Language, ...Language[]],
  preferred?: string | null,
): Language {
  const asked = allowed.find((language) => language === preferred);
  if (asked !== undefined) return asked;
  const wished = (acceptLanguage ?? '')
    .split(',', MAXIMUM_LANGUAGE_RANGES)
    .map(parseLanguageRange)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { language } of wished) {
    const match = language === '*' ? allowed[0] : allowed.find((candidate) => candidate === language);
    if (match !== undefined) return match;
  }
  return allowed[0];
}
