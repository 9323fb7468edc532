import { rect } from '@observablehq/plot';
import type { Markish } from '@observablehq/plot';
import { readCell } from '@vicus/cube';
import type { Category, Cube } from '@vicus/cube';
import type { ChartOptions, DistributionChoice, RenderedChart, ScaleChoice } from './chart.types.ts';
import { describeDistribution } from './distribution-statement.ts';
import type { Answer, DistributionRow } from './distribution.types.ts';
import { measureTextWidthPx, wrapText } from './measure-text.ts';
import type { Ink } from './palette.ts';
import { drawMarks } from './plot-marks.ts';
import { drawReasonLane, layoutRows } from './row-layout.ts';
import type { Field, PlacedRow, RowLayout } from './row-layout.ts';
import { completeCoordinates, readDimension, readMeasure, readRowCategories } from './rows.ts';
import { drawLegend, drawLines, drawWarnings, openSheet, SMALL_PX, TEXT_PX, writePicture } from './sheet.ts';
import type { LegendItem, Part, Sheet } from './sheet.ts';
import { composeFrame, readTitle, writeN, writeWarnings } from './statement.ts';
import type { SvgNode } from './svg.ts';
import type { Wording } from './texts.ts';

const LANE_PX = 20;
/** Shares of all answers of a row. */
const SHARES: ScaleChoice = { domain: [0, 1], ticks: [] };
const STEP_INKS: readonly Ink[] = ['step-0', 'step-1', 'step-2', 'step-3', 'step-4', 'step-5'];

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly y: number;
  readonly answer: Answer;
}

/**
 * Draws how answers are spread: one bar a row, divided by the shares of the answers, with the counts in the bar or,
 * where they have no room, in a line below it. A row with a withheld count is hatched.
 *
 * @param cube the table; on public pages what `openProtectedCube` returns
 * @param choice which dimension gives rows, which one answers (at most six on the scale), which measure counts
 * @param options document, id, language, width in px, direction, palette
 * @returns SVG text with its title, text alternative and the sentences around it
 * @throws ChartChoiceError if the choice names what the cube does not have
 * @example
 * const cube = buildCube({
 *   id: 'contacts',
 *   provenance: { title: { en: 'How often?' }, period: '2025', source: { en: 'Survey' }, method: 'mean', notes: [] },
 *   dimensions: [{ id: 'kind', label: { en: 'Kind' }, role: 'category', categories: [
 *     { code: 'eu', label: { en: 'EU officials' } }, { code: 'ngo', label: { en: 'Associations' } }] },
 *     { id: 'answer', label: { en: 'Answer' }, role: 'category', categories: [
 *     { code: '0', label: { en: 'Never' } }, { code: '5', label: { en: 'Daily' } }] }],
 *   measures: [{ id: 'm', label: { en: 'M' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [
 *     { at: { kind: 'ngo', answer: '0' }, measures: { m: 3 } }, { at: { kind: 'ngo', answer: '5' }, measures: { m: 9 } }],
 *   unmentioned: 'withheld',
 * });
 * const choice = { rows: 'kind', answers: 'answer', count: 'm' };
 * renderDistributionBars(cube, choice, { document, id: 'c', language: 'en' }).frame.n // => "n = 12"
 */
export function renderDistributionBars(
  cube: Cube,
  choice: DistributionChoice,
  options: ChartOptions,
): RenderedChart {
  const sheet = openSheet(options);
  const { wording } = sheet;
  const answers = readAnswers(cube, choice, wording);
  const rows = readDistributionRows(cube, choice, answers, wording);
  const warnings = [...(options.warnings ?? []), ...writeRowWarnings(rows, wording)];
  const title = readTitle(cube, wording);
  const textAlternative = describeDistribution(rows, answers, wording);
  const drawn = drawDistribution(sheet, options, rows, answers, warnings);
  const heightPx = Math.ceil(drawn.heightPx);
  return {
    svg: writePicture(sheet, heightPx, title, textAlternative, drawn.nodes),
    title,
    textAlternative,
    warnings,
    frame: composeFrame(cube, wording, writeN(rows, wording), []),
    widthPx: sheet.widthPx,
    heightPx,
  };
}

