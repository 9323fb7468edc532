import { ChartChoiceError } from './rows.ts';
import { measureTextWidthPx, wrapText } from './measure-text.ts';
import { openInks } from './palette.ts';
import type { Ink, Inks } from './palette.ts';
import { drawNode, writeSvg } from './svg.ts';
import type { SvgNode } from './svg.ts';
import { openWording } from './texts.ts';
import type { Wording } from './texts.ts';
import type { PictureOptions } from './chart.types.ts';

export const TEXT_PX = 12;
export const SMALL_PX = 11;
export const HEADING_PX = 13;
/** Below this width labels stand above their rows instead of beside them. */
const NARROW_BELOW_PX = 480;
const DEFAULT_WIDTH_PX = 640;
const MIN_WIDTH_PX = 280;

export interface TextStyle {
  readonly sizePx?: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly ink?: Ink;
  /** instead of `ink` */
  readonly paint?: { readonly class: string; readonly fill: string };
}

/** A drawing surface laid out left to right; in right-to-left languages everything is mirrored as it is drawn. */
export interface Sheet {
  readonly id: string;
  readonly widthPx: number;
  readonly narrow: boolean;
  readonly rtl: boolean;
  readonly inks: Inks;
  readonly wording: Wording;
  /** a place counted from where reading begins → a place counted from the left */
  mirror(x: number): number;
  text(x: number, baselineY: number, text: string, style?: TextStyle): SvgNode;
  rect(x: number, y: number, widthPx: number, heightPx: number, attributes: Paint): SvgNode;
  line(x1: number, y1: number, x2: number, y2: number, attributes: Paint): SvgNode;
}

type Paint = Readonly<Record<string, string | number | undefined>>;

/** A part of a picture and how much height it took. */
export interface Part {
  readonly nodes: readonly SvgNode[];
  readonly heightPx: number;
}

const ID = /^[A-Za-z][\w-]*$/;

export function openSheet(options: PictureOptions): Sheet {
  const { id, widthPx = DEFAULT_WIDTH_PX, direction = 'ltr', palette = 'screen' } = options;
  if (!ID.test(id)) throw new ChartChoiceError(`"${id}" cannot be an id: letters, digits, - and _ only`);
  if (!(widthPx >= MIN_WIDTH_PX)) throw new ChartChoiceError(`a chart needs at least ${MIN_WIDTH_PX} px`);
  const rtl = direction === 'rtl';
  const inks = openInks(palette);
  const mirror = (x: number): number => (rtl ? widthPx - x : x);
  return {
    id,
    widthPx,
    narrow: widthPx < NARROW_BELOW_PX,
    rtl,
    inks,
    wording: openWording(options),
    mirror,
    text: (x, y, text, style = {}) =>
      drawText({ x: mirror(x), y, text, style }, inks, rtl, palette === 'print'),
    rect: (x, y, width, height, attributes) =>
      drawNode('rect', { x: rtl ? mirror(x + width) : x, y, width, height, ...attributes }),
    line: (x1, y1, x2, y2, attributes) =>
      drawNode('line', { x1: mirror(x1), y1, x2: mirror(x2), y2, ...attributes }),
  };
}

const OTHER_END = { start: 'end', middle: 'middle', end: 'start' } as const;

interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly style: TextStyle;
}

/** Print: anchors are turned here, because SVG readers of PDF makers ignore `direction`. */
function drawText({ x, y, text, style }: PlacedText, inks: Inks, rtl: boolean, print: boolean): SvgNode {
  const { sizePx = TEXT_PX, bold = false, anchor = 'start', ink = 'text', paint = inks.fill(ink) } = style;
  const turned = rtl && print ? OTHER_END[anchor] : anchor;
  return drawNode(
    'text',
    {
      x,
      y,
      'font-size': sizePx,
      'font-weight': bold ? 700 : undefined,
      'text-anchor': turned === 'start' ? undefined : turned,
      direction: rtl && !print ? 'rtl' : undefined,
      ...paint,
    },
    // first strong isolate: a label in another script keeps its own order of brackets and digits
    [rtl && !print ? `\u2068${text}\u2069` : text],
  );
}

/** Writes lines one below another; `y` is the top. */
export function drawLines(
  sheet: Sheet,
  x: number,
  y: number,
  lines: readonly string[],
  style: TextStyle = {},
): SvgNode[] {
  const sizePx = style.sizePx ?? TEXT_PX;
  return lines.map((line, i) => sheet.text(x, y + sizePx + i * toLinePx(sizePx), line, style));
}

