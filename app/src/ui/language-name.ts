import { LOCALES } from './value-formats.ts';
import type { Language } from './languages.ts';

/** The language in the reader's language; the code itself where it has no name. `code`: ISO 639-1 or 639-3. */
export function formatLanguage(code: string, language: Language): string {
  return new Intl.DisplayNames([LOCALES[language]], { type: 'language', fallback: 'code' }).of(code) ?? code;
}
