import { dot, rect, ruleX, ruleY } from '@observablehq/plot';
import type { Markish } from '@observablehq/plot';
import { listCells, type Cube } from '@vicus/cube';
import type { ChartOptions, DotIntervalChoice, RenderedChart } from './chart.types.ts';
import { renderRowChart } from './row-chart.ts';
import type { Mark } from './row-chart.ts';
import type { Series } from './rows.ts';
import type { LegendItem, Sheet } from './sheet.ts';
import { drawNode } from './svg.ts';
import type { SvgNode } from './svg.ts';

/** Series differ by shape and colour, and each is named in the legend. */
const SHAPES = ['circle', 'diamond2', 'square', 'triangle'] as const;
/** Radius of the hole in the dot of a number that is not final. */
const HOLE_PX = 2.4;
const SERIES_INKS = ['series-1', 'series-2', 'series-3', 'series-4'] as const;

/**
 * Draws means as dots on a common scale, with the interval as whiskers and, paler, the range in which the value
 * could lie if those who did not answer differ. A dot is hollow where the number is not final. Rows without a number are hatched
 * and say why.
 *
 * @param cube the table; on public pages what `openProtectedCube` returns
 * @param choice which dimension gives rows and series, which measures give value, interval and range, and the scale
 * @param options document, id, language, width in px, direction, palette
 * @returns SVG text with its title, text alternative and the sentences around it
 * @throws ChartChoiceError if the choice names what the cube does not have
 * @example
 * const cube = buildCube({
 *   id: 'contacts',
 *   provenance: { title: { en: 'How often?' }, period: '2025', source: { en: 'Survey' }, method: 'mean', notes: [] },
 *   dimensions: [{ id: 'kind', label: { en: 'Kind' }, role: 'category', categories: [
 *     { code: 'eu', label: { en: 'EU officials' } }, { code: 'ngo', label: { en: 'Associations' } }] }],
 *   measures: [{ id: 'm', label: { en: 'M' }, kind: 'mean', unit: 'points on 0-5', decimals: 1 }],
 *   cells: [{ at: { kind: 'ngo' }, measures: { m: 2.4 } }],
 *   unmentioned: 'withheld',
 * });
 * const choice = { rows: 'kind', value: 'm', scale: { domain: [0, 5], ticks: [{ value: 0 }, { value: 5 }] } };
 * const chart = renderDotIntervalChart(cube, choice, { document, id: 'c', language: 'en' });
 * chart.textAlternative // => "The chart shows 2 rows on a scale from 0 to 5. Highest: Associations (2.4). Withheld: EU officials."
 */
export function renderDotIntervalChart(
  cube: Cube,
  choice: DotIntervalChoice,
  options: ChartOptions,
): RenderedChart {
  return renderRowChart(cube, choice, options, {
    lanePx: 18,
    signed: false,
    drawLegendItems: (sheet, series) => [
      ...drawLegendItems(sheet, series, choice),
      ...(hasUnsettled(cube, choice.value) ? [drawHollowItem(sheet)] : []),
    ],
    composeMarks,
    chooseInk: ({ series }) => (choice.series ? (SERIES_INKS[series] ?? 'text') : 'text'),
  });
}

const hasUnsettled = (cube: Cube, measure: string): boolean =>
  [...listCells(cube, measure)].some(({ cell }) => cell.kind === 'number' && cell.status !== 'final');

function composeMarks(marks: readonly Mark[], sheet: Sheet): Markish[] {
  const positions = [...new Set(marks.map(({ series }) => series))];
  return positions.flatMap((position) => {
    const own = marks.filter(({ series }) => series === position);
    return composeSeries(own, sheet, position);
  });
}

