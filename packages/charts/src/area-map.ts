import { readCell } from '@vicus/cube';
import type { Cell, Cube, Measure } from '@vicus/cube';
import { chooseClasses, countDigits, findClass } from './area-classes.ts';
import type { ValueClass } from './area-classes.ts';
import { drawClassPatterns, paintArea } from './area-paint.ts';
import { findMiddle, measureBox, readRings } from './area-shape.ts';
import type { Box, Point } from './area-shape.ts';
import type { AreaMapChoice, MapArea, PictureOptions, RenderedChart } from './chart.types.ts';
import { measureTextWidthPx } from './measure-text.ts';
import { ChartChoiceError, completeCoordinates, readDimension, readMeasure } from './rows.ts';
import { drawLegend, drawParagraph, drawWarnings, openSheet, TEXT_PX, writePicture } from './sheet.ts';
import type { LegendItem, Part, Sheet } from './sheet.ts';
import {
  composeFrame,
  readTitle,
  writeList,
  writeNumberRange,
  writeReasons,
  writeWarnings,
} from './statement.ts';
import { drawNode } from './svg.ts';
import type { SvgNode } from './svg.ts';

const MAXIMUM_HEIGHT_PX = 460;
const MARGIN_PX = 6;

interface DrawnArea {
  readonly area: MapArea;
  readonly label: string;
  readonly rings: readonly Point[][];
  readonly cell: Cell;
}

interface Content {
  readonly areas: readonly DrawnArea[];
  readonly classes: readonly ValueClass[];
  /** labels of codes that no area stands for */
  readonly absent: readonly string[];
  readonly measure: Measure;
}

/**
 * Draws areas with the class their value lies in: a colour and a texture for each class, hatching where a number is
 * withheld, an empty outline where there is none. Every area carries the mark it has in the table beside the map.
 *
 * @param cube the table; for readers what `openProtectedCube` returns
 * @param choice outlines with their codes, the dimension, the position of the other dimensions, the measure
 * @param options id, language, width in px, direction, palette; a map is not mirrored in right-to-left languages
 * @returns SVG text with its title, text alternative and the sentences around it
 * @throws ChartChoiceError if the choice names what the cube does not have, without areas, or for an outline that is no path
 * Source: J. Bertin, Semiology of Graphics, 1983, on ordered textures. Method page: docs/methods/area-map.md
 * @example
 * const cube = buildCube({
 *   id: 'born-abroad',
 *   provenance: { title: { en: 'Born abroad' }, period: '2025', source: { en: 'Register' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'unit', label: { en: 'District' }, role: 'category', categories: [
 *     { code: 'n', label: { en: 'North' } }, { code: 's', label: { en: 'South' } }] }],
 *   measures: [{ id: 'v', label: { en: 'V' }, kind: 'index', unit: 'percent', decimals: 0 }],
 *   cells: [{ at: { unit: 'n' }, measures: { v: 12 } }],
 *   unmentioned: 'withheld',
 * });
 * const areas = [{ code: 'n', mark: '1', label: { en: 'North' }, outline: 'M0 0L9 0L9 4L0 4Z' },
 *   { code: 's', mark: '2', label: { en: 'South' }, outline: 'M0 4L9 4L9 9L0 9Z' }];
 * const chart = renderAreaMap(cube, { areas, dimension: 'unit', value: 'v', legend: { en: 'Percent' } }, { id: 'm', language: 'en' });
 * chart.textAlternative // => "The map shows 2 areas, 1 of them with a number. Highest: North (12). Withheld: South."
 */
export function renderAreaMap(cube: Cube, choice: AreaMapChoice, options: PictureOptions): RenderedChart {
  const sheet = openSheet(options);
  const { wording } = sheet;
  const content = readContent(cube, choice, sheet);
  const cells = content.areas.map(({ cell }) => cell);
  const answered = readAnswered(cube, choice, content);
  const warnings = [...(options.warnings ?? []), ...writeWarnings(cells, answered, wording)];
  const title = readTitle(cube, wording);
  const textAlternative = describeMap(content, sheet);
  const drawn = drawMap(sheet, wording.label(choice.legend), content, warnings);
  const n = writeNumberRange(answered, wording);
  const meanings = [
    wording.words.mapMarks,
    ...(content.classes.length > 1 ? [wording.words.mapMeaning] : []),
  ];
  return {
    svg: writePicture(sheet, drawn.heightPx, title, textAlternative, drawn.nodes),
    title,
    textAlternative,
    warnings,
    frame: composeFrame(cube, wording, n === '' ? '' : wording.say('n', { n }), meanings),
    widthPx: sheet.widthPx,
    heightPx: Math.ceil(drawn.heightPx),
  };
}

