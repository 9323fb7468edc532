import type { FunnelPicture, FunnelPictureLimit, PictureOptions, RenderedChart } from './chart.types.ts';
import {
  chooseReach,
  countBeyond,
  listDifferenceTicks,
  listSizeTicks,
  toDifferenceY,
  toSizeX,
} from './funnel-field.ts';
import type { FunnelField } from './funnel-field.ts';
import { measureTextWidthPx } from './measure-text.ts';
import { ChartChoiceError } from './rows.ts';
import {
  drawLegend,
  drawParagraph,
  drawWarnings,
  openSheet,
  SMALL_PX,
  TEXT_PX,
  writePicture,
} from './sheet.ts';
import type { LegendItem, Part, Sheet } from './sheet.ts';
import { drawNode } from './svg.ts';
import type { SvgNode } from './svg.ts';
import type { Wording } from './texts.ts';

const HEIGHT_PX = 300;
const NARROW_HEIGHT_PX = 240;
/** Places are counted by squares of this side: thousands of dots make a page heavy and tell no more. */
const SQUARE_PX = 3;
/** How dark a square with one place, two to four, five and more. */
const DARKNESS = [0.35, 0.65, 1] as const;
const OUTER_DASHES = '6 4';

/**
 * Draws how far places lie from what was expected of them, by how many people were counted, with the limits that
 * chance and the variation between places set at each size. One place is marked; nobody else is named or ordered.
 *
 * @param picture sizes, differences in percentage points, limits by ascending size, the place itself
 * @param options id, language, width in px, direction, palette
 * @returns SVG text with its title, text alternative and the sentences around it
 * @throws ChartChoiceError for lists of different length, fewer than two limits or a size that is not above 0
 * Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202. Method page: docs/methods/funnel-limits.md
 * @example
 * const limits = [10, 1000].map((size) => ({ size, inner: { low: -9, high: 9 }, outer: { low: -12, high: 12 } }));
 * const picture = { title: 'Work', own: null, sizes: [20, 500], differences: [3, -2], limits, period: '2021',
 *   source: 'Census', method: 'expected-value' };
 * renderFunnelPlot(picture, { id: 'f', language: 'en' }).frame.n // => "n = 2"
 */
export function renderFunnelPlot(picture: FunnelPicture, options: PictureOptions): RenderedChart {
  checkPicture(picture);
  const sheet = openSheet(options);
  const { wording } = sheet;
  const warnings = options.warnings ?? [];
  const warned = drawWarnings(sheet, 4, warnings);
  const legend = drawLegend(sheet, 4 + warned.heightPx, listLegend(sheet));
  const titleTop = 6 + warned.heightPx + legend.heightPx;
  const valueTitle = drawParagraph(sheet, titleTop, wording.words.funnelValueAxis, {
    sizePx: SMALL_PX,
    ink: 'muted',
  });
  const drawn = drawField(sheet, titleTop + valueTitle.heightPx + 8, picture);
  const textAlternative = describeFunnel(picture, wording);
  const svg = writePicture(sheet, drawn.heightPx, picture.title, textAlternative, [
    ...warned.nodes,
    ...legend.nodes,
    ...valueTitle.nodes,
    ...drawn.nodes,
  ]);
  const { period, source, method, title } = picture;
  const n = wording.say('n', { n: wording.number(picture.sizes.length, 0) });
  const meanings = [wording.words.funnelInnerKey, wording.words.funnelOuterKey];
  const frame = { n, meanings, period, source, method, notes: [] };
  const heightPx = Math.ceil(drawn.heightPx);
  return { svg, title, textAlternative, warnings, frame, widthPx: sheet.widthPx, heightPx };
}

function checkPicture({ sizes, differences, limits, own }: FunnelPicture): void {
  if (sizes.length !== differences.length)
    throw new ChartChoiceError('each place has a size and a difference');
  if (limits.length < 2) throw new ChartChoiceError('a funnel needs limits at two sizes or more');
  const all = [...Array.from(sizes), ...limits.map(({ size }) => size), own?.size ?? 1];
  if (all.some((size) => !(size > 0))) throw new ChartChoiceError('a size lies above 0');
}

