/**
 * Years, or a year with neighbours, put together where one year counts too few: offered by rule, made only of what the
 * reader may see already.
 */
import type { IndicatorDefinition } from '@vicus/reference';
import {
  MINIMUM_STABLE_COUNT,
  planPooling,
  planPoolingOverYears,
  planPoolingWithNeighbours,
  poolRates,
  type NamedYears,
  type PoolingPlan,
  type PoolingQuestion,
  type YearCount,
} from '@vicus/statistics';
import type { ObservationStatus, People } from './indicator.types.ts';
import { toMeasured } from './observation.rules.ts';
import type { Point } from './reading.rules.ts';
import { asksForParts } from './value.rules.ts';

export const POOL_SPANS = [3, 5] as const;
export type PoolSpan = (typeof POOL_SPANS)[number];

/** The newest year, or three, with neighbours who handed over their counts. */
const NEIGHBOUR_WAYS = { neighbours: 1, 'neighbours-3': 3 } as const;
type NeighbourWay = keyof typeof NEIGHBOUR_WAYS;

/** What somebody may choose to put together. */
export type PoolWay = PoolSpan | NeighbourWay;

/** Counts of neighbours by the people they are about. */
export type Neighbours = ReadonlyMap<People, readonly NamedYears[]>;

/** Several years as one value, in the unit of the indicator; of a count the average a year. */
export interface PooledValue {
  readonly years: readonly number[];
  readonly missingYears: readonly number[];
  /** names of the places beside this one */
  readonly neighbours: readonly string[];
  readonly level: number;
  readonly low: number;
  readonly high: number;
  readonly numerator: number;
  /** null: a count */
  readonly denominator: number | null;
  readonly isStable: boolean;
  /** of the least settled year among them */
  readonly status: ObservationStatus;
}

export interface PoolingChoice {
  readonly way: PoolWay;
  readonly spanYears: 1 | PoolSpan;
  /** names of the places beside this one */
  readonly neighbours: readonly string[];
  readonly fromYear: number;
  readonly toYear: number;
  /** counted in all known years of the span, by neighbours too; null where one of them is withheld: a sum would tell it */
  readonly counted: number | null;
  readonly missingYears: readonly number[];
  readonly withheldYears: readonly number[];
  readonly isStable: boolean;
  /** what the rule would take */
  readonly isRecommended: boolean;
}

/** What can be done about one group of people with too few counted. */
export interface PoolingLine {
  readonly people: People;
  /** the newest year with a number; null: none may be seen */
  readonly newest: { readonly year: number; readonly counted: number } | null;
  /** withheld years after the newest, or all of them where there is none */
  readonly withheldYears: readonly number[];
  /** mostly the same people each year: adding years makes them no more */
  readonly isSamePeople: boolean;
  readonly choices: readonly PoolingChoice[];
  readonly pooled: PooledValue | null;
}

/** `3`, `5`, `neighbours` or `neighbours-3` of an address; anything else is no choice. */
export function parsePoolWay(text: string | null): PoolWay | null {
  const ways: readonly PoolWay[] = [...POOL_SPANS, 'neighbours', 'neighbours-3'];
  return ways.find((way) => String(way) === text) ?? null;
}

export const isPoolSpan = (way: PoolWay | null): way is PoolSpan => typeof way === 'number';

/** Whether counts of neighbours can be added to those of a place: two counts of people, a part and its whole. */
export const takesNeighbours = (definition: IndicatorDefinition): boolean =>
  asksForParts(definition) && definition.countedEachYear !== 'none' && definition.hasAmounts !== true;

/**
 * A line for every group of people whose newest year counts fewer than 20 or is withheld. `points` are what the reader sees: real for
 * staff, protected for everybody else. Nothing here knows a withheld number, so no sum can tell one. `neighbours`: for staff only.
 */