/** One series from back to front: bands, whiskers, dots. */
function composeSeries(own: readonly Mark[], sheet: Sheet, position: number): Markish[] {
  const ink = SERIES_INKS[position] ?? 'series-4';
  const ranged = own.filter(({ rangeLow }) => rangeLow !== undefined);
  const bounded = own.filter(({ low }) => low !== undefined);
  const { class: fillClass, fill } = sheet.inks.fill(ink);
  const { class: lineClass, stroke } = sheet.inks.line(ink);
  const line = { className: lineClass, stroke, strokeWidth: 1.75 };
  const ground = sheet.inks.fill('ground');
  const from = (halfPx: number) => (mark: Mark) => mark.y - halfPx;
  const to = (halfPx: number) => (mark: Mark) => mark.y + halfPx;
  const hollow = own.filter(({ isFinal }) => !isFinal);
  const band = { className: fillClass, fill, fillOpacity: 0.22 };
  return [
    rect(ranged, { x1: 'rangeLow', x2: 'rangeHigh', y1: from(5), y2: to(5), ...band }),
    ruleY(bounded, { x1: 'low', x2: 'high', y: 'y', ...line }),
    ruleX(bounded, { x: 'low', y1: from(4), y2: to(4), ...line }),
    ruleX(bounded, { x: 'high', y1: from(4), y2: to(4), ...line }),
    dot(own, {
      x: 'value',
      y: 'y',
      r: 4.5,
      symbol: SHAPES[position] ?? 'circle',
      className: fillClass,
      fill,
    }),
    dot(hollow, { x: 'value', y: 'y', r: HOLE_PX, className: ground.class, fill: ground.fill }),
  ];
}

function drawLegendItems(sheet: Sheet, series: readonly Series[], choice: DotIntervalChoice): LegendItem[] {
  const { words, label: read } = sheet.wording;
  const named = series.map(({ label }, i): LegendItem => ({
    label,
    signWidthPx: 12,
    draw: (x, y) => [drawShape(sheet, x + 6, y, i)],
  }));
  const line = { ...sheet.inks.line('axis'), 'stroke-width': 1.75 };
  const interval: LegendItem = {
    label: choice.interval?.key ? read(choice.interval.key) : words.intervalKey,
    signWidthPx: 24,
    draw: (x, y) => [
      sheet.line(x, y, x + 24, y, line),
      sheet.line(x, y - 4, x, y + 4, line),
      sheet.line(x + 24, y - 4, x + 24, y + 4, line),
    ],
  };
  const range: LegendItem = {
    label: choice.range?.key ? read(choice.range.key) : words.rangeKey,
    signWidthPx: 24,
    draw: (x, y) => [sheet.rect(x, y - 5, 24, 10, { ...sheet.inks.fill('axis'), 'fill-opacity': 0.22 })],
  };
  return [...named, ...(choice.interval ? [interval] : []), ...(choice.range ? [range] : [])];
}

/** A ring: provisional or estimated. */
function drawHollowItem(sheet: Sheet): LegendItem {
  return {
    label: sheet.wording.words.unsettledKey,
    signWidthPx: 12,
    draw: (x, y) => {
      const at = { cx: sheet.mirror(x + 6), cy: y };
      return [
        drawNode('circle', { ...at, r: 4.5, ...sheet.inks.fill('axis') }),
        drawNode('circle', { ...at, r: HOLE_PX, ...sheet.inks.fill('ground') }),
      ];
    },
  };
}

function drawShape(sheet: Sheet, x: number, y: number, position: number): SvgNode {
  const cx = sheet.mirror(x);
  const paint = sheet.inks.fill(SERIES_INKS[position] ?? 'series-4');
  const paths = [
    `M${cx - 4.5},${y}A4.5,4.5,0,1,1,${cx + 4.5},${y}A4.5,4.5,0,1,1,${cx - 4.5},${y}Z`,
    `M${cx},${y - 5.6}L${cx + 5.6},${y}L${cx},${y + 5.6}L${cx - 5.6},${y}Z`,
    `M${cx - 4},${y - 4}H${cx + 4}V${y + 4}H${cx - 4}Z`,
    `M${cx},${y - 6}L${cx + 5.2},${y + 3.2}H${cx - 5.2}Z`,
  ];
  return drawNode('path', { d: paths[position] ?? paths[0], ...paint });
}
