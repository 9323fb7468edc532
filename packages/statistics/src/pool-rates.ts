import type { NoReading, RateReading } from './estimate-rate.ts';
import { MINIMUM_STABLE_COUNT, checkConfidence, checkMeasuredValue, spanByChance } from './measured-value.ts';

export interface YearCount {
  readonly year: number;
  readonly numerator: number;
  readonly denominator: number;
}

export interface NamedYears {
  readonly name: string;
  readonly years: readonly YearCount[];
}

export interface PoolingQuestion {
  /** the known years of the place, any order; a year that is not known is left out, never 0 */
  readonly years: readonly YearCount[];
  /**
   * true: each year counts other people (leavers of a course, births, moves). false: mostly the same people again (those in
   * work on 31 December); their years cannot be added up to more people.
   */
  readonly areNewPeopleEachYear: boolean;
  /** neighbouring or similar places that agreed to be read together */
  readonly neighbours?: readonly NamedYears[];
  /** the same figure without the breakdown, and what is dropped, e.g. `sex` */
  readonly withoutBreakdown?: NamedYears;
}

export interface PooledPart extends YearCount {
  /** '' for the place itself */
  readonly place: string;
}

export interface PoolingPlan {
  /** 1 (the newest only), 3 or 5 calendar years */
  readonly spanYears: 1 | 3 | 5;
  readonly withNeighbours: boolean;
  /** what was dropped; null if nothing */
  readonly droppedBreakdown: string | null;
  readonly parts: readonly PooledPart[];
  /** years of the span without a value of the place itself */
  readonly missingYears: readonly number[];
  readonly areNewPeopleEachYear: boolean;
  /** people counted: the sum, or the yearly average of each place where the people are mostly the same */
  readonly countedPeople: number;
  /** false: no pooling reaches 20; show counts and tell the story in words */
  readonly isStable: boolean;
}

interface Candidate {
  readonly spanYears: 1 | 3 | 5;
  readonly withNeighbours: boolean;
  readonly withoutBreakdown: boolean;
}

/** From what loses least to what loses most. */
const CANDIDATES: readonly Candidate[] = [
  { spanYears: 1, withNeighbours: false, withoutBreakdown: false },
  { spanYears: 3, withNeighbours: false, withoutBreakdown: false },
  { spanYears: 5, withNeighbours: false, withoutBreakdown: false },
  { spanYears: 1, withNeighbours: true, withoutBreakdown: false },
  { spanYears: 3, withNeighbours: true, withoutBreakdown: false },
  { spanYears: 1, withNeighbours: false, withoutBreakdown: true },
  { spanYears: 3, withNeighbours: false, withoutBreakdown: true },
];

/**
 * Says which pooling makes a small figure stable (20 counted): the newest year alone, three years, five years, the newest
 * year with neighbouring places, three years with them, without the breakdown, without it over three years. The
 * first that suffices is taken; if none does, the newest year stands and is not stable.
 *
 * @param question yearly counts of the place, and what else may be pooled
 * @returns null where the place has no year at all
 * @throws RangeError for impossible counts or a year given twice
 * Source: practice of health statistics for small populations (pool years, then areas, then drop a breakdown). Method page:
 * docs/methods/pooling.md
 * @example
 * planPooling({ years: [{ year: 2024, numerator: 9, denominator: 30 }, { year: 2023, numerator: 12, denominator: 31 }], areNewPeopleEachYear: true })?.spanYears // => 3
 */
export function planPooling(question: PoolingQuestion): PoolingPlan | null {
  const { neighbours = [], withoutBreakdown, areNewPeopleEachYear } = question;
  const newest = readNewestYear(question);
  if (newest === null) return null;
  const plans = CANDIDATES.filter(
    (one) =>
      (one.spanYears === 1 || areNewPeopleEachYear) &&
      (!one.withNeighbours || neighbours.length > 0) &&
      (!one.withoutBreakdown || withoutBreakdown !== undefined),
  ).map((candidate) => toPlan(question, candidate, newest));
  return plans.find(({ isStable }) => isStable) ?? plans[0] ?? null;
}

/**
 * The plan for a number of calendar years that somebody chose, of the place alone, whether or not it reaches 20.
 *
 * @param question yearly counts of the place; neighbours and breakdowns are left out
 * @param spanYears 3 or 5 calendar years up to the newest known
 * @returns null where the place has no year, or where the people are mostly the same each year: those are never added up
 * @throws RangeError for impossible counts or a year given twice
 * Source and method page: as `planPooling`
 * @example
 * planPoolingOverYears({ years: [{ year: 2024, numerator: 9, denominator: 30 }], areNewPeopleEachYear: true }, 3)?.missingYears // => [2022,2023]
 * planPoolingOverYears({ years: [{ year: 2024, numerator: 9, denominator: 30 }], areNewPeopleEachYear: false }, 3) // => null
 */
export function planPoolingOverYears(question: PoolingQuestion, spanYears: 3 | 5): PoolingPlan | null {
  const newest = readNewestYear(question);
  if (newest === null || !question.areNewPeopleEachYear) return null;
  return toPlan(question, { spanYears, withNeighbours: false, withoutBreakdown: false }, newest);
}

