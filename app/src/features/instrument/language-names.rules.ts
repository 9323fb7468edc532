/** Names of languages as a reader of the office knows them, and the direction in which they are written. */
import { isLanguage, LANGUAGE_NAMES } from '#ui/languages.ts';

/** In the reader's language; the tag itself where nothing is known of it. */
export function nameLanguage(tag: string, reader: string): string {
  const own = isLanguage(tag) ? LANGUAGE_NAMES[tag] : undefined;
  const named = new Intl.DisplayNames([reader], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  return own === undefined || own.toLowerCase() === named.toLowerCase() ? named : `${named} (${own})`;
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'yi', 'dv', 'sd', 'ug']);

export function readTextDirection(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
