/** Averages over groups of places, through the gate. Method: docs/methods/comparison.md. */
import {
  buildCube,
  openProtectedCube,
  readCell,
  type Category,
  type Cell,
  type CellEntry,
  type Cube,
  type Dimension,
  type Measure,
  type ProtectedCube,
} from '@vicus/cube';
import { DEFAULT_POLICY, protect, raisePolicy, type MeasureBasis } from '@vicus/disclosure';
import { computeStudentQuantile } from '@vicus/statistics';
import { describeFigure, describeGroup, MEASURE_TEXTS, TABLE_TEXTS } from './group-figures.texts.ts';
import {
  CHANGE_FIGURES,
  CHANGE_SCALE,
  CONTACT_FIGURES,
  CONTACT_SCALE,
  FIGURES,
  INDEX_FIGURES,
  KIND_FIGURES,
  MINIMUM_PLACES,
  NATURE_FIGURES,
  NATURE_SCALE,
  type ComparedPlace,
  type FigureCode,
  type Grouping,
  type JudgedGroup,
  type Scale,
} from './group-figures.types.ts';
import { computeMean, computeSpread, isSpreadNarrow } from './group-spread.rules.ts';
import { judgeFigures, listValues, readScale, type KeptGroups } from './kept-groups.rules.ts';

/** The rules of the house, with one place more: the reader's own does not count. */
export const COMPARISON_POLICY = raisePolicy(DEFAULT_POLICY, {
  policyId: 'vicus-comparison',
  minimumPlaces: MINIMUM_PLACES,
  minimumCount: MINIMUM_PLACES,
});

const CONFIDENCE = 0.95;
const WITHHELD: Cell = { kind: 'none', reason: 'withheld' };
/** The range is computed over all places only. */
const NOT_COMPUTED: Cell = { kind: 'none', reason: 'not-applicable' };
const NO_RANGE = { low: WITHHELD, high: WITHHELD } as const;
const STEP_OF_ANSWERS = 5;
/** Groupings whose groups stand in every table, shown or withheld. */
const ALWAYS_NAMED: readonly Grouping[] = [
  'all',
  'size',
  'structure',
  'diversity',
  'orientation',
  'urbanisation',
];

interface ComparisonTable {
  readonly id: keyof typeof TABLE_TEXTS;
  readonly figures: readonly string[];
  /** the widest scale of its figures */
  readonly scale: Scale;
  readonly unit: string;
}

const TABLES: readonly ComparisonTable[] = [
  { id: 'comparison-contact', figures: CONTACT_FIGURES, scale: { min: 0, max: 5 }, unit: 'points on 0-5' },
  { id: 'comparison-index', figures: INDEX_FIGURES, scale: { min: -80, max: 160 }, unit: 'points' },
  { id: 'comparison-kinds', figures: KIND_FIGURES, scale: CONTACT_SCALE, unit: 'points on 0-5' },
  { id: 'comparison-change', figures: CHANGE_FIGURES, scale: CHANGE_SCALE, unit: 'points, -5 to 5' },
  { id: 'comparison-nature', figures: NATURE_FIGURES, scale: NATURE_SCALE, unit: 'points on -2 to 2' },
];

/** What is shown: all groups that were judged, and in which of them each figure is. */
interface Shown {
  readonly groups: readonly JudgedGroup[];
  readonly kept: KeptGroups;
}

export interface ComparisonFacts {
  /** year in which the results were first published */
  readonly period: number;
  readonly codeVersion: string;
}

/** The protected tables of one year, the same for every member. `groups`: all that were judged. */
export function protectGroupFigures(
  places: readonly ComparedPlace[],
  groups: readonly JudgedGroup[],
  facts: ComparisonFacts,
): readonly ProtectedCube[] {
  const kept = judgeFigures(
    places,
    groups.filter(({ state }) => state === 'shown'),
  );
  // Of countries, types and crossed groups only those that are shown: a name alone would tell who shares.
  const named = groups.filter((one) => ALWAYS_NAMED.includes(one.grouping) || one.state === 'shown');
  const tables = TABLES.map((table) => ({
    cube: buildTable(table, places, { groups: named, kept }, facts),
    basis: listBases(table.scale),
    itemDimensions: ['figure'],
    overlapping: ['group'],
  }));
  const { codeVersion } = facts;
  return protect({ tables, policy: COMPARISON_POLICY, published: [], codeVersion }).tables;
}

/** Figures whose usual range stands in the tables: their spread is known. */
export function listRangedFigures(tables: readonly ProtectedCube[]): FigureCode[] {
  return tables.flatMap((table) => {
    const cube = openProtectedCube(table);
    const figures = cube.dimensions.find(({ id }) => id === 'figure')?.categories ?? [];
    const period = cube.dimensions.find(({ id }) => id === 'period')?.categories[0]?.code ?? '';
    return FIGURES.filter(
      (code) =>
        figures.some((one) => one.code === code) &&
        readCell(cube, { period, group: 'all', figure: code }, 'low').kind === 'number',
    );
  });
}

