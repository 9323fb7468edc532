/** Which periods a data set asks for, and by when. */
import { addDays } from '#server/clock.ts';
import { toPeriodEnd } from '#features/indicator/observation.rules.ts';
import type { Frequency } from './delivery.types.ts';

const MONTHS: Readonly<Record<Exclude<Frequency, 'once'>, number>> = {
  year: 12,
  'half-year': 6,
  quarter: 3,
  month: 1,
};
/** Nobody delivers ten years of months at once: what lies further back is brought in as a file. */
const MAXIMUM_PERIODS = 60;

/** Frequency that a written period has; `once` takes any. */
export function readFrequency(period: string): Exclude<Frequency, 'once'> {
  const part = period.slice(5);
  if (part === '') return 'year';
  if (part.startsWith('S')) return 'half-year';
  return part.startsWith('Q') ? 'quarter' : 'month';
}

/** The period of a frequency that ends with month `end` (months since the year 0). */
function toPeriod(frequency: Exclude<Frequency, 'once'>, end: number): string {
  const year = Math.floor((end - 1) / 12);
  const month = end - year * 12;
  const number = month / MONTHS[frequency];
  if (frequency === 'year') return String(year);
  if (frequency === 'half-year') return `${year}-S${number}`;
  return frequency === 'quarter' ? `${year}-Q${number}` : `${year}-${String(month).padStart(2, '0')}`;
}

/** The last period of a frequency that is over on `day`. */
export function readLastPeriod(frequency: Frequency, day: string): string {
  const regular = frequency === 'once' ? 'year' : frequency;
  const months = MONTHS[regular];
  // Months that are over: the one of `day` is not.
  const over = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return toPeriod(regular, Math.floor(over / months) * months);
}

/** First and last day of a period, ISO text. */
export function readPeriodDays(period: string): { readonly first: string; readonly last: string } {
  const end = toPeriodEnd(period);
  const toDay = (month: number) =>
    `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return { first: toDay(end - MONTHS[readFrequency(period)]), last: addDays(toDay(end), -1) };
}

export interface DuePeriod {
  readonly period: string;
  /** ISO day */
  readonly dueOn: string;
}

interface Asking {
  readonly frequency: Frequency;
  readonly firstPeriod: string;
  readonly daysUntilDue: number;
  readonly createdOn: string;
}

/**
 * Every period that has begun by `day`, oldest first. Nothing is due sooner than the days that are given for it after
 * the data set was made: whoever is asked today for last spring is not late.
 */
export function listDuePeriods(asking: Asking, day: string): DuePeriod[] {
  const { frequency, firstPeriod, createdOn, daysUntilDue } = asking;
  const toDue = (period: string): DuePeriod => {
    const { last } = readPeriodDays(period);
    return { period, dueOn: addDays(last > createdOn ? last : createdOn, daysUntilDue) };
  };
  if (frequency === 'once') return [toDue(firstPeriod)];
  const months = MONTHS[frequency];
  const begun = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const periods: DuePeriod[] = [];
  for (let end = toPeriodEnd(firstPeriod); end - months <= begun; end += months)
    periods.push(toDue(toPeriod(frequency, end)));
  return periods.slice(-MAXIMUM_PERIODS);
}

/** The period of the same length before. */
export function readPeriodBefore(period: string): string {
  const frequency = readFrequency(period);
  return toPeriod(frequency, toPeriodEnd(period) - MONTHS[frequency]);
}
