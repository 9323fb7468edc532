/** Languages as forms name them: `English (en)`, `EN`, `English`. */

/** Names that forms use without a tag. Spelled as in the forms of humanitarian organisations too. */
const TAGS: Readonly<Record<string, string>> = {
  albanian: 'sq',
  amharic: 'am',
  arabic: 'ar',
  bulgarian: 'bg',
  catalan: 'ca',
  chinese: 'zh',
  croatian: 'hr',
  czech: 'cs',
  danish: 'da',
  dari: 'prs',
  deutsch: 'de',
  dutch: 'nl',
  english: 'en',
  español: 'es',
  estonian: 'et',
  farsi: 'fa',
  finnish: 'fi',
  français: 'fr',
  french: 'fr',
  german: 'de',
  greek: 'el',
  hungarian: 'hu',
  irish: 'ga',
  italian: 'it',
  italiano: 'it',
  kurdish: 'ku',
  latvian: 'lv',
  lithuanian: 'lt',
  nederlands: 'nl',
  norwegian: 'no',
  oromiffa: 'om',
  oromo: 'om',
  pashto: 'ps',
  persian: 'fa',
  polish: 'pl',
  polski: 'pl',
  portuguese: 'pt',
  português: 'pt',
  romanian: 'ro',
  russian: 'ru',
  serbian: 'sr',
  slovak: 'sk',
  slovenian: 'sl',
  somali: 'so',
  spanish: 'es',
  swedish: 'sv',
  tigirigna: 'ti',
  tigrinya: 'ti',
  turkish: 'tr',
  ukrainian: 'uk',
  urdu: 'ur',
  العربية: 'ar',
  українська: 'uk',
  русский: 'ru',
};

/** The BCP 47 tag of a language as a form names it; `undefined`: not known, so its texts cannot be placed. */
export function toLanguageTag(name: string): string | undefined {
  const trimmed = name.trim();
  const inBrackets = /\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$/u.exec(trimmed)?.[1];
  const plain = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(trimmed) ? trimmed : undefined;
  const tag = inBrackets ?? TAGS[trimmed.toLowerCase()] ?? plain;
  return tag?.replace(/^[A-Za-z]+/u, (language) => language.toLowerCase());
}
