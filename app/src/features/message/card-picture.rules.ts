/** Draws a card as SVG: fonts of the reports, colours that can be read, nothing from outside, both directions. */
import { chooseUnit } from './card-layout.rules.ts';
import {
  drawBox,
  drawLine,
  drawText,
  escapeText,
  place,
  round,
  type Drawing,
  type Frame,
} from './card-marks.rules.ts';
import type { CardBar, CardContent, CardShape, CardStrip } from './card.types.ts';

interface Sheet {
  readonly widthPx: number;
  readonly heightPx: number;
  /** as the file says it; millimetres for print */
  readonly size: readonly [string, string];
  /** size of ordinary letters where everything fits */
  readonly unitPx: number;
}

export const CARD_SHEETS: Readonly<Record<CardShape, Sheet>> = {
  wide: { widthPx: 1200, heightPx: 630, size: ['1200', '630'], unitPx: 30 },
  square: { widthPx: 1080, heightPx: 1080, size: ['1080', '1080'], unitPx: 38 },
  // A6
  print: { widthPx: 1050, heightPx: 1480, size: ['105mm', '148mm'], unitPx: 44 },
};

const INK = '#1b1f24';
const MUTED = '#4f5864';
const PALE = '#e6ebf1';
const GREY = '#8b95a1';
/** Named first where it is read first: the other one comes in plain weight only. */
const FONTS = {
  ltr: "'Noto Sans', 'Noto Sans Arabic', sans-serif",
  rtl: "'Noto Sans Arabic', 'Noto Sans', sans-serif",
} as const;

/** The SVG text of a card in one shape. */
export function drawCard(content: CardContent, shape: CardShape): string {
  const sheet = CARD_SHEETS[shape];
  const margin = Math.round(sheet.widthPx * 0.055);
  const band = Math.round(sheet.heightPx * 0.018);
  const inner = sheet.widthPx - 2 * margin;
  const frameAt = (unitPx: number): Frame => ({
    content,
    unitPx,
    startPx: margin,
    widthPx: inner,
    sheetPx: sheet.widthPx,
  });
  const room = sheet.heightPx - band - 2 * margin;
  const measure = (unitPx: number): number => {
    const frame = frameAt(unitPx);
    return drawBody(frame, shape === 'wide', 0).heightPx + unitPx + drawFoot(frame, 0).heightPx;
  };
  const frame = frameAt(chooseUnit(sheet.unitPx, room, measure));
  const foot = drawFoot(frame, 0).heightPx;
  const body = drawBody(frame, shape === 'wide', band + margin);
  const marks = [
    `<rect width="${sheet.widthPx}" height="${sheet.heightPx}" fill="#ffffff"/>`,
    `<rect width="${sheet.widthPx}" height="${band}" fill="${content.accent}"/>`,
    body.marks,
    drawFoot(frame, sheet.heightPx - margin - foot).marks,
  ];
  return wrapSvg(content, sheet, marks.join(''));
}

function wrapSvg(content: CardContent, { widthPx, heightPx, size }: Sheet, marks: string): string {
  const title = escapeText(`${content.question} – ${content.place}`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthPx} ${heightPx}" width="${size[0]}" height="${size[1]}" ` +
    `lang="${content.language}" role="img" aria-labelledby="title alt" font-family="${FONTS[content.direction]}">` +
    `<title id="title">${title}</title><desc id="alt">${escapeText(content.alternative)}</desc>${marks}</svg>`
  );
}

/** Place and question; then number and picture, beside each other on a wide sheet; then the sentence. */
function drawBody(frame: Frame, isWide: boolean, topPx: number): Drawing {
  const { content, unitPx, widthPx, startPx } = frame;
  const hasPicture = content.bars.length > 0;
  const half = isWide && hasPicture;
  const column = half ? (widthPx - 2 * unitPx) * 0.44 : widthPx;
  const left = { ...frame, widthPx: column };
  const right = half
    ? { ...frame, startPx: startPx + column + 2 * unitPx, widthPx: widthPx - column - 2 * unitPx }
    : frame;
  const head = stack(topPx, [(y) => drawHead(frame, y), (y) => drawQuestion(frame, y)]);
  const number = (y: number): Drawing => stack(y, [(at) => drawNumber(left, at)]);
  const picture = (y: number): Drawing => drawPicture(right, y);
  const under = topPx + head.heightPx;
  const middle = half
    ? merge(number(under), picture(under + unitPx))
    : stack(under, hasPicture || content.strip !== null ? [number, space(unitPx * 0.7), picture] : [number]);
  const sentence = stack(under + middle.heightPx, [space(unitPx * 0.9), (y) => drawSentence(frame, y)]);
  return {
    marks: head.marks + middle.marks + sentence.marks,
    heightPx: head.heightPx + middle.heightPx + sentence.heightPx,
  };
}

const space = (heightPx: number) => (): Drawing => ({ marks: '', heightPx });

function stack(topPx: number, draws: readonly ((y: number) => Drawing)[]): Drawing {
  let marks = '';
  let y = topPx;
  for (const draw of draws) {
    const drawn = draw(y);
    marks += drawn.marks;
    y += drawn.heightPx;
  }
  return { marks, heightPx: y - topPx };
}

const merge = (a: Drawing, b: Drawing): Drawing => ({
  marks: a.marks + b.marks,
  heightPx: Math.max(a.heightPx, b.heightPx),
});

