import type { PictureOptions } from './chart.types.ts';
import { measureTextWidthPx, wrapText } from './measure-text.ts';
import type { Ink } from './palette.ts';
import { drawLegend, drawLines, drawWarnings, openSheet, TEXT_PX, toLinePx, writePicture } from './sheet.ts';
import type { Part, Sheet } from './sheet.ts';
import type { SvgNode } from './svg.ts';

/** One bar: amounts in the order of the parts, and their sum as it is written. */
export interface AmountRow {
  readonly label: string;
  /** from 0, one for each part */
  readonly amounts: readonly number[];
  /** the sum in words, e.g. `€12,000`; stands behind the bar */
  readonly total: string;
}

export interface AmountPicture {
  /** the question the picture answers */
  readonly title: string;
  /** two to five sentences that say what is seen */
  readonly description: string;
  /** at most three parts, the firmest first: filled, pale, hatched */
  readonly parts: readonly string[];
  readonly rows: readonly AmountRow[];
  /** sentences drawn on the picture */
  readonly warnings?: readonly string[];
}

export interface RenderedAmounts {
  readonly svg: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

const BAR_PX = 18;
const LANE_PX = 28;
const INKS: readonly (Ink | undefined)[] = ['step-5', 'step-2', undefined];

/**
 * Draws amounts as bars on one scale from 0, each divided into up to three parts: what stands firm is dark, the next is
 * pale, the last hatched, so that they are told apart without colour. The sum stands behind the bar.
 *
 * @param picture title, description, names of the parts, rows with their amounts (any unit, all the same) and sums as text
 * @param options id, language, width in px, direction, palette
 * @returns SVG text with width and height in px
 * @example
 * renderStackedAmounts({ title: 'Money', description: 'One year.', parts: ['secured', 'open'],
 *   rows: [{ label: '2027', amounts: [3, 1], total: '4' }] }, { id: 'money', language: 'en' }).widthPx // => 640
 */
export function renderStackedAmounts(picture: AmountPicture, options: PictureOptions): RenderedAmounts {
  const sheet = openSheet(options);
  const warned = drawWarnings(sheet, 4, picture.warnings ?? []);
  const legend = drawParts(sheet, 4 + warned.heightPx, picture.parts);
  const bars = drawBars(sheet, 4 + warned.heightPx + legend.heightPx, picture.rows);
  const heightPx = Math.ceil(4 + warned.heightPx + legend.heightPx + bars.heightPx + 4);
  const nodes = [...warned.nodes, ...legend.nodes, ...bars.nodes];
  const svg = writePicture(sheet, heightPx, picture.title, picture.description, nodes);
  return { svg, widthPx: sheet.widthPx, heightPx };
}

function drawParts(sheet: Sheet, top: number, parts: readonly string[]): Part {
  const items = parts.map((label, i) => ({
    label,
    signWidthPx: 16,
    draw: (x: number, y: number): readonly SvgNode[] => [drawBox(sheet, [x, y - 6, 16, 12], i)],
  }));
  return drawLegend(sheet, top, items);
}

type Box = readonly [x: number, y: number, widthPx: number, heightPx: number];

function drawBox(sheet: Sheet, [x, y, widthPx, heightPx]: Box, part: number): SvgNode {
  const ink = INKS[part];
  const paint = ink ? sheet.inks.fill(ink) : { class: 'chart-hatched', fill: `url(#${sheet.id}-hatch)` };
  return sheet.rect(x, y, widthPx, heightPx, paint);
}

function drawBars(sheet: Sheet, top: number, rows: readonly AmountRow[]): Part {
  const widest = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => measureTextWidthPx(text, TEXT_PX)));
  const labelPx = Math.min(widest(rows.map(({ label }) => label)), sheet.widthPx * 0.3);
  const totalPx = widest(rows.map(({ total }) => total)) + 10;
  const left = 4 + labelPx + 12;
  const fieldPx = Math.max(40, sheet.widthPx - left - totalPx - 4);
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
  const most = Math.max(1, ...rows.map(({ amounts }) => sum(amounts)));
  const nodes: SvgNode[] = [];
  let y = top;
  for (const { label, amounts, total } of rows) {
    const lines = wrapText(label, labelPx + 4, TEXT_PX, 3);
    nodes.push(...drawLines(sheet, 4, y + 6, lines));
    let x = left;
    for (const [part, amount] of amounts.entries()) {
      const widthPx = (amount / most) * fieldPx;
      if (widthPx > 0) nodes.push(drawBox(sheet, [x, y + 4, widthPx, BAR_PX], part));
      x += widthPx;
    }
    nodes.push(sheet.text(x + 6, y + 4 + BAR_PX / 2 + 4, total));
    y += Math.max(LANE_PX, lines.length * toLinePx(TEXT_PX) + 8);
  }
  const axis = sheet.line(left, top, left, y, { 'stroke-width': 1, ...sheet.inks.line('axis') });
  return { nodes: [axis, ...nodes], heightPx: y - top };
}