export function readPoolings(
  definition: IndicatorDefinition,
  points: readonly Point[],
  chosen: PoolWay | null,
  neighbours: Neighbours = new Map(),
): PoolingLine[] {
  if (definition.countedEachYear === 'none' || definition.hasAmounts === true) return [];
  return [...Map.groupBy(points, ({ people }) => people)].flatMap(([people, series]) => {
    const years = series.filter(({ period }) => /^\d{4}$/.test(period));
    return (
      readLine(definition, { people, points: years, neighbours: neighbours.get(people) ?? [] }, chosen) ?? []
    );
  });
}

interface Series {
  readonly people: People;
  readonly points: readonly Point[];
  readonly neighbours: readonly NamedYears[];
}

function readLine(
  definition: IndicatorDefinition,
  { people, points, neighbours }: Series,
  chosen: PoolWay | null,
): PoolingLine | null {
  const years = points.flatMap((point) => toYearCount(definition, point) ?? []);
  const withheld = points.flatMap(({ cell, period }) =>
    cell.kind === 'none' && (cell.reason === 'withheld' || cell.reason === 'withheld-at-source')
      ? [Number(period)]
      : [],
  );
  const newest = years.at(-1);
  const later = withheld.filter((year) => newest === undefined || year > newest.year);
  if (later.length === 0 && (newest === undefined || newest.numerator >= MINIMUM_STABLE_COUNT)) return null;
  const areNewPeopleEachYear = definition.countedEachYear === 'new';
  const question: PoolingQuestion = { years, areNewPeopleEachYear, neighbours };
  const choices = newest === undefined ? [] : listChoices(question, newest.year, withheld);
  return {
    people,
    newest: newest === undefined ? null : { year: newest.year, counted: newest.numerator },
    withheldYears: later,
    isSamePeople: !question.areNewPeopleEachYear,
    choices,
    pooled: choices.some(({ way, counted }) => way === chosen && counted !== null)
      ? pool(definition, question, chosen, points)
      : null,
  };
}

/** A count has no denominator: each year is one, so the pooled value is the average a year. */
function toYearCount(definition: IndicatorDefinition, point: Point): YearCount | null {
  // Years of a survey are asked of samples: adding them is another computation than adding counts of all.
  if (point.cell.kind === 'none' || point.isEstimate) return null;
  const measured = toMeasured(definition, { ...point, value: point.cell.value });
  if (measured === null) return null;
  const denominator = measured.kind === 'count' ? 1 : measured.denominator;
  return { year: Number(point.period), numerator: measured.numerator, denominator };
}

/** From what loses least to what loses most. */
function listChoices(
  question: PoolingQuestion,
  newest: number,
  withheld: readonly number[],
): PoolingChoice[] {
  const byRule = planPooling(question);
  const choices = [
    ...listSpans(question, newest, withheld),
    ...listWithNeighbours(question, newest, withheld),
  ];
  const isTaken = ({ spanYears, neighbours, isStable }: PoolingChoice): boolean =>
    isStable &&
    byRule?.isStable === true &&
    byRule.spanYears === spanYears &&
    byRule.withNeighbours === neighbours.length > 0;
  return choices.map((one) => ({ ...one, isRecommended: isTaken(one) }));
}

/** Spans that bring in a year more than the one before them. */
function listSpans(question: PoolingQuestion, newest: number, withheld: readonly number[]): PoolingChoice[] {
  const choices: PoolingChoice[] = [];
  for (const spanYears of POOL_SPANS) {
    const plan = planPoolingOverYears(question, spanYears);
    if (plan === null) continue;
    const inSpan = withheld.filter((year) => year <= newest && year > newest - spanYears);
    const before = choices.at(-1);
    const brought = plan.parts.length + inSpan.length;
    if (brought <= (before === undefined ? 1 : countYears(before))) continue;
    choices.push(toChoice(spanYears, plan, newest, inSpan));
  }
  return choices;
}

