/** Which picture and which tables answer the question of a table, by its id. What is not listed is drawn by its shape. */
import { FREQUENCY_LABELS, NATURE_LABELS } from '@vicus/reference';
import { listCells, type Coordinates, type Cube, type Dimension, type Texts } from '@vicus/cube';
import type {
  Bounds,
  DistributionChoice,
  DivergingChoice,
  DotIntervalChoice,
  ScaleChoice,
  Tick,
} from '@vicus/charts';
import type { FigureChoice } from './figure-choice.types.ts';
import { chooseListeningFigure } from './listening-figures.rules.ts';
import { chooseGeneralFigure } from './general-figures.rules.ts';
import { readLeadingPosition } from './plain-table.rules.ts';
import type { ColumnChoice, TableChoice } from './table-view.rules.ts';

export const FREQUENCY_SCALE: ScaleChoice = {
  domain: [0, 5],
  ticks: FREQUENCY_LABELS.map(({ value, label }): Tick => ({ value, label: toChartTexts(label) })),
};
const NATURE_SCALE: ScaleChoice = {
  domain: [-2, 2],
  ticks: NATURE_LABELS.map(({ shown, label }): Tick => ({ value: shown, label: toChartTexts(label) })),
};
const SHARE_SCALE: ScaleChoice = {
  domain: [0, 1],
  ticks: [{ value: 0 }, { value: 1 }],
};
const INTERVAL: Bounds = { low: 'lower', high: 'upper' };
const RANGE: Bounds = { low: 'lower-if-missing-differ', high: 'upper-if-missing-differ' };
const COARSE_ANSWERS = ['seldom', 'sometimes', 'weekly'];

function toChartTexts({ en, de, es, it }: Texts): Texts {
  return { en, ...(de && { de }), ...(es && { es }), ...(it && { it }) };
}

export function findDimension(cube: Cube, id: string): Dimension | undefined {
  return cube.dimensions.find((dimension) => dimension.id === id);
}

const CHOICES: Readonly<Record<string, (cube: Cube, newestOnly: boolean) => FigureChoice>> = {
  'governance-groups': chooseGroups,
  'governance-frequency': chooseFrequency,
  'governance-distribution': chooseDistribution,
  'governance-change': chooseChange,
  'governance-nature': chooseNature,
  'governance-disengaged': chooseDisengaged,
  'governance-index': chooseIndex,
};

/** The order in which questions are answered on a page; tables that are not listed follow. */
export const FIGURE_ORDER = [
  'perception-gap',
  'governance-groups',
  'governance-frequency',
  'governance-change',
  'governance-nature',
  'governance-disengaged',
  'governance-contact-by-role',
  'governance-index',
  'governance-distribution',
  'governance-network',
  'governance-response',
];

/** `newestOnly`: on paper, where two lines for each kind would fill more than a page, only the newest time. */
export function chooseFigure(cube: Cube, newestOnly = false): FigureChoice {
  const listening = chooseListeningFigure(cube);
  if (listening !== undefined) return listening;
  const choose = CHOICES[cube.id];
  return choose === undefined || !hasParts(cube) ? chooseGeneralFigure(cube) : choose(cube, newestOnly);
}

/** A table under a known id with other dimensions or measures than expected is shown plainly, not lost. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'governance-groups': ['group', 'figure', 'score'],
  'governance-frequency': ['actor', 'window', 'mean', 'n', 'lower', 'upper'],
  'governance-distribution': ['actor', 'window', 'frequency', 'answers'],
  'governance-change': ['actor', 'mean', 'n', 'lower', 'upper'],
  'governance-nature': ['actor', 'mean', 'n'],
  'governance-disengaged': ['group', 'share'],
  'governance-index': ['index', 'mean', 'n', 'lower', 'upper'],
};

function hasParts(cube: Cube): boolean {
  const there = new Set([...cube.dimensions.map(({ id }) => id), ...cube.measures.map(({ id }) => id)]);
  return (PARTS[cube.id] ?? []).every((part) => there.has(part));
}

function hasMeasure(cube: Cube, id: string): boolean {
  return cube.measures.some((measure) => measure.id === id);
}

/** Average, interval, range and number of answers, as far as the table has them. */
function listMeanColumns(cube: Cube): ColumnChoice[] {
  const has = (id: string): boolean => hasMeasure(cube, id);
  return [
    { measure: 'mean' },
    ...(has('lower') ? [{ measure: 'lower', upper: 'upper', words: 'interval' as const }] : []),
    ...(has(RANGE.low) ? [{ measure: RANGE.low, upper: RANGE.high, words: 'range' as const }] : []),
    ...(has('share-conflictual') ? [{ measure: 'share-conflictual' }] : []),
    { measure: 'n' },
  ];
}

function chooseGroups(cube: Cube): FigureChoice {
  const at = readLeadingPosition(cube, ['group', 'figure']);
  const figures = findDimension(cube, 'figure')?.categories ?? [];
  const windows = figures.filter(({ code }) => code === 'earlier' || code === 'later');
  const table = {
    rows: 'group',
    at,
    columns: figures.map(({ code }) => ({
      measure: 'score',
      at: { figure: code },
      words: 'position' as const,
    })),
  };
  if (windows.length === 0) return { chart: null, tables: [table] };
  const series = { dimension: 'figure', codes: windows.map(({ code }) => code) };
  const choice: DotIntervalChoice = { rows: 'group', at, series, value: 'score', scale: FREQUENCY_SCALE };
  return { chart: { kind: 'dot-interval', choice }, tables: [table] };
}