function listBases(scale: Scale): Record<string, MeasureBasis> {
  return {
    places: { kind: 'count-of-persons' },
    answers: { kind: 'not-about-persons', reason: 'sums of published numbers, rounded down to five' },
    mean: { kind: 'mean', respondents: 'places', scale, group: 'places' },
    low: { kind: 'derived', from: ['mean'] },
    high: { kind: 'derived', from: ['mean'] },
  };
}

function buildTable(
  table: ComparisonTable,
  places: readonly ComparedPlace[],
  shown: Shown,
  { period }: ComparisonFacts,
): Cube {
  const time = String(period);
  return buildCube({
    id: table.id,
    provenance: { ...TABLE_TEXTS[table.id], period: time, method: 'comparison' },
    dimensions: listDimensions(table, time, shown.groups),
    measures: listMeasures(table.unit),
    cells: table.figures.flatMap((figure) => listCells(figure, time, places, shown)),
  });
}

/** Groups overlap; each is part of all. */
function listDimensions(
  { figures }: ComparisonTable,
  time: string,
  groups: readonly JudgedGroup[],
): Dimension[] {
  const toGroup = (group: JudgedGroup): Category => {
    const own = { code: group.code, label: describeGroup(group) };
    return group.grouping === 'all' ? own : { ...own, parent: 'all' };
  };
  const toFigure = (code: string): Category => ({ code, label: describeFigure(code) });
  const { period, group, figure } = MEASURE_TEXTS;
  return [
    { id: 'period', label: period, role: 'time', categories: [{ code: time, label: { en: time } }] },
    { id: 'group', label: group, role: 'category', categories: groups.map(toGroup) },
    { id: 'figure', label: figure, role: 'category', categories: figures.map(toFigure) },
  ];
}

function listMeasures(unit: string): Measure[] {
  const { places, answers, mean, low, high } = MEASURE_TEXTS;
  return [
    { id: 'places', label: places, kind: 'count', unit: 'places', decimals: 0 },
    { id: 'answers', label: answers, kind: 'count', unit: 'answers', decimals: 0 },
    { id: 'mean', label: mean, kind: 'mean', unit, decimals: 1 },
    { id: 'low', label: low, kind: 'bound', unit, decimals: 1 },
    { id: 'high', label: high, kind: 'bound', unit, decimals: 1 },
  ];
}

function listCells(
  figure: string,
  period: string,
  places: readonly ComparedPlace[],
  { groups, kept }: Shown,
): CellEntry[] {
  const own = kept.get(figure) ?? [];
  const values = listValues(places, figure);
  const range = values === undefined ? NO_RANGE : findRange(figure, values, own);
  return groups.map((group): CellEntry => {
    const isKept = values !== undefined && own.includes(group);
    const ofAll = group.grouping === 'all' ? range : { low: NOT_COMPUTED, high: NOT_COMPUTED };
    const isShown = group.state === 'shown';
    return {
      at: { period, group: group.code, figure },
      measures: {
        places: isShown ? group.members.length : WITHHELD,
        answers: isShown ? (countAnswers(places, group) ?? WITHHELD) : WITHHELD,
        mean: isKept ? roundMean(values, group) : WITHHELD,
        ...(isKept ? ofAll : NO_RANGE),
      },
    };
  });
}

/** Kinds and change hang together with the averages of groups; a spread of theirs would tell of those too. */
function findRange(
  figure: string,
  values: readonly number[],
  own: readonly JudgedGroup[],
): ReturnType<typeof computeRange> {
  const isJoined = figure.startsWith('kind-') || figure.startsWith('change-');
  return isJoined ? { low: NOT_COMPUTED, high: NOT_COMPUTED } : computeRange(values, own, readScale(figure));
}

/** Rounded down to five: how many took part in a single place is not what the table is about. */
function countAnswers(places: readonly ComparedPlace[], { members }: JudgedGroup): number | undefined {
  let sum = 0;
  for (const index of members) {
    const answers = places[index]?.answers ?? null;
    if (answers === null) return undefined;
    sum += answers;
  }
  return Math.floor(sum / STEP_OF_ANSWERS) * STEP_OF_ANSWERS;
}

function roundMean(values: readonly number[], { members }: JudgedGroup): number {
  return roundToTenth(computeMean(members.map((index) => values[index] ?? 0)), Math.round);
}

/**
 * Where one more place like these would be expected (19 of 20), from mean and spread of all places. Rounded outwards,
 * cut at the scale. Withheld where the spread is so small that it would tell single figures.
 */
function computeRange(
  values: readonly number[],
  kept: readonly JudgedGroup[],
  scale: Scale,
): { readonly low: Cell | number; readonly high: Cell | number } {
  const hasAll = kept.some(({ grouping }) => grouping === 'all');
  if (!hasAll || isSpreadNarrow(values, kept, scale)) return { low: WITHHELD, high: WITHHELD };
  const { mean, deviation } = computeSpread(values, scale);
  const n = values.length;
  const half = computeStudentQuantile(n - 1, CONFIDENCE) * deviation * Math.sqrt(1 + 1 / n);
  return {
    low: Math.max(scale.min, roundToTenth(mean - half, Math.floor)),
    high: Math.min(scale.max, roundToTenth(mean + half, Math.ceil)),
  };
}

function roundToTenth(value: number, round: (tenths: number) => number): number {
  return round(value * 10) / 10;
}
