/** Texts of a site in the reader's language, or in the next best that was written. */
import { isLanguage, LANGUAGES, type Language } from '#ui/languages.ts';
import type { SiteTexts } from './site.types.ts';

export interface ShownWords {
  readonly paragraphs: readonly string[];
  /** undefined: that of the page */
  readonly lang: Language | undefined;
}

/** null: nothing was written in any language. */
export function pickWords(texts: SiteTexts, language: Language): ShownWords | null {
  const order = [language, ...LANGUAGES.public, ...Object.keys(texts)];
  const found = order.find((one) => (texts[one] ?? '').trim() !== '');
  if (found === undefined) return null;
  return {
    paragraphs: listParagraphs(texts[found] ?? ''),
    lang: found === language || !isLanguage(found) ? undefined : found,
  };
}

/** Blank lines part paragraphs; everything else is shown as typed. */
export function listParagraphs(text: string): string[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
