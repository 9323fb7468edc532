/**
 * Words that could name a person, flagged for a human to look at before anything is published. A guess on purpose too
 * eager: the office decides. Nothing is looked up, nothing is sent anywhere.
 */

const TITLES =
  'Herr|Herrn|Frau|Familie|Dr|Prof|Mr|Mrs|Ms|Miss|Sir|Señor|Señora|Sr|Sra|Don|Doña|Signor|Signora|Sig|Dott|Пан|Пані|السيد|السيدة|الدكتور|الدكتورة';
/** Begin a sentence with a capital, and no name. */
const OPENERS = new Set(
  'Der Die Das Den Dem Ein Eine Im In Am An Auf Bei Mit Für Von Wir Ich Es Sie Unser Unsere Mehr Kein Keine The A We I More Our El La Los Las Un Una Il Lo Gli Le'.split(
    ' ',
  ),
);
const CAPITAL = String.raw`\p{Lu}[\p{L}’'-]+`;

const PATTERNS: readonly RegExp[] = [
  // e-mail, handle, telephone
  /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/giu,
  /(?<=^|\s)@[\p{L}\d_]{3,}/gu,
  /\+?\d[\d\s/()-]{6,}\d/gu,
  // a title and what follows
  new RegExp(String.raw`(?<![\p{L}])(?:${TITLES})\.?\s+[\p{L}][\p{L}’'.-]*`, 'gu'),
  // an initial and a name; two or three capitalised words in a row
  new RegExp(String.raw`(?<![\p{L}])\p{Lu}\.\s?${CAPITAL}`, 'gu'),
  new RegExp(
    String.raw`(?<![\p{L}])${CAPITAL}(?:\s+(?:von|van|de|del|di|da|al|el|bin)\s+|\s+)${CAPITAL}`,
    'gu',
  ),
];

/** In Latin and Cyrillic script other than German, a capital inside a sentence is a name of something. */
const INSIDE = new RegExp(String.raw`(?<=[\p{Ll}\d,;:]\s)${CAPITAL}`, 'gu');

/**
 * @param known names that are no person's, e.g. that of the place
 * @returns each flagged piece once, in the order of the text
 */
export function findNameLikeWords(text: string, language: string, known: readonly string[] = []): string[] {
  const patterns = language === 'de' || language === 'ar' ? PATTERNS : [...PATTERNS, INSIDE];
  const hits = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ at: match.index, words: match[0].trim() })),
  );
  const isTitle = new RegExp(`(?:^|\\s)(?:${TITLES})\\.?$`, 'u');
  const likely = hits.filter(({ words }) => !OPENERS.has(words.split(/\s/)[0] ?? '') && !isTitle.test(words));
  const longest = likely.filter(
    (hit) => !likely.some((other) => other !== hit && other.words !== hit.words && covers(other, hit)),
  );
  const isKnown = (words: string) => known.some((name) => name !== '' && name.includes(words));
  const sorted = longest.toSorted((a, b) => a.at - b.at).map(({ words }) => words);
  return [...new Set(sorted)].filter((words) => !isKnown(words));
}

interface Hit {
  readonly at: number;
  readonly words: string;
}

function covers(outer: Hit, inner: Hit): boolean {
  return outer.at <= inner.at && outer.at + outer.words.length >= inner.at + inner.words.length;
}
