/** Sums over what is written in a circle. Money is added up by the rules of budgets and by nothing else. */
import { sumCents } from '#features/strategy/budget.rules.ts';
import type { CircleMoney, CircleTraining, MoneyKind } from './room.types.ts';

export interface PlaceShare {
  readonly placeId: string;
  /** what it said it pays in */
  readonly promisedCents: number;
  /** of which paid */
  readonly paidCents: number;
  /** what it spent for all */
  readonly spentCents: number;
}

export interface YearOfMoney {
  readonly year: number;
  readonly shares: readonly PlaceShare[];
  readonly promisedCents: number;
  readonly paidCents: number;
  readonly spentCents: number;
  /** paid in minus spent; below zero: a place has advanced money */
  readonly leftCents: number;
  readonly lines: readonly CircleMoney[];
}

const only = (lines: readonly CircleMoney[], kind: MoneyKind): CircleMoney[] =>
  lines.filter((line) => line.kind === kind);

function sumOf(lines: readonly CircleMoney[]) {
  const shares = only(lines, 'share');
  return {
    promisedCents: sumCents(shares),
    paidCents: sumCents(shares.filter(({ isPaid }) => isPaid)),
    spentCents: sumCents(only(lines, 'expense')),
  };
}

/** The latest year first; in a year the place that pays most first. Lines of places that left stay: the money was paid. */
export function composeMoney(lines: readonly CircleMoney[]): YearOfMoney[] {
  return [...Map.groupBy(lines, ({ year }) => year)]
    .map(([year, own]) => {
      const shares = [...Map.groupBy(own, ({ placeId }) => placeId)]
        .map(([placeId, its]) => ({ placeId, ...sumOf(its) }))
        .toSorted((a, b) => b.promisedCents - a.promisedCents || a.placeId.localeCompare(b.placeId));
      const sum = sumOf(own);
      return { year, shares, ...sum, leftCents: sum.paidCents - sum.spentCents, lines: own };
    })
    .toSorted((a, b) => b.year - a.year);
}

/** Digits behind the point of hours or kilometres: none for whole ones. */
export const countDecimals = (value: number): 0 | 1 => (Number.isInteger(value) ? 0 : 1);

export interface TrainingSum {
  readonly trainings: number;
  /** hours of all trainings, each once */
  readonly hours: number;
  /** people of all places at all trainings; who came twice is counted twice */
  readonly attendances: number;
  /** by place; most first */
  readonly byPlace: readonly { readonly placeId: string; readonly people: number }[];
}

export function sumTrainings(trainings: readonly CircleTraining[]): TrainingSum {
  const all = trainings.flatMap(({ trained }) => trained);
  const count = (list: readonly { readonly people: number }[]): number =>
    list.reduce((sum, { people }) => sum + people, 0);
  return {
    trainings: trainings.length,
    // Tenths of hours are whole numbers: no sum of them drifts.
    hours: trainings.reduce((sum, { hours }) => sum + Math.round(hours * 10), 0) / 10,
    attendances: count(all),
    byPlace: [...Map.groupBy(all, ({ placeId }) => placeId)]
      .map(([placeId, its]) => ({ placeId, people: count(its) }))
      .toSorted((a, b) => b.people - a.people || a.placeId.localeCompare(b.placeId)),
  };
}