function writeRowWarnings(rows: readonly DistributionRow[], wording: Wording): string[] {
  const cells = rows.flatMap((row) => row.cells);
  return writeWarnings(
    cells,
    rows.flatMap((row) => row.answered),
    wording,
  );
}

function drawDistribution(
  sheet: Sheet,
  { document }: ChartOptions,
  rows: readonly DistributionRow[],
  answers: readonly Answer[],
  warnings: readonly string[],
): Part {
  const warned = drawWarnings(sheet, 4, warnings);
  const signs = answers.map((answer) => drawSign(sheet, answer));
  const legend = drawLegend(sheet, 4 + warned.heightPx, signs);
  const layout = layoutRows(sheet, 4 + warned.heightPx + legend.heightPx, rows, {
    lanePx: LANE_PX,
    countLinesBelow: (row, field) => writeBelow(row as DistributionRow, answers, field, sheet).length,
    valueWidthPx: 0,
  });
  const heightPx = layout.bottom + 4;
  const segments = layout.rows.flatMap((placed) => computeSegments(placed, answers));
  const marks = composeMarks(segments, answers, sheet);
  return {
    heightPx,
    nodes: [
      ...warned.nodes,
      ...legend.nodes,
      ...layout.nodes,
      ...drawMarks(document, sheet, { field: layout.field, scale: SHARES, heightPx }, marks),
      ...drawCounts(sheet, layout, segments),
      ...layout.rows.flatMap((placed) => drawBelow(sheet, placed, answers, layout.field)),
    ],
  };
}

function readAnswers(cube: Cube, choice: DistributionChoice, wording: Wording): readonly Answer[] {
  const dimension = readDimension(cube, choice.answers);
  const beside = choice.besideCodes ?? [];
  const find = (code: string): Category[] =>
    dimension.categories.filter((category) => category.code === code);
  const onScale = choice.answerCodes
    ? choice.answerCodes.flatMap(find)
    : dimension.categories.filter(({ code }) => !beside.includes(code));
  return [
    ...onScale.map(({ code, label }, i) => ({ code, label: wording.label(label), step: Math.min(i, 5) })),
    ...beside
      .flatMap(find)
      .map(({ code, label }) => ({ code, label: wording.label(label), step: undefined })),
  ];
}

function readDistributionRows(
  cube: Cube,
  choice: DistributionChoice,
  answers: readonly Answer[],
  wording: Wording,
): DistributionRow[] {
  readMeasure(cube, choice.count);
  const dimension = readDimension(cube, choice.rows);
  return readRowCategories(cube, choice).map(({ code, label, parent }) => {
    const cells = answers.map((answer) => {
      const part = { [choice.rows]: code, [choice.answers]: answer.code };
      return readCell(cube, completeCoordinates(cube, { ...choice.at, ...part }), choice.count);
    });
    const numbers = cells.flatMap((cell) => (cell.kind === 'number' ? [cell.value] : []));
    const counts = numbers.length === cells.length ? numbers : undefined;
    const heading = dimension.categories.find((category) => category.code === parent);
    const first = cells.find(({ kind }) => kind === 'none') ?? cells[0];
    return {
      code,
      label: wording.label(label),
      heading: heading ? wording.label(heading.label) : '',
      at: {},
      lanes: first ? [{ series: 0, cell: first }] : [],
      answered: counts ? [counts.reduce((sum, count) => sum + count, 0)] : [],
      asked: [],
      cells,
      counts,
    };
  });
}

function computeSegments({ row, laneYs }: PlacedRow, answers: readonly Answer[]): Segment[] {
  const { counts } = row as DistributionRow;
  const total = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  if (!counts || total === 0) return [];
  let before = 0;
  return answers.flatMap((answer, i) => {
    const count = counts[i] ?? 0;
    const segment = { from: before / total, to: (before + count) / total, count, y: laneYs[0] ?? 0, answer };
    before += count;
    return count > 0 ? [segment] : [];
  });
}