function listLegend(sheet: Sheet): LegendItem[] {
  const { words } = sheet.wording;
  const line = (label: string, draw: (x: number, y: number) => SvgNode): LegendItem => ({
    label,
    signWidthPx: 26,
    draw: (x, y) => [draw(x, y)],
  });
  return [
    line(words.funnelOthersKey, (x, y) =>
      sheet.rect(x + 8, y - 4, 9, 9, { ...sheet.inks.fill('axis'), 'fill-opacity': DARKNESS[1] }),
    ),
    line(words.funnelInnerKey, (x, y) => sheet.line(x, y, x + 24, y, { ...drawLimitLine(sheet, false) })),
    line(words.funnelOuterKey, (x, y) => sheet.line(x, y, x + 24, y, { ...drawLimitLine(sheet, true) })),
  ];
}

function drawLimitLine(sheet: Sheet, isOuter: boolean): Record<string, string | number> {
  return {
    ...sheet.inks.line(isOuter ? 'series-3' : 'series-1'),
    'stroke-width': 1.75,
    ...(isOuter ? { 'stroke-dasharray': OUTER_DASHES } : {}),
  };
}

function drawField(sheet: Sheet, top: number, picture: FunnelPicture): Part {
  const reach = chooseReach(picture);
  const ticks = listDifferenceTicks(reach);
  const decimals = Math.max(...ticks.map((tick) => (Math.abs(tick % 1) > 1e-9 ? 1 : 0)));
  const labels = ticks.map((tick) => sheet.wording.signed(tick, decimals));
  const left = 10 + Math.max(...labels.map((label) => measureTextWidthPx(label, TEXT_PX)));
  const sizes = [...Array.from(picture.sizes), ...(picture.own === null ? [] : [picture.own.size])];
  const limitSizes = picture.limits.map(({ size }) => size);
  const field: FunnelField = {
    left,
    right: sheet.widthPx - 14,
    top,
    bottom: top + (sheet.narrow ? NARROW_HEIGHT_PX : HEIGHT_PX),
    reach,
    least: sizes.reduce((least, one) => Math.min(least, one), limitSizes[0] ?? 1),
    most: sizes.reduce((most, one) => Math.max(most, one), limitSizes.at(-1) ?? 1),
  };
  const below = drawSizeAxis(sheet, field);
  return {
    heightPx: field.bottom + below.heightPx + 4,
    nodes: [
      ...drawGrid(sheet, field, ticks, labels),
      ...drawSquares(sheet, field, picture),
      ...drawLimits(sheet, field, picture.limits),
      ...drawOwn(sheet, field, picture.own),
      ...below.nodes,
    ],
  };
}

function drawGrid(
  sheet: Sheet,
  field: FunnelField,
  ticks: readonly number[],
  labels: readonly string[],
): SvgNode[] {
  return ticks.flatMap((tick, i) => {
    const y = toDifferenceY(field, tick);
    const ink = Math.abs(tick) < 1e-9 ? 'axis' : 'grid';
    return [
      sheet.line(field.left, y, field.right, y, { ...sheet.inks.line(ink), 'stroke-width': 1 }),
      sheet.text(field.left - 6, y + 4, labels[i] ?? '', { anchor: 'end', ink: 'muted' }),
    ];
  });
}

function drawSizeAxis(sheet: Sheet, field: FunnelField): Part {
  const { wording } = sheet;
  const nodes: SvgNode[] = [];
  let free = 0;
  for (const size of listSizeTicks(field.least, field.most)) {
    const x = toSizeX(field, size);
    const label = wording.number(size, 0);
    const half = measureTextWidthPx(label, TEXT_PX) / 2;
    nodes.push(
      sheet.line(x, field.bottom, x, field.bottom + 5, { ...sheet.inks.line('axis'), 'stroke-width': 1 }),
    );
    if (x - half < free || x + half > sheet.widthPx) continue;
    free = x + half + 6;
    nodes.push(sheet.text(x, field.bottom + 6 + TEXT_PX, label, { anchor: 'middle', ink: 'muted' }));
  }
  const title = drawParagraph(sheet, field.bottom + 26, wording.words.funnelSizeAxis, {
    sizePx: SMALL_PX,
    ink: 'muted',
  });
  return { nodes: [...nodes, ...title.nodes], heightPx: 26 + title.heightPx };
}

