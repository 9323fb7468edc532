/** Words of a text that could tell who is meant, for a person to look at before the text leaves the house. */

export type IdentifyingKind =
  'address' | 'age' | 'contact' | 'country' | 'day' | 'known-name' | 'name' | 'title-and-name';

export interface IdentifyingWord {
  readonly kind: IdentifyingKind;
  /** as it stands in the text */
  readonly words: string;
  /** position of its first character, in UTF-16 units */
  readonly at: number;
}

export interface IdentifyingOptions {
  /** names that are known here: districts, organisations, people in office */
  readonly knownNames?: readonly string[];
  /** names that tell of nobody, e.g. that of the place */
  readonly harmlessNames?: readonly string[];
  /** BCP 47 tag of the text: where it is known and writes nouns small, a capital inside a sentence is looked at too */
  readonly language?: string;
  /** BCP 47 tags whose names of countries are looked for; default de en es it ar uk */
  readonly languages?: readonly string[];
}

const PATTERNS: readonly (readonly [IdentifyingKind, RegExp])[] = [
  ['day', /\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b/gu],
  ['contact', /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu],
  ['contact', /(?<=^|\s)@[\p{L}\d_]{3,}/gu],
  ['contact', /\+?\d(?:[\s/().-]?\d){6,}/gu],
  [
    'age',
    /\b\d{1,3}[\s-](?:years?[\s-]old|jährige?[nrs]?|Jahre alt|años|anni|річн\p{L}+|рок\p{L}+)(?!\p{L})/giu,
  ],
  ['address', /\p{L}*(?:stra(?:ß|ss)e|gasse|weg|platz)\s\d+\s?[a-z]?\b/giu],
  ['address', /\b\d+\s\p{Lu}\p{L}+\s(?:Street|Road|Lane|Avenue|Close|Square)\b/gu],
  [
    'address',
    /(?:\b(?:calle|avenida|plaza|via|viale|piazza)|(?<!\p{L})вулиц\p{L}+)\s\p{L}+(?:\s\p{L}+)?,?\s\d+/giu,
  ],
  [
    'title-and-name',
    /(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Sir|Dr|Prof|Herrn?|Frau|Familie|family|Familia|famiglia|Sra?|Señora?|Don|Doña|Sig|Signora?|Dott|пані?|родин[аи]|السيدة?|الدكتورة?|عائلة)\.?\s\p{L}{2,}/giu,
  ],
];

const CAPITAL = String.raw`\p{Lu}[\p{L}’'-]+`;
/** An initial and a name; two capitalised words in a row, with a small word of a name between them or not. */
const NAMES: readonly RegExp[] = [
  new RegExp(String.raw`(?<!\p{L})\p{Lu}\.\s?${CAPITAL}`, 'gu'),
  new RegExp(String.raw`(?<!\p{L})${CAPITAL}(?:\s+(?:von|van|de|del|di|da|al|el|bin))?\s+${CAPITAL}`, 'gu'),
];
/** Where nouns are written small, a capital inside a sentence is the name of something. */
const INSIDE = new RegExp(String.raw`(?<=[\p{Ll}\d,;:]\s)${CAPITAL}`, 'gu');
const WITHOUT_SIGN_OF_NAMES = ['de', 'ar'];
/** Words that begin sentences with a capital and no name. */
const OPENERS = new Set(
  (
    'Der Die Das Den Dem Ein Eine Im In Am An Auf Bei Mit Für Von Wir Ich Es Sie Unser Unsere Mehr Kein Keine Viele ' +
    'The A We I More Our Many El La Los Las Un Una Il Lo Gli Le'
  ).split(' '),
);

const LANGUAGES = ['de', 'en', 'es', 'it', 'ar', 'uk'];
/** Letters that an ending may add to the stem of a country's name: Eritrea, Eritrean, eritreisch; to a short stem fewer. */
const LONGEST_ENDING = 4;
const SHORTEST_STEM = 4;

/**
 * Finds addresses, numbers to call, days, ages, titles with a name, names, countries of origin and names known here. It
 * finds candidates, not people: somebody reads the text and decides. What it does not find may still tell who is meant.
 *
 * @param text what somebody wrote or said
 * @param options names known here, languages of country names
 * @returns in the order of the text; overlapping finds once
 * Source: own rule. Method page: docs/methods/open-answers.md
 * @example
 * flagIdentifyingWords('Mrs Okafor came from Eritrea in spring.').map(({ kind, words }) => [kind, words]) // => [["title-and-name","Mrs Okafor"],["country","Eritrea"]]
 */
