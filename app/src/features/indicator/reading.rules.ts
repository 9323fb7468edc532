/** What a table of an indicator says: latest values, gap, change since the baseline, distance to the target. */
import { listCells, readCell, type Cell, type Cube } from '@vicus/cube';
import type { IndicatorDefinition } from '@vicus/reference';
import {
  compareWithTarget,
  computeChange,
  computeGap,
  estimateTrend,
  type RegisterValue,
  type Trend,
  type Verdict,
} from '@vicus/statistics';
import { PEOPLE, type ChosenIndicator, type People } from './indicator.types.ts';
import { compareEstimates } from './estimate.rules.ts';
import { comparePeriods, toMeasured, toPeriodEnd } from './observation.rules.ts';

/** One value at one time, in the unit of the indicator: a share as percent. */
export interface Point {
  readonly people: People;
  readonly period: string;
  readonly cell: Cell;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** fewer than 20 counted */
  readonly isUnstable: boolean;
  /** from answers: `denominator` says how many, the interval is the survey's own */
  readonly isEstimate?: boolean;
}

/** A difference with its interval, and what may be said of it. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: Verdict;
}

export interface GapReading extends Difference {
  readonly period: string;
}

export interface ChangeReading extends Difference {
  readonly people: People;
  readonly from: string;
  readonly to: string;
}

export interface IndicatorReading {
  readonly definition: IndicatorDefinition;
  /** oldest first */
  readonly points: readonly Point[];
  /** the newest of each group of people, a reason for none included */
  readonly latest: readonly Point[];
  /** others minus newcomers, percentage points, in the newest period that has both */
  readonly gap: GapReading | null;
  /** since the baseline, or since the first period */
  readonly change: ChangeReading | null;
  /** over all periods of the people it is read for, where there are enough */
  readonly trend: (Trend & { readonly people: People; readonly scale: number }) | null;
  /** a gap: the share it is computed from */
  readonly computedFrom: IndicatorDefinition | null;
  /** no number for the whole place, but some by school, district, sex … */
  readonly isKnownInParts: boolean;
  readonly target:
    (Difference & { readonly people: People; readonly value: number; readonly on: string }) | null;
}

/** Reads the totals of a table, real or protected: what is withheld there has no number here. */
export function listPoints(definition: IndicatorDefinition, cube: Cube): Point[] {
  const dimension = (id: string) => cube.dimensions.find((one) => one.id === id)?.categories ?? [];
  const elsewhere = Object.fromEntries(
    cube.dimensions.filter(({ id }) => id !== 'people' && id !== 'period').map(({ id }) => [id, 'all']),
  );
  const codes = dimension('people').map(({ code }) => code as People);
  const periods = dimension('period')
    .map(({ code }) => code)
    .toSorted(comparePeriods);
  return PEOPLE.filter((one) => codes.includes(one)).flatMap((people) =>
    periods.map((period) => readPoint(definition, cube, { ...elsewhere, people, period })),
  );
}

function readPoint(
  definition: IndicatorDefinition,
  cube: Cube,
  at: Readonly<Record<string, string>> & { readonly people: People; readonly period: string },
): Point {
  const scale = definition.kind === 'share' ? 100 : 1;
  const number = (measure: string): number | null => {
    if (!cube.measures.some(({ id }) => id === measure)) return null;
    const cell = readCell(cube, at, measure);
    return cell.kind === 'number' ? cell.value : null;
  };
  const scaled = (measure: string): number | null => {
    const found = number(measure);
    return found === null ? null : found * scale;
  };
  const cell = readCell(cube, at, 'value');
  const numerator = number('numerator');
  const counted = numerator ?? (definition.kind === 'count' ? number('value') : null);
  return {
    people: at.people,
    period: at.period,
    cell: cell.kind === 'number' ? { ...cell, value: cell.value * scale } : cell,
    low: scaled('lower'),
    high: scaled('upper'),
    numerator,
    denominator: number('denominator') ?? number('base'),
    isUnstable: counted !== null && counted < 20 && scaled('lower') !== null,
    isEstimate:
      cube.measures.some(({ id }) => id === 'base') && cube.measures.some(({ id }) => id === 'lower'),
  };
}

function toRegisterValue(definition: IndicatorDefinition, point: Point): RegisterValue | null {
  const value = point.cell.kind === 'number' ? point.cell.value : null;
  return toMeasured(definition, { numerator: point.numerator, denominator: point.denominator, value });
}

/** What may be said of an indicator; `chosen` brings baseline and target. */
export function readIndicator(
  definition: IndicatorDefinition,
  cube: Cube | null,
  chosen: Pick<ChosenIndicator, 'baselinePeriod' | 'targetValue' | 'targetOn'> | null,
): IndicatorReading {
  const points = cube === null ? [] : listPoints(definition, cube);
  const latest = PEOPLE.flatMap((people) => pickLatest(points.filter((one) => one.people === people)) ?? []);
  return {
    definition,
    points,
    latest,
    gap: readGap(definition, points),
    change: readChange(definition, points, chosen?.baselinePeriod ?? null),
    trend: readTrend(definition, points),
    computedFrom: null,
    isKnownInParts: points.every(isMissing) && hasNumbers(cube),
    target: readTarget(definition, points, chosen),
  };
}