/** All places but the own as squares, three shades of how many lie in one. */
function drawSquares(sheet: Sheet, field: FunnelField, { sizes, differences }: FunnelPicture): SvgNode[] {
  const counts = new Map<string, number>();
  for (let i = 0; i < sizes.length; i += 1) {
    const x = sheet.mirror(toSizeX(field, sizes[i] ?? 1));
    const y = toDifferenceY(field, differences[i] ?? 0);
    const square = `${Math.floor(x / SQUARE_PX) * SQUARE_PX},${Math.round(y / SQUARE_PX) * SQUARE_PX}`;
    counts.set(square, (counts.get(square) ?? 0) + 1);
  }
  const paths = DARKNESS.map(() => '');
  for (const [square, count] of counts) {
    const shade = count === 1 ? 0 : count < 5 ? 1 : 2;
    paths[shade] += `M${square}h${SQUARE_PX}`;
  }
  return paths.flatMap((d, shade) =>
    d === ''
      ? []
      : [
          drawNode('path', {
            d,
            ...sheet.inks.line('axis'),
            'stroke-width': SQUARE_PX,
            'stroke-opacity': DARKNESS[shade],
          }),
        ],
  );
}

function drawLimits(sheet: Sheet, field: FunnelField, limits: readonly FunnelPictureLimit[]): SvgNode[] {
  const draw = (isOuter: boolean, read: (limit: FunnelPictureLimit) => number): SvgNode => {
    const points = limits.map(
      (limit) =>
        `${sheet.mirror(toSizeX(field, limit.size)).toFixed(1)},${toDifferenceY(field, read(limit)).toFixed(1)}`,
    );
    return drawNode('path', { d: `M${points.join('L')}`, ...drawLimitLine(sheet, isOuter) });
  };
  return [
    draw(false, ({ inner }) => inner.low),
    draw(false, ({ inner }) => inner.high),
    draw(true, ({ outer }) => outer.low),
    draw(true, ({ outer }) => outer.high),
  ];
}

/** A square standing on its corner, with the name beside it on ground of its own. */
function drawOwn(sheet: Sheet, field: FunnelField, own: FunnelPicture['own']): SvgNode[] {
  if (own === null) return [];
  const { inks, wording } = sheet;
  const [x, y] = [toSizeX(field, own.size), toDifferenceY(field, own.difference)];
  const label = `${own.label} ${wording.signed(own.difference, 1)}`;
  const widthPx = Math.min(measureTextWidthPx(label, TEXT_PX, true), field.right - field.left);
  const textX = Math.min(Math.max(field.left, x - widthPx / 2), field.right - widthPx);
  const baseline = y - 14 < field.top + TEXT_PX ? y + 24 : y - 13;
  const ground = inks.fill('ground');
  const at = sheet.mirror(x);
  return [
    sheet.rect(textX - 3, baseline - TEXT_PX, widthPx + 6, TEXT_PX + 5, { ...ground, 'fill-opacity': 0.85 }),
    drawNode('path', {
      d: `M${at},${y - 8}L${at + 8},${y}L${at},${y + 8}L${at - 8},${y}Z`,
      ...inks.fill('series-2'),
    }),
    sheet.text(textX, baseline, label, { bold: true, ink: 'series-2' }),
  ];
}

function describeFunnel(picture: FunnelPicture, wording: Wording): string {
  const { sizes, own } = picture;
  const least = Array.from(sizes).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = Array.from(sizes).reduce((a, b) => Math.max(a, b), 0);
  const beyond = countBeyond(picture, chooseReach(picture));
  return [
    wording.say('funnelShown', {
      count: wording.number(sizes.length, 0),
      low: wording.number(sizes.length === 0 ? 0 : least, 0),
      high: wording.number(most, 0),
    }),
    ...(own === null
      ? []
      : [
          wording.say('funnelOwn', {
            label: own.label,
            value: wording.signed(own.difference, 1),
            size: wording.number(own.size, 0),
          }),
        ]),
    ...(beyond === 0 ? [] : [wording.say('funnelBeyond', { count: wording.number(beyond, 0) })]),
  ].join(' ');
}
