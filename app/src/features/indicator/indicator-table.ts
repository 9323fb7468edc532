/** The values of one indicator as a table, with what stands behind every number: the same for office, gate and files. */
import { buildCube, readCell, type Cell, type Cube, type Dimension, type Texts } from '@vicus/cube';
import type { TableToProtect } from '@vicus/disclosure';
import { BREAKDOWN_CODES, type IndicatorDefinition } from '@vicus/reference';
import { estimateRate } from '@vicus/statistics';
import { ALL_LABEL, DIMENSION_LABELS, NOTES, PEOPLE_LABELS } from './indicator-texts.ts';
import { ESTIMATE_NOTES } from './estimate-texts.ts';
import { isEstimate } from './estimate.rules.ts';
import type { Observation, People } from './indicator.types.ts';
import { chooseShape, type MeasureName, type TableShape } from './indicator-shape.ts';
import { comparePeriods, parseBreakdown, toMeasured } from './observation.rules.ts';

const PEOPLE = ['everyone', 'newcomers', 'others'] as const satisfies readonly People[];
const ALL = 'all';
/** A table that nobody can read, and nobody would type. */
const MAXIMUM_CELLS = 20_000;

export interface IndicatorTable extends TableToProtect {
  /** fewer than 20 counted somewhere */
  readonly isUnstable: boolean;
}

/** Ends with the version of the definition. */
const nameTable = ({ id, version }: IndicatorDefinition, isEstimated: boolean): string =>
  `indicator-${id}${isEstimated ? '-survey' : ''}-v${version}`;

/**
 * Values that may stand in one table: shares counted of everybody and shares of those who answered are no one series. The
 * one with the newest value goes first.
 */
export function splitBySource(
  { kind, version }: Pick<IndicatorDefinition, 'kind' | 'version'>,
  observations: readonly Observation[],
): (readonly Observation[])[] {
  const own = observations.filter((one) => one.definitionVersion === version);
  if (kind !== 'share' && kind !== 'rate') return [own];
  const newest = (values: readonly Observation[]): string =>
    values
      .map(({ period }) => period)
      .toSorted(comparePeriods)
      .at(-1) ?? '';
  return [own.filter((one) => !isEstimate(one)), own.filter(isEstimate)]
    .filter((values) => values.length > 0)
    .toSorted((a, b) => comparePeriods(newest(b), newest(a)));
}

/** Values of one version; null: none, or none that a table can hold. */
export function composeIndicatorTable(
  definition: IndicatorDefinition,
  observations: readonly Observation[],
  source: Texts,
): IndicatorTable | null {
  const own = observations.filter((one) => one.definitionVersion === definition.version);
  if (own.length === 0) return null;
  const isEstimated = own.some(isEstimate);
  const periods = [...new Set(own.map(({ period }) => period))].toSorted(comparePeriods);
  const dimensions = [listPeople(own, isEstimated), ...listBreakdowns(own), listPeriods(periods)];
  if (dimensions.reduce((cells, { categories }) => cells * categories.length, 1) > MAXIMUM_CELLS) return null;
  const hasInterval = own.some(({ low }) => (low ?? null) !== null);
  const shape = chooseShape(definition, { isEstimated, hasInterval });
  const isUnstable = own.some((one) => readLevel(definition, one)?.isUnstable ?? false);
  const notes = listNotes(definition, shape, { isEstimated, isUnstable });
  const cube = buildCube({
    id: nameTable(definition, isEstimated),
    provenance: { ...describe(definition, periods), source, notes },
    dimensions,
    measures: shape.measures,
    cells: own.map((one) => ({
      at: {
        ...placeAtAll(dimensions),
        ...parseBreakdown(one.breakdown),
        people: one.people,
        period: one.period,
      },
      measures: toCells(definition, one, shape),
    })),
    unmentioned: 'not-collected',
  });
  return {
    cube,
    basis: shape.basis,
    unlisted: listIncomplete(cube, shape),
    isUnstable,
  };
}

function listNotes(
  { kind }: IndicatorDefinition,
  { isRegister }: TableShape,
  { isEstimated, isUnstable }: { readonly isEstimated: boolean; readonly isUnstable: boolean },
): Texts[] {
  return [
    ...(isRegister ? [NOTES.register] : []),
    ...(isUnstable ? [NOTES.unstable] : []),
    ...(isEstimated ? [ESTIMATE_NOTES.sample] : []),
    ...(isEstimated && kind === 'share' ? [ESTIMATE_NOTES.apart] : []),
  ];
}

function describe({ name, question, method }: IndicatorDefinition, periods: readonly string[]) {
  return {
    title: name,
    question: { ...name, ...question },
    period: periods.length === 1 ? (periods[0] ?? '') : `${periods[0]}/${periods.at(-1)}`,
    method: method ?? 'register-figures',
  };
}

