/** Draws the figures of an edition: one for each table, and the picture of contacts over two of them. */
import { setImmediate } from 'node:timers/promises';
import {
  renderContactPicture,
  renderDistributionBars,
  renderDivergingBars,
  renderDotIntervalChart,
  type Contact,
  type ContactPicture,
  type RenderedChart,
} from '@vicus/charts';
import {
  openProtectedCube,
  readCell,
  readText,
  type Cube,
  type Measure,
  type ProtectedCube,
} from '@vicus/cube';
import { createTranslator, type Language } from '#ui/messages.ts';
import { chooseFigure, FIGURE_ORDER, findDimension, FREQUENCY_SCALE } from '../chart-choices.ts';
import { readLeadingPosition } from '../plain-table.rules.ts';
import type { ChartChoice, FigureChoice } from '../figure-choice.types.ts';
import type { ChartView, FigureView } from '../publication.types.ts';
import { buildTableView, shortenForPage } from '../table-view.rules.ts';
import { openChartDocument } from './chart-document.ts';

/** For a page (a wide and a narrow drawing, colours of the page) or for paper. */
export type Medium = 'screen' | 'print';

export interface FigureSettings {
  readonly language: Language;
  readonly medium: Medium;
  /** sentences drawn on every chart, e.g. that the place is invented */
  readonly warnings: readonly string[];
  /** begins the ids inside the drawings; differs between pages that are shown together */
  readonly idPrefix: string;
  /** the tables alone, which takes no time */
  readonly isWithoutPictures?: boolean;
}

const WIDE_PX = 640;
const NARROW_PX = 320;
const PRINT_PX = 600;

/** Every figure of these tables, in the order in which a page answers questions. */
export function drawFigures(tables: readonly ProtectedCube[], settings: FigureSettings): FigureView[] {
  const cubes = openInOrder(tables);
  const figures = cubes.map((cube) => drawFigure(cube, settings));
  return insertContactPicture(figures, cubes, settings);
}

/** The same, one after the other: in between the process serves other pages. */
export async function drawFiguresInTurn(
  tables: readonly ProtectedCube[],
  settings: FigureSettings,
): Promise<FigureView[]> {
  const cubes = openInOrder(tables);
  const figures: FigureView[] = [];
  for (const cube of cubes) {
    figures.push(drawFigure(cube, settings));
    await setImmediate();
  }
  return insertContactPicture(figures, cubes, settings);
}

function openInOrder(tables: readonly ProtectedCube[]): Cube[] {
  return tables.map((table) => openProtectedCube(table)).toSorted((a, b) => orderOf(a) - orderOf(b));
}

function insertContactPicture(
  figures: FigureView[],
  cubes: readonly Cube[],
  settings: FigureSettings,
): FigureView[] {
  const after = figures.findIndex(({ cubeId }) => cubeId === 'governance-frequency');
  const picture =
    after < 0 || settings.isWithoutPictures === true ? null : drawContactPicture(cubes, settings);
  return picture === null ? figures : figures.toSpliced(after, 0, picture);
}

function orderOf(cube: Cube): number {
  const place = FIGURE_ORDER.indexOf(cube.id);
  return place < 0 ? FIGURE_ORDER.length : place;
}

function drawFigure(cube: Cube, settings: FigureSettings): FigureView {
  const chosen = chooseFigure(cube, settings.medium === 'print');
  return drawChosen(
    cube,
    settings.isWithoutPictures === true ? { ...chosen, chart: null } : chosen,
    settings,
  );
}

/** One table drawn as `chosen` says. The caller answers for the cube: opened from a protected one, or public facts. */
export function drawChosen(cube: Cube, chosen: FigureChoice, settings: FigureSettings): FigureView {
  const { language } = settings;
  const { chart, tables } = chosen;
  const { provenance } = cube;
  const pictured = chosen.inPercent === true ? toPercentCube(cube) : cube;
  const drawn = chart === null ? null : drawChart(pictured, chart, settings);
  return {
    id: cube.id,
    cubeId: cube.id,
    title: readText(provenance.question ?? provenance.title, language),
    chart: drawn?.view ?? null,
    textAlternative: drawn?.rendered.textAlternative ?? '',
    n: writeAnswered(cube, chosen, language) ?? drawn?.rendered.frame.n ?? '',
    meanings: drawn?.rendered.frame.meanings ?? [],
    warnings: drawn?.rendered.warnings ?? [],
    period: provenance.period,
    source: readText(provenance.source, language),
    method: provenance.method,
    notes: provenance.notes.map((note) => readText(note, language)),
    tables: tables
      .map((choice) => buildTableView(cube, choice, language))
      .map((table) => (settings.medium === 'screen' ? shortenForPage(table) : table)),
  };
}

