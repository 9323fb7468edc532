/** Pictures and tables of what surveys say: one question, a cross-table, averages, the perception gap. */
import type { DotIntervalChoice, ScaleChoice } from '@vicus/charts';
import { listCells, type Cube } from '@vicus/cube';
import type { FigureChoice } from './figure-choice.types.ts';
import { choosePlainColumns, readLeadingPosition } from './plain-table.rules.ts';
import type { ColumnChoice, TableChoice } from './table-view.rules.ts';

const QUESTION = 'survey-answers-';
const CROSS = 'survey-cross-';
const GIVEN = 'given';
const ALL = 'all';
/** more shapes and colours than this nobody tells apart */
const MAXIMUM_SERIES = 4;

const PERCENT_SCALE: ScaleChoice = {
  domain: [0, 100],
  ticks: [
    ...[0, 25, 50, 75].map((value) => ({ value })),
    { value: 100, label: { en: 'percent', de: 'Prozent', es: 'por ciento', it: 'per cento' } },
  ],
};
const INTERVAL: ColumnChoice = { measure: 'lower', upper: 'upper', words: 'interval' };

/** undefined: not a table of this kind, or with other parts than expected. */
export function chooseListeningFigure(cube: Cube): FigureChoice | undefined {
  const parts = new Set([...cube.dimensions.map(({ id }) => id), ...cube.measures.map(({ id }) => id)]);
  const has = (...ids: string[]): boolean => ids.every((id) => parts.has(id));
  if (cube.id.startsWith(QUESTION) && has('answer', 'answers', 'share')) return chooseQuestion(cube);
  if (cube.id.startsWith(CROSS) && has('answers', 'share')) return chooseCross(cube);
  if (cube.id === 'survey-means' && has('item', 'mean', 'n')) return chooseMeans(cube);
  if (cube.id === 'survey-composition' && has('category', 'share', 'population'))
    return chooseComposition(cube);
  if (cube.id === 'survey-benchmarks' && has('statement', 'share', 'benchmark'))
    return chooseBenchmarks(cube);
  if (cube.id === 'perception-gap' && has('statement', 'view', 'share')) return chooseGap(cube);
  return undefined;
}

/** A consultation has no interval, so nothing says what one would mean. */
function hasIntervals(cube: Cube): boolean {
  return [...listCells(cube, 'lower')].some(({ cell }) => cell.kind === 'number');
}

function listCodes(cube: Cube, dimension: string): string[] {
  return cube.dimensions.find(({ id }) => id === dimension)?.categories.map(({ code }) => code) ?? [];
}

function chooseQuestion(cube: Cube): FigureChoice {
  const at = readLeadingPosition(cube, ['answer']);
  const interval = hasIntervals(cube);
  const choice: DotIntervalChoice = {
    rows: 'answer',
    rowCodes: listCodes(cube, 'answer').filter((code) => code !== GIVEN),
    at,
    value: 'share',
    ...(interval && { interval: { low: 'lower', high: 'upper' } }),
    scale: PERCENT_SCALE,
  };
  const columns: ColumnChoice[] = [
    { measure: 'share' },
    ...(interval ? [INTERVAL] : []),
    { measure: 'answers' },
  ];
  return {
    chart: { kind: 'dot-interval', choice },
    tables: [{ rows: 'answer', at, columns }],
    answered: { measure: 'answers', at: { ...at, answer: GIVEN } },
    inPercent: true,
  };
}

