/** Years put together where one year counts too few: offered by rule, made only of what the reader may see already. */
import type { IndicatorDefinition } from '@vicus/reference';
import {
  MINIMUM_STABLE_COUNT,
  planPooling,
  planPoolingOverYears,
  poolRates,
  type PoolingPlan,
  type PoolingQuestion,
  type YearCount,
} from '@vicus/statistics';
import type { ObservationStatus, People } from './indicator.types.ts';
import { toMeasured } from './observation.rules.ts';
import type { Point } from './reading.rules.ts';

export const POOL_SPANS = [3, 5] as const;
export type PoolSpan = (typeof POOL_SPANS)[number];

/** Several years as one value, in the unit of the indicator; of a count the average a year. */
export interface PooledValue {
  readonly spanYears: PoolSpan;
  readonly years: readonly number[];
  readonly missingYears: readonly number[];
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
  readonly spanYears: PoolSpan;
  readonly fromYear: number;
  readonly toYear: number;
  /** counted in all known years of the span; null where one of them is withheld: a sum would tell it */
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

/** `3` or `5` of an address; anything else is no choice. */
export function parsePoolSpan(text: string | null): PoolSpan | null {
  return POOL_SPANS.find((span) => String(span) === text) ?? null;
}

/**
 * A line for every group of people whose newest year counts fewer than 20 or is withheld. `points` are what the reader sees: real for
 * staff, protected for everybody else. Nothing here knows a withheld number, so no sum can tell one.
 */
export function readPoolings(
  definition: IndicatorDefinition,
  points: readonly Point[],
  chosen: PoolSpan | null,
): PoolingLine[] {
  if (definition.countedEachYear === 'none' || definition.hasAmounts === true) return [];
  return [...Map.groupBy(points, ({ people }) => people)].flatMap(([people, series]) => {
    const years = series.filter(({ period }) => /^\d{4}$/.test(period));
    return readLine(definition, people, years, chosen) ?? [];
  });
}

function readLine(
  definition: IndicatorDefinition,
  people: People,
  points: readonly Point[],
  chosen: PoolSpan | null,
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
  const question = { years, areNewPeopleEachYear: definition.countedEachYear === 'new' };
  const choices = newest === undefined ? [] : listChoices(question, newest.year, withheld);
  return {
    people,
    newest: newest === undefined ? null : { year: newest.year, counted: newest.numerator },
    withheldYears: later,
    isSamePeople: !question.areNewPeopleEachYear,
    choices,
    pooled: choices.some((one) => one.spanYears === chosen && one.counted !== null)
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

/** Spans that bring in a year more than the one before them. */
function listChoices(
  question: PoolingQuestion,
  newest: number,
  withheld: readonly number[],
): PoolingChoice[] {
  const byRule = planPooling(question);
  const choices: PoolingChoice[] = [];
  for (const spanYears of POOL_SPANS) {
    const plan = planPoolingOverYears(question, spanYears);
    if (plan === null) continue;
    const inSpan = withheld.filter((year) => year <= newest && year > newest - spanYears);
    const before = choices.at(-1);
    const brought = plan.parts.length + inSpan.length;
    if (brought <= (before === undefined ? 1 : countYears(before))) continue;
    const isOpen = inSpan.length === 0;
    choices.push({
      spanYears,
      fromYear: newest - spanYears + 1,
      toYear: newest,
      counted: isOpen ? plan.countedPeople : null,
      missingYears: plan.missingYears.filter((year) => !inSpan.includes(year)),
      withheldYears: inSpan,
      isStable: isOpen && plan.isStable,
      isRecommended: isOpen && byRule?.isStable === true && byRule.spanYears === spanYears,
    });
  }
  return choices;
}

const countYears = ({ spanYears, missingYears }: PoolingChoice): number => spanYears - missingYears.length;

function pool(
  definition: IndicatorDefinition,
  question: PoolingQuestion,
  spanYears: PoolSpan | null,
  points: readonly Point[],
): PooledValue | null {
  const plan = spanYears === null ? null : planPoolingOverYears(question, spanYears);
  if (spanYears === null || plan === null) return null;
  const years = new Set(plan.parts.map(({ year }) => String(year)));
  const status = readLeastSettled(points.filter(({ period }) => years.has(period)));
  return toPooledValue(definition, plan, spanYears, status);
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
  spanYears: PoolSpan,
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
    spanYears,
    years: plan.parts.map(({ year }) => year),
    missingYears: plan.missingYears,
    level: reading.level * scale,
    low: reading.low * scale,
    high: reading.high * scale,
    numerator: reading.numerator,
    denominator: sort.kind === 'count' ? null : reading.denominator,
    isStable: plan.isStable,
    status,
  };
}
