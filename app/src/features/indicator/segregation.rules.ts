/** How newcomers and everybody else are spread over schools or districts: read from the counts a member sees, from nothing else. */
import { readCell, type Cell, type Cube } from '@vicus/cube';
import { findIndicator, type IndicatorDefinition } from '@vicus/reference';
import {
  computeDissimilarity,
  estimateDealtDissimilarity,
  type DealtDissimilarity,
  type UnitCounts,
} from '@vicus/statistics';
import { comparePeriods } from './observation.rules.ts';
import type { IndicatorReading } from './reading.rules.ts';

const UNIT = 'unit';
const ALL = 'all';
/** With one or two there is nothing to spread; the share in one of them says it better. */
const MINIMUM_UNITS = 3;
/** Each asks for lotteries of its own. */
const MAXIMUM_PERIODS = 6;
/** The same counts give the same interval, for everybody and every time. */
const SEED = 1955;

export type SpreadResult =
  | {
      readonly kind: 'told';
      /** 0: the same share in every unit; 1: no unit has both */
      readonly index: number;
      /** what it would be on average by lot, and the middle 95 % of that */
      readonly chanceLevel: number;
      readonly low: number;
      readonly high: number;
      readonly verdict: DealtDissimilarity['verdict'];
    }
  | { readonly kind: 'too-small'; readonly chanceLevel: number }
  /** a count is withheld: an index would give it away */
  | { readonly kind: 'withheld' }
  /** a unit has one of the two counts only */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'too-few-units' }
  | { readonly kind: 'one-group-is-empty' };

export interface SpreadReading {
  readonly period: string;
  /** units that something is known of in the period */
  readonly units: number;
  /** null where it is not known, or withheld */
  readonly newcomers: number | null;
  readonly others: number | null;
  /** of newcomers, in the unit with the most of them, 0–1 */
  readonly shareInLargestUnit: number | null;
  readonly result: SpreadResult;
}

/** Whether the counts of an indicator can say how people are spread. */
export function tellsSpread({ kind, unit, countsNewcomers }: IndicatorDefinition): boolean {
  return countsNewcomers === true || kind === 'share' || (kind === 'count' && unit === 'persons');
}

/** The newest six periods, newest first; nothing where the table has no units. */
export function readSpreads(definition: IndicatorDefinition, cube: Cube): SpreadReading[] {
  return listCounted(definition, cube).slice(0, MAXIMUM_PERIODS).map(readSpread);
}

interface CountedPeriod {
  readonly period: string;
  /** units that something is known of */
  readonly pairs: readonly Pair[];
}

/** Newest first. */
function listCounted(definition: IndicatorDefinition, cube: Cube): CountedPeriod[] {
  const units = listCodes(cube, UNIT).filter((code) => code !== ALL);
  if (units.length === 0 || !tellsSpread(definition)) return [];
  const periods = listCodes(cube, 'period').toSorted(comparePeriods).toReversed();
  return periods
    .map((period) => ({
      period,
      pairs: units
        .map((unit) => readPair(definition, cube, unit, period))
        .filter((pair) => !pair.every(isUnknown)),
    }))
    .filter(({ pairs }) => pairs.length > 0);
}

const listCodes = (cube: Cube, dimension: string): string[] =>
  cube.dimensions.find(({ id }) => id === dimension)?.categories.map(({ code }) => code) ?? [];

/** Counts of newcomers and of everybody else in one unit. */
type Pair = readonly [newcomers: Cell, others: Cell];

function readPair(definition: IndicatorDefinition, cube: Cube, unit: string, period: string): Pair {
  const rest = Object.fromEntries(
    cube.dimensions.flatMap(({ id }) => (id === 'people' || id === 'period' ? [] : [[id, ALL]])),
  );
  const people = listCodes(cube, 'people');
  const read = (who: string, measure: string): Cell =>
    people.includes(who)
      ? readCell(cube, { ...rest, people: who, period, [UNIT]: unit }, measure)
      : { kind: 'none', reason: 'not-collected' };
  if (definition.countsNewcomers === true) {
    const [some, all] = [read('everyone', 'numerator'), read('everyone', 'denominator')];
    return [some, subtract(all, some)];
  }
  const measure = definition.kind === 'count' ? 'value' : 'denominator';
  return [read('newcomers', measure), read('others', measure)];
}

function subtract(whole: Cell, part: Cell): Cell {
  if (whole.kind === 'none') return whole;
  return part.kind === 'none' ? part : { ...whole, value: whole.value - part.value };
}

