/** Lines of a card: broken where they fit, everything made smaller together until the sheet holds it. */
import { measureTextWidthPx } from '@vicus/charts';

export interface TextStyle {
  readonly sizePx: number;
  readonly isBold?: boolean;
  /** more are cut, the last ends with … */
  readonly maximumLines: number;
}

/** Lines that fit the width; words wider than a line are parted with a hyphen. */
export function breakLines(
  text: string,
  widthPx: number,
  { sizePx, isBold = false, maximumLines }: TextStyle,
): string[] {
  const fits = (line: string): boolean => measureTextWidthPx(line, sizePx, isBold) <= widthPx;
  const words = text
    .trim()
    .split(/[ \t\r\n]+/)
    .flatMap((word) => partWord(word, fits));
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= maximumLines) return lines;
  return [...lines.slice(0, maximumLines - 1), cutLine(lines.slice(maximumLines - 1).join(' '), fits)];
}

function partWord(word: string, fits: (line: string) => boolean): string[] {
  const parts: string[] = [''];
  for (const character of word) {
    const last = parts.at(-1) ?? '';
    if (last !== '' && !fits(`${last}${character}-`)) {
      // an address is parted without a hyphen, which would be taken for a part of it
      parts[parts.length - 1] = /[/.]/.test(word) ? last : `${last}-`;
      parts.push(character);
    } else parts[parts.length - 1] = last + character;
  }
  return parts;
}

function cutLine(line: string, fits: (line: string) => boolean): string {
  let kept = [...line];
  while (kept.length > 0 && !fits(`${kept.join('')}…`)) kept = kept.slice(0, -1);
  return `${kept.join('').trimEnd()}…`;
}

/** The largest of the sizes (in shares of `fullPx`) at which `measureHeight` stays within the room; the smallest if none. */
export function chooseUnit(
  fullPx: number,
  roomPx: number,
  measureHeight: (unitPx: number) => number,
): number {
  for (let share = 1; share > SMALLEST; share -= 0.03) {
    if (measureHeight(fullPx * share) <= roomPx) return fullPx * share;
  }
  return fullPx * SMALLEST;
}
const SMALLEST = 0.5;