const isMissing = ({ cell }: Point): boolean => cell.kind === 'none' && cell.reason === 'not-collected';
const hasNumbers = (cube: Cube | null): boolean =>
  cube !== null && [...listCells(cube, 'value')].some(({ cell }) => cell.kind === 'number');

/** A gap that nobody entered is that of the share it belongs to. */
export function borrowGap(reading: IndicatorReading, share: IndicatorReading | undefined): IndicatorReading {
  if (share === undefined || reading.latest.some(({ cell }) => cell.kind === 'number')) return reading;
  return { ...reading, gap: share.gap, computedFrom: share.definition };
}

function readTrend(definition: IndicatorDefinition, points: readonly Point[]): IndicatorReading['trend'] {
  const series = chooseSubject(points);
  const [first] = series;
  const values = series.map((point) => ({ point, value: toRegisterValue(definition, point) }));
  const kind = values[0]?.value?.kind;
  if (first === undefined || kind === undefined) return null;
  const read = values.flatMap(({ point, value }) =>
    value === null
      ? []
      : [
          {
            time: toPeriodEnd(point.period) / 12,
            numerator: value.numerator,
            ...(value.kind !== 'count' && { denominator: value.denominator }),
          },
        ],
  );
  const perBase = values[0]?.value?.kind === 'rate' ? { perBase: values[0].value.perBase } : {};
  if (read.length < 2) return null;
  const trend = estimateTrend({ kind, points: read, ...perBase });
  const scale = kind === 'share' ? 100 : 1;
  return trend.kind === 'trend' ? { ...trend, people: first.people, scale } : null;
}

/** The newest number, or that the newest is withheld; what nobody collected is not news while there is a number. */
function pickLatest(points: readonly Point[]): Point | undefined {
  return (
    points.findLast(({ cell }) => cell.kind === 'number' || cell.reason !== 'not-collected') ?? points.at(-1)
  );
}

function readGap(definition: IndicatorDefinition, points: readonly Point[]): GapReading | null {
  if (definition.kind !== 'share') return null;
  const find = (people: People, period: string) =>
    points.find((one) => one.people === people && one.period === period);
  const periods = [...new Set(points.map(({ period }) => period))].toSorted(comparePeriods).toReversed();
  for (const period of periods) {
    const [newcomers, others] = [find('newcomers', period), find('others', period)];
    const estimated = newcomers && others && compareEstimates(others, newcomers);
    if (estimated) return { period, ...estimated };
    const [first, second] = [newcomers, others].map((one) => one && toRegisterValue(definition, one));
    if (first?.kind !== 'share' || second?.kind !== 'share') continue;
    const gap = computeGap(first, second);
    if (gap.kind !== 'gap') continue;
    return {
      period,
      difference: gap.gapPoints,
      low: gap.lowPoints,
      high: gap.highPoints,
      verdict: gap.verdict,
    };
  }
  return null;
}

/** People an indicator is read for: newcomers where it tells of them, otherwise everyone. */
function chooseSubject(points: readonly Point[]): readonly Point[] {
  const measured = points.filter(({ cell }) => cell.kind === 'number');
  const people = PEOPLE.find((one) => measured.some((point) => point.people === one));
  return measured.filter((point) => point.people === people);
}

function readChange(
  definition: IndicatorDefinition,
  points: readonly Point[],
  baseline: string | null,
): ChangeReading | null {
  const series = chooseSubject(points);
  const now = series.at(-1);
  const before = series.find(({ period }) => period === baseline) ?? series[0];
  if (now === undefined || before === undefined || now === before) return null;
  const estimated = compareEstimates(now, before);
  if (estimated !== null) return { people: now.people, from: before.period, to: now.period, ...estimated };
  const [newer, older] = [toRegisterValue(definition, now), toRegisterValue(definition, before)];
  if (newer === null || older === null) return null;
  const change = computeChange(newer, older);
  if (change.kind !== 'change') return null;
  const scale = definition.kind === 'share' ? 100 : 1;
  return { people: now.people, from: before.period, to: now.period, ...toDifference(change, scale) };
}

function readTarget(
  definition: IndicatorDefinition,
  points: readonly Point[],
  chosen: Pick<ChosenIndicator, 'targetValue' | 'targetOn'> | null,
): IndicatorReading['target'] {
  if (chosen === null || chosen.targetValue === null || chosen.targetOn === null) return null;
  const now = chooseSubject(points).at(-1);
  const value = now === undefined ? null : toRegisterValue(definition, now);
  if (now === undefined || value === null) return null;
  const scale = definition.kind === 'share' ? 100 : 1;
  const compared = compareWithTarget(value, chosen.targetValue / scale);
  if (compared.kind !== 'change') return null;
  const { targetValue, targetOn } = chosen;
  return { people: now.people, value: targetValue, on: targetOn, ...toDifference(compared, scale) };
}

const toDifference = (one: Difference, scale: number): Difference => ({
  difference: one.difference * scale,
  low: one.low * scale,
  high: one.high * scale,
  verdict: one.verdict,
});
