import { LOCALES } from './value-formats.ts';
import type { Language } from './languages.ts';

/** The country in the reader's language; the code itself where it has no name. `code`: ISO 3166-1 alpha-2. */
export function formatCountry(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([LOCALES[language]], { type: 'region' }).of(code) ?? code;
}
