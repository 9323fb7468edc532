import type { Language } from './languages.ts';

/**
 * Where a form of a page sends to, when the page has several or its one has a name. A browser puts this in the place of
 * the whole search of the address: without the language in it, whoever is refused reads the page in another one.
 */
export function toActionHref(action: string, language: Language): string {
  return `?/${action}&lang=${language}`;
}