/**
 * The plan for the newest year or three years together with neighbouring places that handed over their counts, whether or
 * not it reaches 20.
 *
 * @param question yearly counts of the place and of its neighbours; breakdowns are left out
 * @param spanYears 1 or 3 calendar years up to the newest known of the place itself
 * @returns null where the place has no year, where no neighbour has one of the span, or for three years where the people
 *   are mostly the same each year
 * @throws RangeError for impossible counts or a year given twice
 * Source and method page: as `planPooling`
 * @example
 * planPoolingWithNeighbours({ years: [{ year: 2024, numerator: 9, denominator: 30 }], areNewPeopleEachYear: false, neighbours: [{ name: 'B', years: [{ year: 2024, numerator: 14, denominator: 40 }] }] }, 1)?.countedPeople // => 23
 * planPoolingWithNeighbours({ years: [{ year: 2024, numerator: 9, denominator: 30 }], areNewPeopleEachYear: true }, 1) // => null
 */
export function planPoolingWithNeighbours(question: PoolingQuestion, spanYears: 1 | 3): PoolingPlan | null {
  const newest = readNewestYear(question);
  if (newest === null || (spanYears === 3 && !question.areNewPeopleEachYear)) return null;
  const plan = toPlan(question, { spanYears, withNeighbours: true, withoutBreakdown: false }, newest);
  return plan.parts.some(({ place }) => place !== '') ? plan : null;
}

/** @throws RangeError for impossible counts or a year given twice */
function readNewestYear({ years, neighbours = [], withoutBreakdown }: PoolingQuestion): number | null {
  for (const list of [years, ...neighbours.map((one) => one.years), withoutBreakdown?.years ?? []])
    checkYears(list);
  return years.length === 0 ? null : Math.max(...years.map(({ year }) => year));
}

function toPlan(question: PoolingQuestion, candidate: Candidate, newest: number): PoolingPlan {
  const { spanYears, withNeighbours, withoutBreakdown } = candidate;
  const dropped = withoutBreakdown ? question.withoutBreakdown : undefined;
  const own = { name: '', years: dropped?.years ?? question.years };
  const places = withNeighbours ? [own, ...(question.neighbours ?? [])] : [own];
  const parts = places.flatMap(({ name, years }) =>
    years
      .filter(({ year }) => year <= newest && year > newest - spanYears)
      .toSorted((a, b) => a.year - b.year)
      .map((one): PooledPart => ({ place: name, ...one })),
  );
  const known = new Set(parts.filter(({ place }) => place === '').map(({ year }) => year));
  const span = Array.from({ length: spanYears }, (_, i) => newest - spanYears + 1 + i);
  const countedPeople = sumPeople(parts, question.areNewPeopleEachYear).numerator;
  return {
    spanYears,
    withNeighbours,
    droppedBreakdown: dropped?.name ?? null,
    parts,
    missingYears: span.filter((year) => !known.has(year)),
    areNewPeopleEachYear: question.areNewPeopleEachYear,
    countedPeople,
    isStable: countedPeople >= MINIMUM_STABLE_COUNT,
  };
}

export interface PooledReading extends RateReading {
  /** what was put together, to be shown beside the number */
  readonly plan: PoolingPlan;
}

/**
 * Computes the pooled figure of a plan: all counted of all who could be. Where the people are mostly the same each year,
 * the interval rests on the yearly average of people, since asking the same people again does not make them more.
 *
 * @param plan from `planPooling`
 * @param kind share (0–1), or rate for each `perBase`
 * @param options `confidence`, 0.95 unless told
 * @throws RangeError as `estimateRate`
 * Source: as `estimateRate`. Method page: docs/methods/pooling.md
 * @example
 * poolRates(planPooling({ years: [{ year: 2024, numerator: 9, denominator: 30 }, { year: 2023, numerator: 12, denominator: 31 }], areNewPeopleEachYear: true }), { kind: 'share' }).level.toFixed(3) // => "0.344"
 */
export function poolRates(
  plan: PoolingPlan,
  kind: { readonly kind: 'share' } | { readonly kind: 'rate'; readonly perBase: number },
  options: { readonly confidence?: number } = {},
): PooledReading | NoReading {
  const { confidence = 0.95 } = options;
  checkConfidence(confidence);
  const total = sumPeople(plan.parts, true);
  const people = sumPeople(plan.parts, plan.areNewPeopleEachYear);
  const span = spanByChance({ ...kind, ...people }, confidence);
  if (span === null) return { kind: 'no-reading', reason: 'no-base' };
  return {
    kind: 'reading',
    ...span,
    ...total,
    relativeStandardError: people.numerator === 0 ? null : 1 / Math.sqrt(people.numerator),
    isUnstable: !plan.isStable,
    confidence,
    plan,
  };
}

/** Sums over places and years; with `addsYears` false the yearly average of each place. */
function sumPeople(
  parts: readonly PooledPart[],
  addsYears: boolean,
): { numerator: number; denominator: number } {
  const yearsOf = new Map<string, number>();
  for (const { place } of parts) yearsOf.set(place, (yearsOf.get(place) ?? 0) + 1);
  let numerator = 0;
  let denominator = 0;
  for (const part of parts) {
    const years = addsYears ? 1 : (yearsOf.get(part.place) ?? 1);
    numerator += part.numerator / years;
    denominator += part.denominator / years;
  }
  return { numerator, denominator };
}

function checkYears(years: readonly YearCount[]): void {
  if (new Set(years.map(({ year }) => year)).size !== years.length)
    throw new RangeError('A year stands twice');
  for (const one of years) {
    if (!Number.isInteger(one.year)) throw new RangeError(`${one.year} is no year`);
    checkMeasuredValue({ kind: 'rate', perBase: 1, numerator: one.numerator, denominator: one.denominator });
  }
}
