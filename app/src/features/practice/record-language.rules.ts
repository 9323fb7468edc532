/** Languages a record may be written in, by name. ISO 639-1: those of the member states and their neighbours. */
import { formatLanguage } from '#ui/language-name.ts';
import type { Language } from '#ui/languages.ts';

const CODES =
  'ar bg bs ca cs cy da de el en es et eu fi fr ga gl hr hu is it lb lt lv mk mt nl no pl pt ro ru sk sl sq sr sv tr uk'.split(
    ' ',
  );

/** As choices of a list, in the order of their names; `chosen` stands in it even if it is another one. */
export function listRecordLanguages(language: Language, chosen: string): { value: string; label: string }[] {
  const codes = /^[a-z]{2}$/.test(chosen) ? new Set([...CODES, chosen]) : new Set(CODES);
  return [...codes]
    .map((value) => ({ value, label: formatLanguage(value, language) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
}
