import { rect, ruleX, ruleY } from '@observablehq/plot';
import type { Markish } from '@observablehq/plot';
import type { Cube } from '@vicus/cube';
import type { ChartOptions, DivergingChoice, RenderedChart } from './chart.types.ts';
import { renderRowChart } from './row-chart.ts';
import type { Mark } from './row-chart.ts';
import type { Series } from './rows.ts';
import type { LegendItem, Sheet } from './sheet.ts';

const BAR_HALF_PX = 5;

/**
 * Draws values as bars to either side of zero: how collaborative or conflictual contacts are (-2 to 2), or how much
 * they changed (-5 to 5). Sides differ by direction, colour and the printed sign; a second series is paler and outlined.
 *
 * @param cube the table; on public pages what `openProtectedCube` returns
 * @param choice rows, value, interval and a scale around zero; at most two series
 * @param options document, id, language, width in px, direction, palette
 * @returns SVG text with its title, text alternative and the sentences around it
 * @throws ChartChoiceError if the choice names what the cube does not have
 * @example
 * const cube = buildCube({
 *   id: 'contacts',
 *   provenance: { title: { en: 'How often?' }, period: '2025', source: { en: 'Survey' }, method: 'mean', notes: [] },
 *   dimensions: [{ id: 'kind', label: { en: 'Kind' }, role: 'category', categories: [
 *     { code: 'eu', label: { en: 'EU officials' } }, { code: 'ngo', label: { en: 'Associations' } }] }],
 *   measures: [{ id: 'm', label: { en: 'M' }, kind: 'mean', unit: 'points on -2 to 2', decimals: 1 }],
 *   cells: [{ at: { kind: 'ngo' }, measures: { m: -0.5 } }],
 *   unmentioned: 'withheld',
 * });
 * const choice = { rows: 'kind', value: 'm', scale: { domain: [-2, 2], ticks: [{ value: 0 }] } };
 * const chart = renderDivergingBars(cube, choice, { document, id: 'c', language: 'en' });
 * chart.textAlternative // => "The chart shows 2 rows on a scale from −2 to +2. Highest: Associations (−0.5). Withheld: EU officials."
 */
export function renderDivergingBars(
  cube: Cube,
  choice: DivergingChoice,
  options: ChartOptions,
): RenderedChart {
  return renderRowChart(cube, choice, options, {
    lanePx: 16,
    signed: true,
    drawLegendItems: (sheet, series) => drawLegendItems(sheet, series, choice),
    composeMarks,
    chooseInk: () => 'text',
  });
}

function composeMarks(marks: readonly Mark[], sheet: Sheet): Markish[] {
  const bounded = marks.filter(({ low }) => low !== undefined);
  const { class: className, stroke } = sheet.inks.line('text');
  const line = { className, stroke, strokeWidth: 1.25 };
  const bars = (['minus', 'plus'] as const).flatMap((side) =>
    [true, false].map((first) => {
      const own = marks.filter(
        ({ value, series }) => value < 0 === (side === 'minus') && (series === 0) === first,
      );
      const fill = sheet.inks.fill(side);
      const edge = sheet.inks.line(side);
      return rect(own, {
        x1: 0,
        x2: 'value',
        y1: (mark: Mark) => mark.y - BAR_HALF_PX,
        y2: (mark: Mark) => mark.y + BAR_HALF_PX,
        className: `${fill.class} ${edge.class}`,
        fill: fill.fill,
        stroke: edge.stroke,
        fillOpacity: first ? 1 : 0.3,
      });
    }),
  );
  return [
    ...bars,
    ruleY(bounded, { x1: 'low', x2: 'high', y: 'y', ...line }),
    ...(['low', 'high'] as const).map((side) =>
      ruleX(bounded, { x: side, y1: (mark: Mark) => mark.y - 3, y2: (mark: Mark) => mark.y + 3, ...line }),
    ),
  ];
}

function drawLegendItems(sheet: Sheet, series: readonly Series[], choice: DivergingChoice): LegendItem[] {
  const named = series.map(({ label }, i): LegendItem => ({
    label,
    signWidthPx: 16,
    draw: (x, y) => [
      sheet.rect(x, y - BAR_HALF_PX, 16, 2 * BAR_HALF_PX, {
        class: `${sheet.inks.fill('axis').class} ${sheet.inks.line('axis').class}`,
        fill: sheet.inks.fill('axis').fill,
        stroke: sheet.inks.line('axis').stroke,
        'fill-opacity': i === 0 ? 1 : 0.3,
      }),
    ],
  }));
  const line = { ...sheet.inks.line('text'), 'stroke-width': 1.25 };
  const interval: LegendItem = {
    label: sheet.wording.words.intervalKey,
    signWidthPx: 24,
    draw: (x, y) => [
      sheet.line(x, y, x + 24, y, line),
      sheet.line(x, y - 3, x, y + 3, line),
      sheet.line(x + 24, y - 3, x + 24, y + 3, line),
    ],
  };
  return [...named, ...(choice.interval ? [interval] : [])];
}
