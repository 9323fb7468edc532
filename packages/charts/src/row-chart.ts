import type { Cube, Measure, Reason } from '@vicus/cube';
import { drawAxis, toFieldX } from './axis.ts';
import type { ChartOptions, RenderedChart, ScaleChoice } from './chart.types.ts';
import { measureTextWidthPx } from './measure-text.ts';
import { drawMarks } from './plot-marks.ts';
import { drawReasonLane, layoutRows } from './row-layout.ts';
import type { RowLayout } from './row-layout.ts';
import { readMeasure, readRows, readSeries } from './rows.ts';
import type { Lane, LaneChoice, Row, Series } from './rows.ts';
import { drawLegend, drawWarnings, openSheet, TEXT_PX, writePicture } from './sheet.ts';
import type { LegendItem, Part, Sheet } from './sheet.ts';
import { composeFrame, describeRows, readTitle, writeN, writeWarnings } from './statement.ts';
import type { SvgNode } from './svg.ts';
import type { Wording } from './texts.ts';
import type { Markish } from '@observablehq/plot';

/** A lane with a number, placed. Values are cut to the scale by Plot. */
export interface Mark {
  readonly value: number;
  readonly y: number;
  readonly series: number;
  /** neither provisional nor an estimate */
  readonly isFinal: boolean;
  readonly low?: number;
  readonly high?: number;
  readonly rangeLow?: number;
  readonly rangeHigh?: number;
}

/** What tells one kind of row chart from another. */
export interface RowChartKind {
  readonly lanePx: number;
  /** numbers are written with their sign */
  readonly signed: boolean;
  drawLegendItems(sheet: Sheet, series: readonly Series[]): readonly LegendItem[];
  /** marks from back to front */
  composeMarks(marks: readonly Mark[], sheet: Sheet, series: readonly Series[]): readonly Markish[];
  /** ink of the printed value */
  chooseInk(mark: Mark): 'text' | 'series-1' | 'series-2' | 'series-3' | 'series-4';
}

type RowChartChoice = LaneChoice & { readonly scale: ScaleChoice };

/** Draws one value per row and series on a common scale. */
export function renderRowChart(
  cube: Cube,
  choice: RowChartChoice,
  options: ChartOptions,
  kind: RowChartKind,
): RenderedChart {
  const sheet = openSheet(options);
  const { wording } = sheet;
  const series = readSeries(cube, choice.series, wording);
  const rows = readRows(cube, choice, series, wording);
  const measure = readMeasure(cube, choice.value);
  const content: Content = { choice, kind, series, rows, measure };
  const warnings = [...(options.warnings ?? []), ...writeRowWarnings(rows, wording)];
  const title = readTitle(cube, wording);
  const { scale } = choice;
  const textAlternative = describeRows(
    { rows, series, measure, scale, signed: kind.signed, silent: choice.silentReasons ?? [] },
    wording,
  );
  const drawn = drawRowChart(sheet, options, content, warnings);
  const heightPx = Math.ceil(drawn.heightPx);
  return {
    svg: writePicture(sheet, heightPx, title, textAlternative, drawn.nodes),
    title,
    textAlternative,
    warnings,
    frame: composeFrame(cube, wording, writeN(rows, wording), writeMeanings(choice, sheet)),
    widthPx: sheet.widthPx,
    heightPx,
  };
}

interface Content {
  readonly choice: RowChartChoice;
  readonly kind: RowChartKind;
  readonly series: readonly Series[];
  readonly rows: readonly Row[];
  readonly measure: Measure;
}

function writeRowWarnings(rows: readonly Row[], wording: Wording): string[] {
  const cells = rows.flatMap(({ lanes }) => lanes.map(({ cell }) => cell));
  return writeWarnings(
    cells,
    rows.flatMap(({ answered }) => answered),
    wording,
  );
}