const placeAt = (cube: Cube, choice: AreaMapChoice, code: string) =>
  completeCoordinates(cube, { ...choice.at, [choice.dimension]: code });

function readContent(cube: Cube, choice: AreaMapChoice, { wording }: Sheet): Content {
  if (choice.areas.length === 0) throw new ChartChoiceError('a map needs an area');
  const measure = readMeasure(cube, choice.value);
  const { categories } = readDimension(cube, choice.dimension);
  const areas = choice.areas.map((area): DrawnArea => {
    const { code, label } = area;
    if (code !== null && !categories.some((one) => one.code === code))
      throw new ChartChoiceError(`dimension ${choice.dimension} has no code "${code}"`);
    const cell: Cell =
      code === null
        ? { kind: 'none', reason: 'not-collected' }
        : readCell(cube, placeAt(cube, choice, code), choice.value);
    return { area, label: wording.label(label), rings: readRings(area.outline), cell };
  });
  const drawn = new Set(choice.areas.map(({ code }) => code));
  const parents = new Set(categories.map(({ parent }) => parent));
  return {
    areas,
    classes: chooseClasses(areas.flatMap(({ cell }) => (cell.kind === 'number' ? [cell.value] : []))),
    absent: categories
      .filter(({ code }) => !drawn.has(code) && !parents.has(code))
      .map(({ label }) => wording.label(label)),
    measure,
  };
}

function readAnswered(cube: Cube, choice: AreaMapChoice, { areas }: Content): number[] {
  const { answered } = choice;
  if (answered === undefined) return [];
  return areas.flatMap(({ area: { code } }) => {
    if (code === null) return [];
    const cell = readCell(cube, placeAt(cube, choice, code), answered);
    return cell.kind === 'number' ? [cell.value] : [];
  });
}

function drawMap(sheet: Sheet, legend: string, content: Content, warnings: readonly string[]): Part {
  const warned = drawWarnings(sheet, 4, warnings);
  const heading = drawParagraph(sheet, 4 + warned.heightPx, legend, { bold: true });
  const keyTop = 6 + warned.heightPx + heading.heightPx;
  const key = drawLegend(sheet, keyTop, listLegend(sheet, content));
  const field = drawField(sheet, keyTop + key.heightPx + 4, content.areas, content.classes);
  return {
    heightPx: field.heightPx,
    nodes: [
      drawClassPatterns(sheet, content.classes.length),
      ...warned.nodes,
      ...heading.nodes,
      ...key.nodes,
      ...field.nodes,
    ],
  };
}

type Paint = Parameters<typeof paintArea>[1];

function choosePaint(cell: Cell, classes: readonly ValueClass[]): Paint {
  if (cell.kind === 'number') return findClass(classes, cell.value);
  return cell.reason.startsWith('withheld') ? 'withheld' : 'missing';
}

/** A class that no area lies in stands there too: the steps are equally wide. */
function listLegend(sheet: Sheet, { areas, classes }: Content): LegendItem[] {
  const { wording } = sheet;
  const paints = areas.map(({ cell }) => choosePaint(cell, classes));
  const countOf = (paint: Paint): string => wording.number(paints.filter((one) => one === paint).length, 0);
  const digits = countDigits(classes);
  const write = (value: number): string => wording.number(value, digits);
  const toItem = (paint: Paint, label: string): LegendItem => ({
    label,
    signWidthPx: 26,
    draw: (x, y) => [sheet.rect(x, y - 8, 26, 16, paintArea(sheet, paint))],
  });
  const steps = classes.map(({ low, high }, i): LegendItem => {
    const values = { low: write(low), high: write(high), count: countOf(i) };
    if (low === high) return toItem(i, `${values.low} (${values.count})`);
    return toItem(i, wording.say(i === classes.length - 1 ? 'mapLastClass' : 'mapClass', values));
  });
  const reasons = [...new Set(areas.flatMap(({ cell }) => (cell.kind === 'none' ? [cell.reason] : [])))];
  const none = reasons.map((reason) => {
    const cell: Cell = { kind: 'none', reason };
    const count = areas.filter((one) => one.cell.kind === 'none' && one.cell.reason === reason).length;
    return toItem(choosePaint(cell, classes), `${wording.reason(reason)} (${wording.number(count, 0)})`);
  });
  return [...steps, ...none];
}