/** For the picture only: shares and their bounds out of a hundred. */
export function toPercentCube(cube: Cube): Cube {
  const isShare = ({ unit }: Measure): boolean => unit.startsWith('share');
  const columns = cube.measures.map((measure) => {
    const column = cube.columns[measure.id] ?? { values: new Float64Array(), states: new Uint8Array() };
    const values = isShare(measure) ? column.values.map((value) => value * 100) : column.values;
    return [measure.id, { ...column, values }] as const;
  });
  const measures = cube.measures.map((measure) =>
    isShare(measure) ? { ...measure, unit: 'percent', decimals: Math.max(0, measure.decimals - 2) } : measure,
  );
  return { ...cube, measures, columns: Object.fromEntries(columns) };
}

function writeAnswered(cube: Cube, { answered }: FigureChoice, language: Language): string | undefined {
  if (answered === undefined) return undefined;
  const cell = readCell(cube, answered.at, answered.measure);
  return cell.kind === 'number'
    ? createTranslator(language)('public.figure.answers', { n: cell.value })
    : undefined;
}

export interface Drawn {
  readonly view: ChartView;
  readonly rendered: RenderedChart;
}

function drawChart(cube: Cube, chart: ChartChoice, settings: FigureSettings): Drawn {
  return drawTwice(cube.id, settings, (options) => {
    const all = { ...options, document: openChartDocument() };
    switch (chart.kind) {
      case 'dot-interval':
        return renderDotIntervalChart(cube, chart.choice, all);
      case 'diverging':
        return renderDivergingBars(cube, chart.choice, all);
      case 'distribution':
        return renderDistributionBars(cube, chart.choice, all);
    }
  });
}

type Draw = (options: Parameters<typeof renderContactPicture>[1]) => RenderedChart;

/** A wide drawing and, for pages, a narrow one whose letters stay readable on a small phone. */
export function drawTwice(
  id: string,
  { language, medium, warnings, idPrefix }: FigureSettings,
  draw: Draw,
): Drawn {
  const drawAt = (width: 'wide' | 'narrow', widthPx: number): RenderedChart =>
    draw({ id: `${idPrefix}${id}-${width}`, language, widthPx, palette: medium, warnings });
  const rendered = drawAt('wide', medium === 'print' ? PRINT_PX : WIDE_PX);
  const narrow = medium === 'print' ? '' : drawAt('narrow', NARROW_PX).svg;
  return { view: { wide: rendered.svg, narrow }, rendered };
}

/** Who the local government is in contact with: kinds of actors, never names. */
function drawContactPicture(cubes: readonly Cube[], settings: FigureSettings): FigureView | null {
  const frequency = cubes.find(({ id }) => id === 'governance-frequency');
  const nature = cubes.find(({ id }) => id === 'governance-nature');
  const picture = frequency && composeContactPicture(frequency, nature, settings.language);
  if (frequency === undefined || picture === undefined) return null;
  const { view, rendered } = drawTwice('contacts', settings, (options) =>
    renderContactPicture(picture, options),
  );
  return {
    id: 'contacts',
    cubeId: null,
    title: picture.title,
    chart: view,
    textAlternative: rendered.textAlternative,
    n: '',
    // they are drawn in the picture
    meanings: [],
    warnings: rendered.warnings,
    period: picture.period,
    source: picture.source,
    method: picture.method,
    notes: [],
    tables: [],
  };
}

function composeContactPicture(
  frequency: Cube,
  nature: Cube | undefined,
  language: Language,
): ContactPicture | undefined {
  const t = createTranslator(language);
  const actors = findDimension(frequency, 'actor')?.categories ?? [];
  const window = findDimension(frequency, 'window')?.categories.at(-1);
  const kinds = actors.filter(({ parent }) => parent !== undefined);
  const groups = actors.filter(({ code }) => kinds.some(({ parent }) => parent === code));
  if (window === undefined || kinds.length === 0 || groups.length > 6) return undefined;
  const at = { ...readLeadingPosition(frequency, ['actor', 'window']), window: window.code };
  const contacts = kinds.map(({ code, label, parent }): Contact => {
    const often = readCell(frequency, { ...at, actor: code }, 'mean');
    const tone = nature && readTone(nature, code);
    return {
      id: code,
      label: readText(label, language),
      group: parent ?? '',
      frequency: often.kind === 'number' ? often.value : often.reason,
      nature: tone === undefined ? 'not-collected' : tone.kind === 'number' ? tone.value : tone.reason,
    };
  });
  const { period, source, method } = frequency.provenance;
  return {
    title: t('public.figure.contacts', { window: readText(window.label, language) }),
    ego: t('public.figure.ego'),
    groups: groups.map(({ code, label }) => ({ code, label: readText(label, language) })),
    contacts,
    frequencyLabels: FREQUENCY_SCALE.ticks.map(({ label }) =>
      label === undefined ? '' : readText(label, language),
    ),
    period,
    source: readText(source, language),
    method,
  };
}

function readTone(nature: Cube, actor: string): ReturnType<typeof readCell> | undefined {
  const isKnown = findDimension(nature, 'actor')?.categories.some(({ code }) => code === actor) ?? false;
  return isKnown ? readCell(nature, { ...readLeadingPosition(nature, ['actor']), actor }, 'mean') : undefined;
}
