import type { Texts } from '@vicus/cube';

/** Letters without accents, digits, `_`, `@`, `$` and `-`: what SDMX allows in the id of a code (common:IDType). */
export function toCodeId(text: string): string {
  const plain = text
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_@$-]+/g, '_');
  // A cell that begins with - or @ is a formula to a spreadsheet, and SDMX-CSV has no place for an apostrophe.
  return /^[-@]/.test(plain) || plain === '' ? `_${plain}` : plain;
}

/** Begins with a letter, then letters, digits, `_` and `-`: ids of structures and components (common:NCNameIDType). */
export function toNameId(text: string): string {
  const plain = toCodeId(text).replaceAll(/[@$]/g, '_');
  return /^[A-Za-z]/.test(plain) ? plain : `X${plain}`;
}

/**
 * One id for each text, none twice: what is already an id keeps it, others get what `clean` makes of them, with a number where
 * that is taken. `taken` holds ids that are not free, compared without regard to capitals when `foldCase`.
 */
export function claimIds(
  texts: readonly string[],
  clean: (text: string) => string,
  taken: Iterable<string> = [],
  foldCase = false,
): Map<string, string> {
  const fold = (id: string): string => (foldCase ? id.toUpperCase() : id);
  const used = new Set([...taken].map(fold));
  const ids = new Map<string, string>();
  for (const text of texts) {
    if (clean(text) !== text || used.has(fold(text))) continue;
    used.add(fold(text));
    ids.set(text, text);
  }
  for (const text of texts) {
    if (ids.has(text)) continue;
    const wanted = clean(text);
    let id = wanted;
    for (let n = 2; used.has(fold(id)); n += 1) id = `${wanted}_${n}`;
    used.add(fold(id));
    ids.set(text, id);
  }
  return ids;
}

/** Texts by BCP 47 tag in a fixed order, English first; tags that are none are left out, and so are empty texts. */
export function listTexts(texts: Texts): [tag: string, text: string][] {
  return Object.entries(texts)
    .filter(([tag, text]) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && text !== '')
    .toSorted(([a], [b]) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1));
}