function drawField(
  sheet: Sheet,
  top: number,
  areas: readonly DrawnArea[],
  classes: readonly ValueClass[],
): Part {
  const box = measureBox(areas.flatMap(({ rings }) => rings.flat()));
  const { project, heightPx } = fitBox(sheet, top, box);
  const shapes = areas.map(({ rings, cell }) => {
    const d = rings
      .map((ring) => `M${ring.map((point) => project(point).map(toTenth).join(',')).join('L')}Z`)
      .join('');
    return drawNode('path', {
      d,
      'stroke-linejoin': 'round',
      ...paintArea(sheet, choosePaint(cell, classes)),
    });
  });
  return { nodes: [...shapes, ...drawMarks(sheet, areas, project)], heightPx: top + heightPx + MARGIN_PX };
}

const toTenth = (value: number): number => Math.round(value * 10) / 10;

/** North stays up and west stays left in every language. */
function fitBox(sheet: Sheet, top: number, box: Box) {
  const widthPx = sheet.widthPx - 2 * MARGIN_PX;
  const [wide, high] = [Math.max(1e-9, box.right - box.left), Math.max(1e-9, box.bottom - box.top)];
  const scale = Math.min(widthPx / wide, MAXIMUM_HEIGHT_PX / high);
  const left = MARGIN_PX + (widthPx - wide * scale) / 2;
  return {
    heightPx: high * scale,
    project: ([x, y]: Point): [number, number] => [
      (x - box.left) * scale + left,
      (y - box.top) * scale + top,
    ],
  };
}

/** Marks on ground of their own; one that would cover another is left out, the larger areas first. */
function drawMarks(
  sheet: Sheet,
  areas: readonly DrawnArea[],
  project: (point: Point) => [number, number],
): SvgNode[] {
  const placed: Box[] = [];
  const bySize = areas
    .map(({ area, rings }) => ({ area, rings, size: computeSize(measureBox(rings.flat())) }))
    .toSorted((a, b) => b.size - a.size);
  return bySize.flatMap(({ area, rings }) => {
    const [x, y] = project(findMiddle(rings));
    const half = measureTextWidthPx(area.mark, TEXT_PX, true) / 2 + 3;
    const box = { left: x - half, right: x + half, top: y - 9, bottom: y + 8 };
    if (box.left < 0 || box.right > sheet.widthPx || placed.some((other) => overlaps(box, other))) return [];
    placed.push(box);
    const ground = { ...sheet.inks.fill('ground'), 'fill-opacity': 0.85 };
    return [
      drawNode('rect', { x: box.left, y: box.top, width: 2 * half, height: 17, rx: 3, ...ground }),
      sheet.text(sheet.mirror(x), y + 4, area.mark, { bold: true, anchor: 'middle' }),
    ];
  });
}

const computeSize = ({ left, right, top, bottom }: Box): number => (right - left) * (bottom - top);
const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function describeMap({ areas, absent, measure }: Content, { wording }: Sheet): string {
  const known = areas
    .flatMap(({ label, cell }) => (cell.kind === 'number' ? [{ label, value: cell.value }] : []))
    .toSorted((a, b) => b.value - a.value);
  const say = (key: 'highest' | 'lowest', one: (typeof known)[number] | undefined): string[] =>
    one === undefined
      ? []
      : [wording.say(key, { label: one.label, value: wording.number(one.value, measure.decimals) })];
  return [
    wording.say('mapShown', {
      count: wording.number(areas.length, 0),
      known: wording.number(known.length, 0),
    }),
    ...(known.length === 0 ? [wording.words.noNumbers] : say('highest', known[0])),
    ...(known.length > 1 ? say('lowest', known.at(-1)) : []),
    ...writeReasons(
      areas.flatMap(({ label, cell }) => (cell.kind === 'none' ? [{ label, reason: cell.reason }] : [])),
      wording,
    ),
    ...(absent.length === 0 ? [] : [wording.say('mapAbsent', { labels: writeList(absent, wording) })]),
  ].join(' ');
}