function placeAtAll(dimensions: readonly Dimension[]): Record<string, string> {
  return Object.fromEntries(dimensions.map(({ id }) => [id, ALL]));
}

/** Newcomers are a part of everyone who was counted; of two surveys each asked its own people. */
function listPeople(observations: readonly Observation[], isEstimated: boolean): Dimension {
  const there = PEOPLE.filter((people) => observations.some((one) => one.people === people));
  const hasWhole = there.includes('everyone') && !isEstimated;
  return {
    id: 'people',
    label: DIMENSION_LABELS.people,
    role: 'category',
    categories: there.map((code) => ({
      code,
      label: PEOPLE_LABELS[code],
      ...(hasWhole && code !== 'everyone' && { parent: 'everyone' }),
    })),
  };
}

function listPeriods(periods: readonly string[]): Dimension {
  const categories = periods.map((code) => ({ code, label: { en: code } }));
  return { id: 'period', label: DIMENSION_LABELS.period, role: 'time', categories };
}

function listBreakdowns(observations: readonly Observation[]): Dimension[] {
  const codes = new Map<string, Set<string>>();
  for (const { breakdown } of observations)
    for (const [dimension, code] of Object.entries(parseBreakdown(breakdown)))
      codes.set(dimension, (codes.get(dimension) ?? new Set()).add(code));
  return [...codes].toSorted().map(([id, found]) => ({
    id,
    label: (DIMENSION_LABELS as Readonly<Record<string, Texts>>)[id] ?? { en: id },
    role: 'category',
    categories: [
      { code: ALL, label: ALL_LABEL },
      ...[...found].toSorted().map((code) => ({ code, label: nameCode(id, code), parent: ALL })),
    ],
  }));
}

/** As the code list says; services, districts and schools are named by the place. */
export function nameCode(dimension: string, code: string): Texts {
  const list = (BREAKDOWN_CODES as Readonly<Record<string, readonly { code: string; label: Texts }[]>>)[
    dimension
  ];
  return list?.find((one) => one.code === code)?.label ?? { en: code };
}

function readLevel(definition: IndicatorDefinition, one: Observation) {
  const measured = toMeasured(definition, one);
  if (measured === null) return null;
  const reading = estimateRate(measured);
  return reading.kind === 'reading' ? reading : null;
}

function toCells(
  definition: IndicatorDefinition,
  one: Observation,
  { measures, basis }: TableShape,
): Record<string, Cell> {
  const status = one.status ?? 'final';
  const level = readLevel(definition, one);
  const scale = definition.kind === 'share' ? 1 / 100 : 1;
  const numbers: Record<MeasureName, number | null> = {
    value: one.value === null ? null : one.value * scale,
    lower: level?.low ?? toScaled(one.low, scale),
    upper: level?.high ?? toScaled(one.high, scale),
    numerator: one.numerator,
    denominator: one.denominator,
    base: one.respondents ?? one.denominator,
  };
  // A value whose people nobody counted cannot pass the gate, so it is no part of the table.
  const hasBase = !('base' in basis) || numbers.base !== null;
  return Object.fromEntries(
    measures.map(({ id }): [string, Cell] => {
      const number = numbers[id as MeasureName];
      if (one.reason !== null) return [id, { kind: 'none', reason: one.reason }];
      if (number === null || !hasBase) return [id, { kind: 'none', reason: 'not-collected' }];
      return [id, { kind: 'number', value: number, status }];
    }),
  );
}

const toScaled = (end: number | null | undefined, scale: number): number | null =>
  end === null || end === undefined ? null : end * scale;

/** Dimensions whose parts do not make up the whole: some people are in no part that is listed. */
function listIncomplete(cube: Cube, { counts }: TableShape): string[] {
  return cube.dimensions
    .filter((dimension) => counts.some((measure) => !addsUp(cube, dimension, measure)))
    .map(({ id }) => id);
}

function addsUp(cube: Cube, dimension: Dimension, measure: string): boolean {
  const parts = dimension.categories.filter(({ parent }) => parent !== undefined);
  const whole = parts[0]?.parent;
  if (whole === undefined) return true;
  const read = (at: Record<string, string>): number | null => {
    const cell = readCell(cube, at, measure);
    return cell.kind === 'number' ? cell.value : null;
  };
  return listPositions(cube.dimensions.filter((one) => one !== dimension)).every((at) => {
    const total = read({ ...at, [dimension.id]: whole });
    const numbers = parts.map(({ code }) => read({ ...at, [dimension.id]: code }));
    if (total === null || numbers.includes(null)) return true;
    return numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0) === total;
  });
}

function listPositions(dimensions: readonly Dimension[]): Record<string, string>[] {
  return dimensions.reduce<Record<string, string>[]>(
    (found, { id, categories }) =>
      found.flatMap((at) => categories.map(({ code }) => ({ ...at, [id]: code }))),
    [{}],
  );
}
