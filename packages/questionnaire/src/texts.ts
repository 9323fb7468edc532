/** Control characters other than the line break. */
const CONTROLS = /[^\P{Cc}\n]/gu;
/** Marks that turn the direction of the text around them; plain Arabic or Hebrew needs none. */
const DIRECTION_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/gu;
const LINE_BREAKS = /\r\n?|[\u2028\u2029\u0085]/gu;

/**
 * A text as it is stored: trimmed, composed (Unicode NFC), without control characters, direction overrides and
 * broken surrogates. One line: line breaks become spaces. Doing it twice changes nothing.
 */
export function normaliseText(text: string, lines: 'one' | 'several'): string {
  const broken = text.toWellFormed().replace(LINE_BREAKS, '\n').replaceAll('\t', ' ');
  const joined = lines === 'one' ? broken.replaceAll('\n', ' ') : broken;
  return joined.replace(CONTROLS, '').replace(DIRECTION_OVERRIDES, '').normalize('NFC').trim();
}

/** Length in characters as a reader counts them nearly always: Unicode code points. */
export function countCharacters(text: string): number {
  return [...text].length;
}

/** Shown back in a finding; longer input is cut. */
const MAXIMUM_SHOWN_CHARACTERS = 40;

/** Whatever came in, as a short line that a finding may show. */
export function toShownText(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : typeof value;
  const characters = [...normaliseText(text.slice(0, 10 * MAXIMUM_SHOWN_CHARACTERS), 'one')];
  if (characters.length <= MAXIMUM_SHOWN_CHARACTERS) return characters.join('');
  return `${characters.slice(0, MAXIMUM_SHOWN_CHARACTERS).join('')}…`;
}