function readSpread({ period, pairs }: CountedPeriod): SpreadReading {
  const counts = pairs.flatMap(([newcomers, others]): UnitCounts[] =>
    newcomers.kind === 'number' && others.kind === 'number'
      ? [{ group: newcomers.value, others: others.value }]
      : [],
  );
  const rest = { period, units: pairs.length };
  if (counts.length < pairs.length) {
    const kind = pairs.flat().some(isWithheld) ? 'withheld' : 'incomplete';
    return { ...rest, newcomers: null, others: null, shareInLargestUnit: null, result: { kind } };
  }
  const newcomers = counts.reduce((sum, { group }) => sum + group, 0);
  const most = Math.max(...counts.map(({ group }) => group));
  return {
    ...rest,
    newcomers,
    others: counts.reduce((sum, one) => sum + one.others, 0),
    shareInLargestUnit: newcomers === 0 || counts.length < 2 ? null : most / newcomers,
    result: judgeSpread(counts),
  };
}

const isUnknown = (cell: Cell): boolean =>
  cell.kind === 'none' && (cell.reason === 'not-collected' || cell.reason === 'not-applicable');
const isWithheld = (cell: Cell): boolean => cell.kind === 'none' && cell.reason.startsWith('withheld');

/** A page must not wait: where very many are dealt the interval is narrow, and fewer lotteries tell its ends as well. */
function chooseDealings(units: readonly UnitCounts[]): number {
  const newcomers = units.reduce((sum, { group }) => sum + group, 0);
  const others = units.reduce((sum, one) => sum + one.others, 0);
  const dealt = Math.min(newcomers, others);
  if (dealt <= 2_000) return 999;
  return dealt <= 20_000 ? 199 : 39;
}

function judgeSpread(units: readonly UnitCounts[]): SpreadResult {
  const isCounted = units.every(({ group, others }) => Number.isInteger(group) && Number.isInteger(others));
  if (!isCounted) return { kind: 'incomplete' };
  const found = computeDissimilarity(units);
  if (found.kind === 'no-index')
    return { kind: found.reason === 'one-group-is-empty' ? 'one-group-is-empty' : 'too-few-units' };
  const peopled = units.filter(({ group, others }) => group + others > 0);
  if (peopled.length < MINIMUM_UNITS) return { kind: 'too-few-units' };
  if (found.kind === 'too-small') return found;
  const dealings = chooseDealings(peopled);
  const { low, high, verdict } = estimateDealtDissimilarity(peopled, { seed: SEED, dealings });
  const { index, chanceLevel } = found;
  return { kind: 'told', index, chanceLevel, low, high, verdict };
}

type VersionsById = ReadonlyMap<
  string,
  readonly { readonly definition: IndicatorDefinition; readonly cube: Cube }[]
>;

/** An unevenness that nobody entered is computed from the counts by unit; withheld where the newest of them are. */
export function borrowSpread(reading: IndicatorReading, tables: VersionsById): IndicatorReading {
  const { spreadOf } = reading.definition;
  if (spreadOf === undefined || reading.latest.some(({ cell }) => cell.kind === 'number')) return reading;
  const counted = (tables.get(spreadOf) ?? []).flatMap(({ definition, cube }) =>
    listCounted(definition, cube).map((one) => ({ ...one, definition })),
  );
  const [newest] = counted;
  if (newest === undefined) return reading;
  if (!newest.pairs.flat().some(isWithheld)) return { ...reading, computedFrom: newest.definition };
  const cell = { kind: 'none', reason: 'withheld' } as const;
  const nothing = { low: null, high: null, numerator: null, denominator: null, isUnstable: false };
  return { ...reading, latest: [{ people: 'everyone', period: newest.period, cell, ...nothing }] };
}

/**
 * For members who see protected tables: an index that somebody typed beside counts by unit would let them compute a count
 * that is withheld, so what is computed from the counts they see stands in its place.
 */
export function dropTypedBesideCounts<Tables extends readonly Cube[]>(
  tables: ReadonlyMap<string, Tables>,
): Map<string, Tables> {
  const isCounted = (id: string): boolean => {
    const counts = tables.get(id);
    // Counts that could not be protected at all are there, too.
    return (
      counts !== undefined && (counts.length === 0 || counts.some((cube) => listCodes(cube, UNIT).length > 0))
    );
  };
  return new Map(
    [...tables].filter(([id]) => {
      const spreadOf = findIndicator(id)?.spreadOf;
      return spreadOf === undefined || !isCounted(spreadOf);
    }),
  );
}