function listWithNeighbours(
  question: PoolingQuestion,
  newest: number,
  withheld: readonly number[],
): PoolingChoice[] {
  let brought = 0;
  return (['neighbours', 'neighbours-3'] as const).flatMap((way): PoolingChoice[] => {
    const spanYears = NEIGHBOUR_WAYS[way];
    const plan = planPoolingWithNeighbours(question, spanYears);
    if (plan === null || plan.parts.length <= brought) return [];
    brought = plan.parts.length;
    const inSpan = withheld.filter((year) => year <= newest && year > newest - spanYears);
    return [toChoice(way, plan, newest, inSpan)];
  });
}

/** `inSpan`: years of the span that are withheld. */
function toChoice(way: PoolWay, plan: PoolingPlan, newest: number, inSpan: readonly number[]): PoolingChoice {
  const isOpen = inSpan.length === 0;
  return {
    way,
    spanYears: plan.spanYears,
    neighbours: listNeighbours(plan),
    fromYear: newest - plan.spanYears + 1,
    toYear: newest,
    counted: isOpen ? plan.countedPeople : null,
    missingYears: plan.missingYears.filter((year) => !inSpan.includes(year)),
    withheldYears: inSpan,
    isStable: isOpen && plan.isStable,
    isRecommended: false,
  };
}

const listNeighbours = ({ parts }: PoolingPlan): string[] => [
  ...new Set(parts.flatMap(({ place }) => (place === '' ? [] : [place]))),
];

const countYears = ({ spanYears, missingYears }: PoolingChoice): number => spanYears - missingYears.length;

function pool(
  definition: IndicatorDefinition,
  question: PoolingQuestion,
  way: PoolWay | null,
  points: readonly Point[],
): PooledValue | null {
  if (way === null) return null;
  const plan = isPoolSpan(way)
    ? planPoolingOverYears(question, way)
    : planPoolingWithNeighbours(question, NEIGHBOUR_WAYS[way]);
  if (plan === null) return null;
  const years = new Set(plan.parts.map(({ year }) => String(year)));
  const status = readLeastSettled(points.filter(({ period }) => years.has(period)));
  return toPooledValue(definition, plan, status);
}

/** Several numbers together are as settled as the least of them. */
export function readLeastSettled(points: readonly Point[]): ObservationStatus {
  const found = new Set(points.flatMap(({ cell }) => (cell.kind === 'number' ? [cell.status] : [])));
  if (found.has('estimated')) return 'estimated';
  return found.has('provisional') ? 'provisional' : 'final';
}

function toPooledValue(
  definition: IndicatorDefinition,
  plan: PoolingPlan,
  status: ObservationStatus,
): PooledValue | null {
  const sort = toMeasured(definition, { numerator: 0, denominator: 1, value: 0 });
  if (sort === null) return null;
  const isShare = sort.kind === 'share';
  const perBase = sort.kind === 'rate' ? sort.perBase : 1;
  const reading = poolRates(plan, isShare ? { kind: 'share' } : { kind: 'rate', perBase });
  if (reading.kind === 'no-reading') return null;
  const scale = isShare ? 100 : 1;
  return {
    years: plan.parts.flatMap(({ place, year }) => (place === '' ? [year] : [])),
    missingYears: plan.missingYears,
    neighbours: listNeighbours(plan),
    level: reading.level * scale,
    low: reading.low * scale,
    high: reading.high * scale,
    numerator: reading.numerator,
    denominator: sort.kind === 'count' ? null : reading.denominator,
    isStable: plan.isStable,
    status,
  };
}

/** Counts of neighbours as pooling takes them. */
export function groupNeighbours(
  counts: readonly (YearCount & { readonly neighbour: string; readonly people: People })[],
): Neighbours {
  const byPeople = Map.groupBy(counts, ({ people }) => people);
  return new Map(
    [...byPeople].map(([people, mine]) => [
      people,
      [...Map.groupBy(mine, ({ neighbour }) => neighbour)].map(([name, years]): NamedYears => ({
        name,
        years: years.map(({ year, numerator, denominator }) => ({ year, numerator, denominator })),
      })),
    ]),
  );
}