function chooseFrequency(cube: Cube, newestOnly: boolean): FigureChoice {
  const at = readLeadingPosition(cube, ['actor', 'window']);
  const windows = findDimension(cube, 'window')?.categories ?? [];
  const choice: DotIntervalChoice = {
    rows: 'actor',
    at,
    series: { dimension: 'window', codes: windows.slice(newestOnly ? -1 : -4).map(({ code }) => code) },
    value: 'mean',
    interval: INTERVAL,
    ...(hasMeasure(cube, RANGE.low) && { range: RANGE }),
    answered: 'n',
    scale: FREQUENCY_SCALE,
  };
  const tables = windows.map(({ code }): TableChoice => ({
    rows: 'actor',
    at: { ...at, window: code },
    columns: listMeanColumns(cube),
    captionOf: 'window',
  }));
  return { chart: { kind: 'dot-interval', choice }, tables };
}

/** Six steps where every row that shows anything shows them; otherwise three coarser ones. */
function chooseDistribution(cube: Cube): FigureChoice {
  const window = findDimension(cube, 'window')?.categories.at(-1)?.code ?? '';
  const at = { ...readLeadingPosition(cube, ['actor', 'frequency', 'window']), window };
  const codes = (findDimension(cube, 'frequency')?.categories ?? []).map(({ code }) => code);
  const coarse = codes.filter((code) => COARSE_ANSWERS.includes(code));
  const fine = codes.filter((code) => /^[0-5]$/.test(code));
  const beside = codes.filter((code) => !coarse.includes(code) && !fine.includes(code));
  const answerCodes = coarse.length === 0 || showsAsMuch(cube, at, fine, coarse) ? fine : coarse;
  const choice: DistributionChoice = {
    rows: 'actor',
    at,
    answers: 'frequency',
    answerCodes,
    besideCodes: beside,
    count: 'answers',
  };
  const columns = [...answerCodes, ...beside].map((code) => ({
    measure: 'answers',
    at: { frequency: code },
    words: 'position' as const,
  }));
  return {
    chart: { kind: 'distribution', choice },
    tables: [{ rows: 'actor', at, columns, captionOf: 'window' }],
  };
}

function showsAsMuch(
  cube: Cube,
  at: Coordinates,
  fine: readonly string[],
  coarse: readonly string[],
): boolean {
  const shown = (codes: readonly string[]): Set<string> =>
    new Set(
      [...listCells(cube, 'answers')].flatMap(({ at: position, cell }) =>
        cell.kind === 'number' &&
        position['window'] === at['window'] &&
        codes.includes(position['frequency'] ?? '') &&
        cell.value > 0
          ? [position['actor'] ?? '']
          : [],
      ),
    );
  return shown(coarse).isSubsetOf(shown(fine));
}

function chooseChange(cube: Cube): FigureChoice {
  const at = readLeadingPosition(cube, ['actor']);
  const reach = Math.max(
    1,
    ...listNumbers(cube, ['mean', 'lower', 'upper']).map((value) => Math.ceil(Math.abs(value))),
  );
  const ticks = Array.from({ length: 2 * reach + 1 }, (_, i) => ({ value: i - reach }));
  const scale: ScaleChoice = { domain: [-reach, reach], ticks };
  const choice: DivergingChoice = {
    rows: 'actor',
    at,
    value: 'mean',
    interval: INTERVAL,
    answered: 'n',
    scale,
  };
  return {
    chart: { kind: 'diverging', choice },
    tables: [{ rows: 'actor', at, columns: listMeanColumns(cube) }],
  };
}

function listNumbers(cube: Cube, measures: readonly string[]): number[] {
  return measures.flatMap((measure) =>
    [...listCells(cube, measure)].flatMap(({ cell }) => (cell.kind === 'number' ? [cell.value] : [])),
  );
}

function chooseNature(cube: Cube): FigureChoice {
  const at = readLeadingPosition(cube, ['actor']);
  const choice: DivergingChoice = { rows: 'actor', at, value: 'mean', answered: 'n', scale: NATURE_SCALE };
  return {
    chart: { kind: 'diverging', choice },
    tables: [{ rows: 'actor', at, columns: listMeanColumns(cube) }],
  };
}

function chooseDisengaged(cube: Cube): FigureChoice {
  const windows = findDimension(cube, 'window')?.categories ?? [];
  const at = readLeadingPosition(cube, ['group', 'window']);
  const columns =
    windows.length === 0
      ? [{ measure: 'share' }]
      : windows.map(({ code }) => ({ measure: 'share', at: { window: code }, words: 'position' as const }));
  const choice: DotIntervalChoice = {
    rows: 'group',
    at,
    ...(windows.length > 0 && { series: { dimension: 'window' } }),
    value: 'share',
    scale: SHARE_SCALE,
  };
  return { chart: { kind: 'dot-interval', choice }, tables: [{ rows: 'group', at, columns }] };
}

/** Index 1 and 2 share a scale; Index 3 and 4 stand in the table. */
function chooseIndex(cube: Cube): FigureChoice {
  const at = readLeadingPosition(cube, ['index']);
  const codes = (findDimension(cube, 'index')?.categories ?? []).map(({ code }) => code);
  const rowCodes = codes.filter((code) => code === 'index-1' || code === 'index-2');
  const table = { rows: 'index', at, columns: listMeanColumns(cube) };
  if (rowCodes.length === 0) return { chart: null, tables: [table] };
  const scale: ScaleChoice = { domain: [0, 80], ticks: [0, 20, 40, 60, 80].map((value) => ({ value })) };
  const choice: DotIntervalChoice = {
    rows: 'index',
    rowCodes,
    at,
    value: 'mean',
    interval: INTERVAL,
    ...(hasMeasure(cube, RANGE.low) && { range: RANGE }),
    answered: 'n',
    scale,
  };
  return { chart: { kind: 'dot-interval', choice }, tables: [table] };
}