/** Distance between two baselines. */
export function toLinePx(sizePx: number): number {
  return Math.round(sizePx * 1.3);
}

export function drawParagraph(sheet: Sheet, y: number, text: string, style: TextStyle = {}): Part {
  const sizePx = style.sizePx ?? TEXT_PX;
  const lines = wrapText(text, sheet.widthPx - 8, sizePx, 20, style.bold);
  return { nodes: drawLines(sheet, 4, y, lines, style), heightPx: lines.length * toLinePx(sizePx) + 4 };
}

/** Sentences with a warning sign, drawn so that a copied picture keeps them. */
export function drawWarnings(sheet: Sheet, y: number, warnings: readonly string[]): Part {
  const nodes: SvgNode[] = [];
  let top = y;
  for (const warning of warnings) {
    const lines = wrapText(warning, sheet.widthPx - 30, TEXT_PX, 6);
    const x = sheet.mirror(11);
    nodes.push(
      drawNode('path', {
        d: `M${x},${top + 2}L${x + 7},${top + 14}L${x - 7},${top + 14}Z`,
        'stroke-width': 1.5,
        ...sheet.inks.line('warning'),
      }),
      drawNode('path', {
        d: `M${x},${top + 6}V${top + 10}M${x},${top + 11.2}V${top + 12.6}`,
        'stroke-width': 1.5,
        ...sheet.inks.line('warning'),
      }),
      ...drawLines(sheet, 24, top + 1, lines, { ink: 'warning' }),
    );
    top += lines.length * toLinePx(TEXT_PX) + 4;
  }
  return { nodes, heightPx: top - y };
}

export interface LegendItem {
  readonly label: string;
  /** width of the sign in front of the label */
  readonly signWidthPx: number;
  /** draws the sign; `x` where reading begins, `y` its middle */
  draw(x: number, y: number): readonly SvgNode[];
}

/** Signs with their labels, in as many lines as they need. */
export function drawLegend(sheet: Sheet, y: number, items: readonly LegendItem[]): Part {
  const nodes: SvgNode[] = [];
  let x = 4;
  let top = y;
  for (const item of items) {
    const textX = item.signWidthPx + 6;
    const lines = wrapText(item.label, sheet.widthPx - textX - 8, TEXT_PX, 3);
    const width = textX + Math.max(...lines.map((line) => measureTextWidthPx(line, TEXT_PX)));
    if (x > 4 && x + width > sheet.widthPx - 4) {
      x = 4;
      top += 19;
    }
    nodes.push(...item.draw(x, top + 8), ...drawLines(sheet, x + textX, top, lines));
    if (lines.length > 1) top += (lines.length - 1) * toLinePx(TEXT_PX);
    x += width + 18;
  }
  return { nodes, heightPx: items.length === 0 ? 0 : top - y + 23 };
}

/** The pattern behind a lane without a number; its id begins with the id of the chart. */
export function drawHatchPattern(sheet: Sheet): SvgNode {
  return drawNode('defs', {}, [
    drawNode('pattern', { id: `${sheet.id}-hatch`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, [
      drawNode('path', { d: 'M-1,1L1,-1M0,6L6,0M5,7L7,5', 'stroke-width': 1, ...sheet.inks.line('hatch') }),
    ]),
  ]);
}

/** The whole picture as text: named by its title, described by its text alternative. */
export function writePicture(
  sheet: Sheet,
  heightPx: number,
  title: string,
  description: string,
  nodes: readonly SvgNode[],
): string {
  const height = Math.ceil(heightPx);
  const root = drawNode(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      role: 'img',
      'aria-labelledby': `${sheet.id}-title ${sheet.id}-desc`,
      lang: sheet.wording.language,
      width: sheet.widthPx,
      height,
      viewBox: `0 0 ${sheet.widthPx} ${height}`,
      'font-family': "'Noto Sans', 'Noto Sans Arabic', system-ui, sans-serif",
    },
    [
      drawNode('title', { id: `${sheet.id}-title` }, [title]),
      drawNode('desc', { id: `${sheet.id}-desc` }, [description]),
      drawHatchPattern(sheet),
      ...nodes,
    ],
  );
  return writeSvg(root);
}
