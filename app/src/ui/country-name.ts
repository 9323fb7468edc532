import { LOCALES } from './value-formats.ts';
import type { Language } from './languages.ts';

/** ISO 3166-1 leaves XX to its users: no country has or will have it. Invented places lie there. */
export const EXAMPLE_COUNTRY = 'XX';

const EXAMPLE_NAMES: Readonly<Record<Language, string>> = {
  en: 'Example country',
  de: 'Beispielland',
  es: 'País de ejemplo',
  it: 'Paese di esempio',
  ar: 'بلد للمثال',
  uk: 'Країна для прикладу',
};

/** The country in the reader's language; the code itself where it has no name. `code`: ISO 3166-1 alpha-2. */
export function formatCountry(code: string, language: Language): string {
  if (code === EXAMPLE_COUNTRY) return EXAMPLE_NAMES[language];
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([LOCALES[language]], { type: 'region' }).of(code) ?? code;
}