export function flagIdentifyingWords(
  text: string,
  { knownNames = [], harmlessNames = [], language, languages = LANGUAGES }: IdentifyingOptions = {},
): readonly IdentifyingWord[] {
  const sure = [
    ...PATTERNS.flatMap(([kind, pattern]) => listMatches(text, kind, pattern)),
    ...knownNames
      .filter((name) => name.trim().length >= 2)
      .flatMap((name) => listMatches(text, 'known-name', wholeWord(name.trim()))),
    ...listCountries(text, readStems(languages)),
  ];
  const names = listNames(text, language)
    .filter(({ words }) => !harmlessNames.some((name) => name.includes(words)))
    .filter((name) => !sure.some((one) => doOverlap(one, name)));
  const found = [...sure, ...names].sort((a, b) => a.at - b.at || b.words.length - a.words.length);
  let end = 0;
  return found.filter(({ at, words }) => {
    if (at < end) return false;
    end = at + words.length;
    return true;
  });
}

/** A text of several, and its words that could tell who is meant. */
export interface IdentifyingField<Field extends string> {
  readonly field: Field;
  readonly words: readonly string[];
}

/**
 * The first of several texts in which `flagIdentifyingWords` finds something: the one to show to who wrote it.
 *
 * @param texts by field, in the order in which they are looked at; empty and absent ones tell nothing
 * @param options see `flagIdentifyingWords`
 * @returns nothing where no text needs a look
 * Source: own rule. Method page: docs/methods/open-answers.md
 * @example
 * findIdentifyingField({ title: 'Night bus', contact: 'Mrs Okafor' }) // => {"field":"contact","words":["Mrs Okafor"]}
 */
export function findIdentifyingField<Field extends string>(
  texts: Readonly<Partial<Record<Field, string>>>,
  options: IdentifyingOptions = {},
): IdentifyingField<Field> | undefined {
  for (const field of Object.keys(texts) as Field[]) {
    const words = flagIdentifyingWords(texts[field] ?? '', options).map((one) => one.words);
    if (words.length > 0) return { field, words };
  }
  return undefined;
}

function doOverlap(one: IdentifyingWord, other: IdentifyingWord): boolean {
  return one.at < other.at + other.words.length && other.at < one.at + one.words.length;
}

function listMatches(text: string, kind: IdentifyingKind, pattern: RegExp): IdentifyingWord[] {
  return [...text.matchAll(pattern)].map((match) => ({ kind, words: match[0].trim(), at: match.index }));
}

function listNames(text: string, language: string | undefined): IdentifyingWord[] {
  const showsNames = language !== undefined && !WITHOUT_SIGN_OF_NAMES.includes(language);
  const patterns = showsNames ? [...NAMES, INSIDE] : NAMES;
  return (
    patterns
      .flatMap((pattern) => listMatches(text, 'name', pattern))
      .filter(({ words }) => !OPENERS.has(words.split(/\s/u)[0] ?? ''))
      // Two capitals that begin a sentence are as often an adjective and its noun, unless the language is known.
      .filter(({ at }) => language !== undefined || !/(?:^|[.!?:]\s)$/u.test(text.slice(0, at)))
  );
}

function wholeWord(name: string): RegExp {
  const literal = name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<!\p{L})${literal}(?!\p{L})`, 'giu');
}

function listCountries(text: string, stems: readonly string[]): IdentifyingWord[] {
  return [...text.matchAll(/\p{L}{4,}/gu)].flatMap((match) => {
    const word = match[0].toLocaleLowerCase();
    const isCountry = stems.some(
      (stem) =>
        word.startsWith(stem) &&
        word.length - stem.length <= LONGEST_ENDING - Number(stem.length === SHORTEST_STEM),
    );
    return isCountry ? [{ kind: 'country' as const, words: match[0], at: match.index }] : [];
  });
}

const stemsByLanguages = new Map<string, readonly string[]>();

/** Names of countries in one word, without the letters that change in adjectives; listed once. */
function readStems(languages: readonly string[]): readonly string[] {
  const known = stemsByLanguages.get(languages.join());
  if (known !== undefined) return known;
  const stems = languages.flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return COUNTRY_CODES.map((code) => names.of(code))
      .filter((name): name is string => name !== undefined && /^\p{L}{4,}$/u.test(name))
      .map((name) => toStem(name.toLocaleLowerCase(language)));
  });
  const distinct = [...new Set(stems)];
  stemsByLanguages.set(languages.join(), distinct);
  return distinct;
}

function toStem(name: string): string {
  return name.slice(0, Math.max(SHORTEST_STEM, name.length - 2));
}

/** Letter pairs that ISO 3166-1 may assign; those that are no country have no name and fall out. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const COUNTRY_CODES: readonly string[] = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