function drawRowChart(
  sheet: Sheet,
  { document }: ChartOptions,
  { choice, kind, series, rows, measure }: Content,
  warnings: readonly string[],
): Part {
  const { scale } = choice;
  const { wording } = sheet;
  const format = (value: number): string =>
    kind.signed ? wording.signed(value, measure.decimals) : wording.number(value, measure.decimals);
  const warned = drawWarnings(sheet, 4, warnings);
  const legend = drawLegend(sheet, 4 + warned.heightPx, kind.drawLegendItems(sheet, series));
  const layout = layoutRows(sheet, 4 + warned.heightPx + legend.heightPx, rows, {
    lanePx: kind.lanePx,
    countLinesBelow: () => 0,
    valueWidthPx: computeValueWidth(scale, format),
  });
  const axis = drawAxis(sheet, layout.field, layout.bottom, scale, kind.signed);
  const heightPx = layout.bottom + axis.heightPx + 4;
  const marks = kind.composeMarks(placeMarks(layout), sheet, series);
  return {
    heightPx,
    nodes: [
      ...warned.nodes,
      ...legend.nodes,
      ...drawGrid(sheet, layout, scale, kind.signed),
      ...layout.nodes,
      ...drawMarks(document, sheet, { field: layout.field, scale, heightPx }, marks),
      ...drawValues(sheet, layout, { format, kind, silent: choice.silentReasons ?? [] }),
      ...axis.nodes,
    ],
  };
}

function computeValueWidth(scale: ScaleChoice, format: (value: number) => string): number {
  return Math.max(...scale.domain.map((value) => measureTextWidthPx(format(value), TEXT_PX, true)));
}

function writeMeanings(choice: RowChartChoice, { wording }: Sheet): string[] {
  const { interval, range } = choice;
  return [
    ...(interval ? [interval.meaning ? wording.label(interval.meaning) : wording.words.interval] : []),
    ...(range ? [range.meaning ? wording.label(range.meaning) : wording.words.range] : []),
  ];
}

function placeMarks(layout: RowLayout): Mark[] {
  return layout.rows.flatMap(({ row, laneYs }) =>
    row.lanes.flatMap((lane, i) => {
      const y = laneYs[i] ?? 0;
      return lane.cell.kind === 'number' ? [toMark(lane, lane.cell, y)] : [];
    }),
  );
}

function toMark(
  { series, interval, range }: Lane,
  { value, status }: Extract<Lane['cell'], { kind: 'number' }>,
  y: number,
): Mark {
  return {
    value,
    y,
    series,
    isFinal: status === 'final',
    ...(interval && { low: interval[0], high: interval[1] }),
    ...(range && { rangeLow: range[0], rangeHigh: range[1] }),
  };
}

/** Grid lines cross the lanes only, so that no text is struck through. */
function drawGrid(sheet: Sheet, { rows, field }: RowLayout, scale: ScaleChoice, signed: boolean): SvgNode[] {
  return rows.flatMap(({ laneYs }) => {
    const pitch = laneYs.length > 1 ? (laneYs[1] ?? 0) - (laneYs[0] ?? 0) : 18;
    const top = (laneYs[0] ?? 0) - pitch / 2;
    const bottom = (laneYs.at(-1) ?? 0) + pitch / 2;
    return scale.ticks.map(({ value }) => {
      const x = toFieldX(field, scale, value);
      return sheet.line(x, top, x, bottom, sheet.inks.line(signed && value === 0 ? 'axis' : 'grid'));
    });
  });
}

interface ValueStyle {
  readonly format: (value: number) => string;
  readonly kind: RowChartKind;
  readonly silent: readonly Reason[];
}

function drawValues(sheet: Sheet, layout: RowLayout, { format, kind, silent }: ValueStyle): SvgNode[] {
  const { field } = layout;
  return layout.rows.flatMap(({ row, laneYs }) =>
    row.lanes.flatMap((lane, i) => {
      const y = laneYs[i] ?? 0;
      if (lane.cell.kind === 'none') {
        if (silent.includes(lane.cell.reason)) return [];
        return drawReasonLane(sheet, field, y, sheet.wording.reason(lane.cell.reason));
      }
      const ink = kind.chooseInk(toMark(lane, lane.cell, y));
      const style = { anchor: 'end', bold: true, ink } as const;
      return [sheet.text(field.valueEnd, y + 4, format(lane.cell.value), style)];
    }),
  );
}
