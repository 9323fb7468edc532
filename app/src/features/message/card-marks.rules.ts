/** Lines of text and boxes of a card, from the side where reading begins. */
import { breakLines, type TextStyle } from './card-layout.rules.ts';
import type { CardContent } from './card.types.ts';

/** From the top of one line to that of the next, in sizes of its letters. */
const LINE = 1.3;

export interface Drawing {
  readonly marks: string;
  readonly heightPx: number;
}

export interface Frame {
  readonly content: CardContent;
  readonly unitPx: number;
  /** where it begins on the side where reading begins, and how wide it is */
  readonly startPx: number;
  readonly widthPx: number;
  readonly sheetPx: number;
}

export interface InkedStyle extends TextStyle {
  readonly colour: string;
  readonly spacing?: number;
}

export function drawText(frame: Frame, y: number, text: string, style: InkedStyle): Drawing {
  if (text === '') return { marks: '', heightPx: 0 };
  const lines = breakLines(text, frame.widthPx, style);
  const step = style.sizePx * (style.spacing ?? LINE);
  const marks = lines.map((line, i) =>
    drawLine(frame, line, { ...style, offsetPx: 0, baselinePx: y + style.sizePx + i * step }),
  );
  return { marks: marks.join(''), heightPx: lines.length * step };
}

interface LineStyle extends InkedStyle {
  readonly offsetPx: number;
  readonly baselinePx: number;
  /** ends at its place instead of beginning there */
  readonly isAtEnd?: boolean;
}

export function drawLine(frame: Frame, line: string, style: LineStyle): string {
  const isRtl = frame.content.direction === 'rtl';
  const anchor = isRtl === (style.isAtEnd === true) ? 'start' : 'end';
  // isolated as right-to-left, so that points and numbers stand on their side whatever draws the picture
  const words = isRtl ? `\u2067${line}\u2069` : line;
  const weight = style.isBold === true ? ' font-weight="700"' : '';
  const at = `x="${round(place(frame, style.offsetPx))}" y="${round(style.baselinePx)}"`;
  return `<text ${at} font-size="${round(style.sizePx)}"${weight} text-anchor="${anchor}" fill="${style.colour}">${escapeText(words)}</text>`;
}

/** From a distance to the side where reading begins to a place on the sheet. */
export function place({ content, startPx, sheetPx }: Frame, offsetPx: number): number {
  return content.direction === 'rtl' ? sheetPx - startPx - offsetPx : startPx + offsetPx;
}

interface Box {
  readonly fromPx: number;
  readonly widthPx: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly fill: string;
  readonly opacity?: number;
}

export function drawBox(frame: Frame, { fromPx, widthPx, topPx, heightPx, fill, opacity = 1 }: Box): string {
  const x = frame.content.direction === 'rtl' ? place(frame, fromPx) - widthPx : place(frame, fromPx);
  const clear = opacity === 1 ? '' : ` fill-opacity="${opacity}"`;
  return `<rect x="${round(x)}" y="${round(topPx)}" width="${round(widthPx)}" height="${round(heightPx)}" fill="${fill}"${clear}/>`;
}

export const round = (px: number): number => Math.round(px * 10) / 10;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Signs that XML cannot hold are left out. */
export const escapeText = (text: string): string =>
  text.replaceAll(UNWRITABLE, '').replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
