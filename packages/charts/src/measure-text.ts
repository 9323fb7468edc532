/**
 * Widths without a font at hand: shares of the font size, a little wider than Noto Sans and the usual system fonts,
 * so that what fits here fits on the reader's screen.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\u0300-\u036f\u064b-\u065f\u200b-\u200f\u2066-\u2069]/, 0],
  [/[ilj.,:;'’|!ıíìІі]/, 0.3],
  [/[\sfrt()[\]/\-–"·“”„«»]/, 0.41],
  [/[mwMWшщжюфмШЩЖЮФМ@%—…]/, 0.92],
  [/[A-ZÄÖÜÀ-ÞА-ЯЄ]/, 0.7],
  [/[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/, 1],
];
const USUAL_WIDTH = 0.6;
const BOLD_FACTOR = 1.07;

const widthByCharacter = new Map<string, number>();

function readCharacterWidth(character: string): number {
  let width = widthByCharacter.get(character);
  if (width === undefined) {
    width = WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? USUAL_WIDTH;
    if (widthByCharacter.size < 5000) widthByCharacter.set(character, width);
  }
  return width;
}

/**
 * Estimates how wide a text is, on the safe side.
 *
 * @param text any text
 * @param fontSizePx size of the letters in px
 * @param bold whether the letters are bold
 * @returns width in px
 * @example
 * measureTextWidthPx('Town', 10) // => 28.2
 * measureTextWidthPx('', 12) // => 0
 */
export function measureTextWidthPx(text: string, fontSizePx: number, bold = false): number {
  let shares = 0;
  for (const character of text) shares += readCharacterWidth(character);
  return Math.round(shares * fontSizePx * (bold ? BOLD_FACTOR : 1) * 100) / 100;
}

/** Breaks a text at spaces, and inside words that are wider than a line; the last line ends with … if text is cut. */
export function wrapText(
  text: string,
  widthPx: number,
  fontSizePx: number,
  maxLines: number,
  bold = false,
): string[] {
  const fits = (line: string): boolean => measureTextWidthPx(line, fontSizePx, bold) <= widthPx;
  const words = text
    .trim()
    .split(/[ \t\r\n]+/)
    .flatMap((word) => splitWord(word, fits));
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  if (lines.length <= maxLines) return lines;
  return [...lines.slice(0, maxLines - 1), cutText(lines.slice(maxLines - 1).join(' '), fits)];
}

function splitWord(word: string, fits: (line: string) => boolean): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && !fits(part + character + '-')) {
      parts.push(part + '-');
      part = '';
    }
    part += character;
  }
  if (fits(word)) return [word];
  return [...parts, part];
}

function cutText(text: string, fits: (line: string) => boolean): string {
  const characters = [...text];
  while (characters.length > 1 && !fits(characters.join('').trimEnd() + '…')) characters.pop();
  return characters.join('').trimEnd() + '…';
}