function drawHead(frame: Frame, y: number): Drawing {
  const { content, unitPx } = frame;
  const name = content.mark === '' ? content.place : `${content.place} · ${content.mark}`;
  const style = { sizePx: unitPx * 0.85, isBold: true, maximumLines: 2 };
  return drawText(frame, y, name, { ...style, colour: content.accent });
}

function drawQuestion(frame: Frame, y: number): Drawing {
  return drawText(frame, y, frame.content.question, { sizePx: frame.unitPx, maximumLines: 4, colour: MUTED });
}

function drawNumber(frame: Frame, y: number): Drawing {
  const { content, unitPx } = frame;
  const size = content.isNone ? 1.9 : [...content.headline].length > 9 ? 2.6 : 4;
  return stack(y, [
    space(unitPx * 0.4),
    (at) =>
      drawText(frame, at, content.headline, {
        sizePx: unitPx * size,
        isBold: true,
        maximumLines: 2,
        colour: content.isNone ? INK : content.accent,
        spacing: 1.18,
      }),
    (at) =>
      drawText(frame, at, content.about, {
        sizePx: unitPx * 1.1,
        isBold: true,
        maximumLines: 4,
        colour: INK,
      }),
    ...content.footings.map(
      (words) => (at: number) =>
        drawText(frame, at, words, { sizePx: unitPx * 0.8, maximumLines: 3, colour: MUTED }),
    ),
  ]);
}

function drawPicture(frame: Frame, y: number): Drawing {
  const { bars, strip } = frame.content;
  if (bars.length > 0)
    return stack(
      y,
      bars.map((bar) => (at: number) => drawBar(frame, bar, at)),
    );
  return strip === null ? { marks: '', heightPx: 0 } : drawStrip(frame, strip, y);
}

/** Label above its bar: long labels keep the whole width. */
function drawBar(frame: Frame, bar: CardBar, y: number): Drawing {
  const { unitPx, widthPx, content } = frame;
  const style = { sizePx: unitPx * 0.78, isBold: bar.isThis, maximumLines: 2 };
  const label = drawText(frame, y, `${bar.label}: ${bar.text}`, { ...style, colour: INK });
  const top = y + label.heightPx;
  const height = unitPx * 0.42;
  const colour = bar.isThis ? content.accent : GREY;
  const parts = [drawBox(frame, { fromPx: 0, widthPx: widthPx, topPx: top, heightPx: height, fill: PALE })];
  if (bar.length !== null)
    parts.push(
      drawBox(frame, {
        fromPx: 0,
        widthPx: widthPx * bar.length,
        topPx: top,
        heightPx: height,
        fill: colour,
      }),
    );
  if (bar.interval !== null) parts.push(drawWhisker(frame, bar.interval, top + height / 2));
  return { marks: label.marks + parts.join(''), heightPx: label.heightPx + height + unitPx * 0.35 };
}

/** How far the number may be off: a dark line with a light edge, seen on bar and ground. */
function drawWhisker(frame: Frame, [low, high]: readonly [number, number], y: number): string {
  const { unitPx, widthPx } = frame;
  const from = low * widthPx;
  const length = Math.max((high - low) * widthPx, 1);
  const thick = unitPx * 0.12;
  return (
    drawBox(frame, {
      fromPx: from,
      widthPx: length,
      topPx: y - thick,
      heightPx: 2 * thick,
      fill: '#ffffff',
    }) + drawBox(frame, { fromPx: from, widthPx: length, topPx: y - thick / 2, heightPx: thick, fill: INK })
  );
}

function drawStrip(frame: Frame, strip: CardStrip, y: number): Drawing {
  const { unitPx, widthPx, content } = frame;
  const height = unitPx * 0.5;
  const [low, high] = strip.interval;
  const track = drawBox(frame, { fromPx: 0, widthPx: widthPx, topPx: y, heightPx: height, fill: PALE });
  const band = drawBox(frame, {
    fromPx: low * widthPx,
    widthPx: Math.max((high - low) * widthPx, unitPx * 0.2),
    topPx: y,
    heightPx: height,
    fill: content.accent,
    opacity: 0.45,
  });
  const dot =
    strip.value === null
      ? ''
      : `<circle cx="${round(place(frame, strip.value * widthPx))}" cy="${round(y + height / 2)}" r="${round(height * 0.62)}" fill="${content.accent}" stroke="#ffffff" stroke-width="${round(unitPx * 0.08)}"/>`;
  const below = y + height + unitPx * 0.12;
  const style = { sizePx: unitPx * 0.7, maximumLines: 1 };
  const from = drawText(frame, below, strip.from, { ...style, colour: MUTED });
  const to = drawLine(frame, strip.to, {
    ...style,
    colour: MUTED,
    isAtEnd: true,
    offsetPx: widthPx,
    baselinePx: below + style.sizePx,
  });
  return { marks: track + band + dot + from.marks + to, heightPx: height + unitPx * 0.12 + from.heightPx };
}

function drawSentence(frame: Frame, y: number): Drawing {
  return drawText(frame, y, frame.content.sentence, {
    sizePx: frame.unitPx * 1.02,
    maximumLines: 9,
    colour: INK,
  });
}

function drawFoot(frame: Frame, y: number): Drawing {
  const { content, unitPx } = frame;
  return stack(y, [
    (at) => drawText(frame, at, content.source, { sizePx: unitPx * 0.66, maximumLines: 3, colour: MUTED }),
    (at) =>
      drawText(frame, at, content.address, {
        sizePx: unitPx * 0.66,
        maximumLines: 2,
        colour: content.accent,
      }),
  ]);
}