/** Rows down, columns across; a third question gives one table for each of its answers. */
function chooseCross(cube: Cube): FigureChoice {
  const [, rows, columns, layers] = cube.dimensions;
  if (rows === undefined || columns === undefined) return { chart: null, tables: choosePlainColumns(cube) };
  const at = readLeadingPosition(cube, [rows.id, columns.id]);
  const codes = columns.categories.map(({ code }) => code).filter((code) => code !== ALL);
  const tables = (layers?.categories ?? [{ code: ALL }]).flatMap(({ code }): TableChoice[] => {
    const here = layers === undefined ? at : { ...at, [layers.id]: code };
    const named = layers === undefined ? {} : { captionOf: layers.id };
    const shares = codes.map((column) => ({ measure: 'share', at: { [columns.id]: column } }));
    const counts = [ALL, ...codes].map((column) => ({ measure: 'answers', at: { [columns.id]: column } }));
    return [
      {
        rows: rows.id,
        at: here,
        columns: shares.map((one) => ({ ...one, words: 'position' as const })),
        ...named,
      },
      { rows: rows.id, at: here, columns: counts, ...named },
    ];
  });
  const answered = {
    measure: 'answers',
    at: { ...at, [rows.id]: ALL, [columns.id]: ALL, ...(layers === undefined ? {} : { [layers.id]: ALL }) },
  };
  if (codes.length > MAXIMUM_SERIES) return { chart: null, tables, answered };
  const choice: DotIntervalChoice = {
    rows: rows.id,
    rowCodes: rows.categories.map(({ code }) => code),
    at: layers === undefined ? at : { ...at, [layers.id]: ALL },
    series: { dimension: columns.id, codes },
    value: 'share',
    ...(hasIntervals(cube) && { interval: { low: 'lower', high: 'upper' } }),
    scale: PERCENT_SCALE,
  };
  return { chart: { kind: 'dot-interval', choice }, tables, answered, inPercent: true };
}

function chooseMeans(cube: Cube): FigureChoice {
  const at = readLeadingPosition(cube, ['item']);
  const columns: ColumnChoice[] = [
    { measure: 'mean' },
    ...(hasIntervals(cube) ? [INTERVAL] : []),
    { measure: 'n' },
  ];
  return { chart: null, tables: [{ rows: 'item', at, columns }] };
}

function chooseComposition(cube: Cube): FigureChoice {
  const at = readLeadingPosition(cube, ['category']);
  const columns = ['answers', 'share', 'population', 'weighted'].map((measure) => ({ measure }));
  return { chart: null, tables: [{ rows: 'category', at, columns }] };
}

/** Numbers side by side and no picture: what others published is about other people and other words. */
function chooseBenchmarks(cube: Cube): FigureChoice {
  const at = readLeadingPosition(cube, ['statement']);
  const columns: ColumnChoice[] = [
    { measure: 'share' },
    ...(hasIntervals(cube) ? [INTERVAL] : []),
    { measure: 'n' },
    { measure: 'benchmark' },
  ];
  return { chart: null, tables: [{ rows: 'statement', at, columns }] };
}

/** Three marks on one line: what is, what residents think, what policymakers think. */
function chooseGap(cube: Cube): FigureChoice {
  const at = readLeadingPosition(cube, ['statement', 'view']);
  const views = listCodes(cube, 'view').filter((view) => hasNumbers(cube, view));
  const choice: DotIntervalChoice = {
    rows: 'statement',
    at,
    series: { dimension: 'view', codes: views },
    // a side that was not asked leaves its line empty; one that is withheld says so
    silentReasons: ['not-collected'],
    value: 'share',
    ...(hasIntervals(cube) && { interval: { low: 'lower', high: 'upper' } }),
    scale: PERCENT_SCALE,
  };
  const tables = listCodes(cube, 'view').map((view): TableChoice => ({
    rows: 'statement',
    at: { ...at, view },
    columns: [{ measure: 'share' }, INTERVAL, { measure: 'n' }],
    captionOf: 'view',
  }));
  return { chart: views.length === 0 ? null : { kind: 'dot-interval', choice }, tables, inPercent: true };
}

function hasNumbers(cube: Cube, view: string): boolean {
  return [...listCells(cube, 'share')].some(({ at, cell }) => at['view'] === view && cell.kind === 'number');
}
