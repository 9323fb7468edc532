/** Months of reports: which one is asked about, and until when it may be corrected. */
import { addDays } from '#server/clock.ts';
import type { Month, ReportRhythm } from './report.types.ts';

const MONTHS_A_YEAR = 12;

/** `2027-01` and 1 → `2027-02`; negative: before. */
export function addMonths(month: Month, count: number): Month {
  const at = Number(month.slice(0, 4)) * MONTHS_A_YEAR + Number(month.slice(5, 7)) - 1 + count;
  const year = Math.floor(at / MONTHS_A_YEAR);
  return `${String(year).padStart(4, '0')}-${String((at % MONTHS_A_YEAR) + 1).padStart(2, '0')}`;
}

/** The month of a day, both ISO text. */
export function toMonthOf(day: string): Month {
  return day.slice(0, 7);
}

export function toYearOf(month: Month): number {
  return Number(month.slice(0, 4));
}

/** The last day of a month. */
export function toLastDay(month: Month): string {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}

const onDay = (month: Month, dayOfMonth: number): string => `${month}-${String(dayOfMonth).padStart(2, '0')}`;

/** The newest month that is over and whose day of asking has come. */
export function findDueMonth(today: string, { dayOfMonth }: Pick<ReportRhythm, 'dayOfMonth'>): Month {
  const before = addMonths(toMonthOf(today), -1);
  return today >= onDay(toMonthOf(today), dayOfMonth) ? before : addMonths(before, -1);
}

/** The last day on which owners may correct a month: the one before the next month but one is asked about. */
export function findClosingDay(month: Month, { dayOfMonth }: Pick<ReportRhythm, 'dayOfMonth'>): string {
  return addDays(onDay(addMonths(month, 2), dayOfMonth), -1);
}

export function isMonthClosed(month: Month, rhythm: ReportRhythm, today: string): boolean {
  const isClosedByHand = rhythm.closedThrough !== null && month <= rhythm.closedThrough;
  return isClosedByHand || today > findClosingDay(month, rhythm);
}

/** Every month from the first to the last, both included. */
export function listMonths(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}
