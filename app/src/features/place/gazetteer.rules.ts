/**
 * How a town is found by typing, whatever the script, the accents or the spelling: the name in the gazetteer and the
 * text typed are folded in the same way and then compared from the beginning.
 */
import anyAscii from 'any-ascii';

/** Vowel pairs that one language writes where another has a single letter (ü/ue, ου/ou, oy); kept is the first. */
const VOWEL_PAIRS = /([aou])[eu]|oy/g;

/** Greek and Cyrillic sounds that any-ascii writes in another way than town names in Latin script do. */
const SCRIPT_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/μπ/giu, 'b'],
  [/ντ/giu, 'd'],
  [/φ/giu, 'f'],
  [/χ/giu, 'ch'],
  [/щ/giu, 'shch'],
  [/ц/giu, 'ts'],
  [/х/giu, 'kh'],
  [/[ьъ’ʼ'`]/giu, ''],
];

/**
 * Lower-case ASCII without accents, hyphens and apostrophes; `y` is `i`, vowel pairs and double letters are one.
 * Letters only ever merge, so whatever begins a name still begins the folded name.
 */
export function foldPlaceName(name: string): string {
  const spelled = SCRIPT_SPELLINGS.reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    name.normalize('NFC'),
  );
  return anyAscii(spelled)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replaceAll(/ph/g, 'f')
    .replaceAll(VOWEL_PAIRS, (pair) => pair.charAt(0))
    .replaceAll('y', 'i')
    .replaceAll(/([a-z])\1+/g, '$1')
    .trim();
}

/** Every folded form a text may stand for: Cyrillic г is g or h, and a town may have another name in English. */
export function listSearchForms(text: string): string[] {
  const spellings = /[гґ]/iu.test(text) ? [text, text.replaceAll(/г/giu, 'h')] : [text];
  return [...new Set(spellings.map(foldPlaceName).filter((form) => form !== ''))];
}

/**
 * A public address from a name: `Bad Tölz` → `bad-toelz`. German umlauts keep their `e`, as on signposts. `place` where
 * nothing readable is left. At most 60 characters.
 */
export function toPlaceSlug(name: string): string {
  const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'ae', Ö: 'oe', Ü: 'ue' };
  const spelled = name.normalize('NFC').replaceAll(/[äöüÄÖÜ]/g, (letter) => umlauts[letter] ?? letter);
  const slug = anyAscii(spelled.slice(0, 200))
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug.slice(0, 60).replaceAll(/-+$/g, '') || 'place';
}
