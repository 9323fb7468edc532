/** Periods as months, so that a quarter can be found in its year. */
import { toPeriodEnd } from '#features/indicator/observation.rules.ts';

const MONTHS_BY_LETTER: Readonly<Record<string, number>> = { S: 6, Q: 3 };

/** How many months a period has. */
export function countMonths(period: string): number {
  if (period.length === 4) return 12;
  return MONTHS_BY_LETTER[period.charAt(5)] ?? 1;
}

/** First and last month since the year 0, both inside. */
export interface MonthRange {
  readonly from: number;
  readonly to: number;
}

export function toMonths(period: string): MonthRange {
  const to = toPeriodEnd(period);
  return { from: to - countMonths(period) + 1, to };
}

/** The month of an ISO day, counted as `toPeriodEnd` does. */
export function toMonth(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

export const isWithin = (inner: MonthRange, outer: MonthRange): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

export const doMeet = (one: MonthRange, other: MonthRange): boolean =>
  one.from <= other.to && other.from <= one.to;

/** A month as `2026-06`. */
export function toMonthText(month: number): string {
  const year = Math.floor((month - 1) / 12);
  return `${String(year).padStart(4, '0')}-${String(month - year * 12).padStart(2, '0')}`;
}

/** Parts of a year as a form offers them; '' is the whole year. */
export const PERIOD_PARTS: readonly string[] = ',S1,S2,Q1,Q2,Q3,Q4,01,02,03,04,05,06,07,08,09,10,11,12'.split(
  ',',
);

/** Year and span of a period, as a form has them. */
export const toPeriodFields = (period: string): { readonly year: string; readonly span: string } => ({
  year: period.slice(0, 4),
  span: period.slice(5),
});

/** The quarter a day lies in. */
export const toQuarter = (day: string): string =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