function composeMarks(segments: readonly Segment[], answers: readonly Answer[], sheet: Sheet): Markish[] {
  return answers.map((answer) => {
    const own = segments.filter((segment) => segment.answer === answer);
    const { class: name, fill } = toPaint(sheet, answer);
    return rect(own, {
      x1: 'from',
      x2: 'to',
      y1: ({ y }: Segment) => y - 8,
      y2: ({ y }: Segment) => y + 8,
      className: `chart-segment ${name}`,
      fill,
      stroke: 'none',
      insetRight: 1,
    });
  });
}

function toPaint(sheet: Sheet, { step }: Answer): { readonly class: string; readonly fill: string } {
  const ink = step === undefined ? undefined : STEP_INKS[step];
  return ink ? sheet.inks.fill(ink) : { class: 'chart-hatched', fill: `url(#${sheet.id}-hatch)` };
}

function drawSign(sheet: Sheet, answer: Answer): LegendItem {
  return {
    label: answer.label,
    signWidthPx: 16,
    draw: (x, y) => {
      const { class: name, fill } = toPaint(sheet, answer);
      return [sheet.rect(x, y - 6, 16, 12, { class: `chart-segment ${name}`, fill })];
    },
  };
}

function widthOf(count: number, sheet: Sheet): number {
  return measureTextWidthPx(sheet.wording.number(count, 0), TEXT_PX, true) + 4;
}

/** The counts of a row as a line, if one of them has no room in the bar. */
function writeBelow(row: DistributionRow, answers: readonly Answer[], field: Field, sheet: Sheet): string[] {
  const { counts } = row;
  const total = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  if (!counts || total === 0) return [];
  const fieldPx = field.right - field.left;
  const fits = (count: number): boolean => count === 0 || (count / total) * fieldPx >= widthOf(count, sheet);
  if (counts.every(fits)) return [];
  const parts = answers
    .map(({ label }, i) => ({ label, count: counts[i] ?? 0 }))
    .filter(({ count }) => !fits(count));
  const line = parts
    .map(({ label, count }) => `${label}:\u00a0${sheet.wording.number(count, 0)}`)
    .join(' · ');
  return wrapText(line, fieldPx, SMALL_PX, 4);
}

function drawBelow(sheet: Sheet, placed: PlacedRow, answers: readonly Answer[], field: Field): SvgNode[] {
  const row = placed.row as DistributionRow;
  const lines = writeBelow(row, answers, field, sheet);
  const written = drawLines(sheet, field.left, placed.belowY - 2, lines, { sizePx: SMALL_PX, ink: 'muted' });
  const missing = row.cells.find((cell) => cell.kind === 'none');
  const total = row.counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  const reason = missing?.kind === 'none' ? missing.reason : total === 0 ? 'no-base' : undefined;
  const y = placed.laneYs[0] ?? 0;
  return reason ? [...written, ...drawReasonLane(sheet, field, y, sheet.wording.reason(reason))] : written;
}

function drawCounts(sheet: Sheet, { field }: RowLayout, segments: readonly Segment[]): SvgNode[] {
  const fieldPx = field.right - field.left;
  return segments.flatMap(({ from, to, count, y, answer }) => {
    if ((to - from) * fieldPx < widthOf(count, sheet)) return [];
    const x = field.left + ((from + to) / 2) * fieldPx;
    const text = sheet.wording.number(count, 0);
    const width = widthOf(count, sheet);
    if (answer.step === undefined) {
      const ground = sheet.rect(x - width / 2, y - 7, width, 14, { rx: 2, ...sheet.inks.fill('ground') });
      return [ground, sheet.text(x, y + 4, text, { anchor: 'middle', bold: true })];
    }
    const paint = sheet.inks.onStep(answer.step);
    return [sheet.text(x, y + 4, text, { anchor: 'middle', bold: true, paint })];
  });
}
