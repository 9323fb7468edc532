/** Averages over groups of places, through the gate. Method: docs/methods/comparison.md. */
import {
  buildCube,
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
import { describeGroup, FIGURE_TEXTS, MEASURE_TEXTS, TABLE_TEXTS } from './group-figures.texts.ts';
import {
  CONTACT_FIGURES,
  FIGURE_SCALES,
  INDEX_FIGURES,
  MINIMUM_PLACES,
  type ComparedPlace,
  type FigureCode,
  type JudgedGroup,
  type Scale,
} from './group-figures.types.ts';
import {
  computeMean,
  computeSpread,
  isDominated,
  isNarrowed,
  isSpreadNarrow,
  listKnownSums,
} from './group-spread.rules.ts';

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

interface ComparisonTable {
  readonly id: 'comparison-contact' | 'comparison-index';
  readonly figures: readonly FigureCode[];
  /** the widest scale of its figures */
  readonly scale: Scale;
  readonly unit: string;
}

const TABLES: readonly ComparisonTable[] = [
  { id: 'comparison-contact', figures: CONTACT_FIGURES, scale: { min: 0, max: 5 }, unit: 'points on 0-5' },
  { id: 'comparison-index', figures: INDEX_FIGURES, scale: { min: -80, max: 160 }, unit: 'points' },
];

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
  const tables = TABLES.map((table) => ({
    cube: buildTable(table, places, groups, facts),
    basis: listBases(table.scale),
    itemDimensions: ['figure'],
    overlapping: ['group'],
  }));
  const { codeVersion } = facts;
  return protect({ tables, policy: COMPARISON_POLICY, published: [], codeVersion }).tables;
}

function listBases(scale: Scale): Record<string, MeasureBasis> {
  return {
    places: { kind: 'count-of-persons' },
    mean: { kind: 'mean', respondents: 'places', scale, group: 'places' },
    low: { kind: 'derived', from: ['mean'] },
    high: { kind: 'derived', from: ['mean'] },
  };
}

function buildTable(
  table: ComparisonTable,
  places: readonly ComparedPlace[],
  groups: readonly JudgedGroup[],
  { period }: ComparisonFacts,
): Cube {
  const time = String(period);
  return buildCube({
    id: table.id,
    provenance: { ...TABLE_TEXTS[table.id], period: time, method: 'comparison' },
    dimensions: listDimensions(table, time, groups),
    measures: listMeasures(table.unit),
    cells: table.figures.flatMap((figure) => listCells(figure, time, places, groups)),
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
  const toFigure = (code: FigureCode): Category => ({ code, label: FIGURE_TEXTS[code] });
  const { period, group, figure } = MEASURE_TEXTS;
  return [
    { id: 'period', label: period, role: 'time', categories: [{ code: time, label: { en: time } }] },
    { id: 'group', label: group, role: 'category', categories: groups.map(toGroup) },
    { id: 'figure', label: figure, role: 'category', categories: figures.map(toFigure) },
  ];
}

function listMeasures(unit: string): Measure[] {
  const { places, mean, low, high } = MEASURE_TEXTS;
  return [
    { id: 'places', label: places, kind: 'count', unit: 'places', decimals: 0 },
    { id: 'mean', label: mean, kind: 'mean', unit, decimals: 1 },
    { id: 'low', label: low, kind: 'bound', unit, decimals: 1 },
    { id: 'high', label: high, kind: 'bound', unit, decimals: 1 },
  ];
}

/** Groups are taken in their order; a figure of one that would narrow another place's down is left out. */
function listCells(
  figure: FigureCode,
  period: string,
  places: readonly ComparedPlace[],
  groups: readonly JudgedGroup[],
): CellEntry[] {
  const values = places.map((place) => place.figures[figure]);
  const scale = FIGURE_SCALES[figure];
  const kept: JudgedGroup[] = [];
  for (const group of groups) {
    if (group.state !== 'shown' || isDominated(values, group)) continue;
    if (!isNarrowed(values, listKnownSums(values, [...kept, group]), scale)) kept.push(group);
  }
  const range = computeRange(values, kept, scale);
  return groups.map((group): CellEntry => {
    const at = { period, group: group.code, figure };
    const isKept = kept.includes(group);
    const own = group.grouping === 'all' ? range : { low: NOT_COMPUTED, high: NOT_COMPUTED };
    return {
      at,
      measures: {
        places: group.state === 'shown' ? group.members.length : WITHHELD,
        mean: isKept ? roundMean(values, group) : WITHHELD,
        ...(isKept ? own : { low: WITHHELD, high: WITHHELD }),
      },
    };
  });
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
