import { DAY_MS, toSdmxPeriod } from './time-periods.ts';

/** First and last day of a period, e.g. `2025-01-01` and `2025-03-31`. */
export interface PeriodDays {
  readonly first: string;
  readonly last: string;
}

const MONTHS_OF_PARTS: Readonly<Record<string, number>> = { Q: 3, S: 6, T: 4 };

/**
 * The days of a period: a year, half, third, quarter, month, week, day, or a span `from/to` with both ends inside.
 *
 * @param text a period as the tables write it, e.g. `2025`, `2025-Q1`, `2025-02`, `2024-09/2025-08`
 * @returns first and last day, ISO 8601; null: the text is no period
 * @example
 * readPeriodDays('2025-Q1') // => {"first":"2025-01-01","last":"2025-03-31"}
 * readPeriodDays('first round') // => null
 */
export function readPeriodDays(text: string): PeriodDays | null {
  const period = toSdmxPeriod(text);
  if (period === null) return null;
  const [start = ''] = period.id.split('/');
  const [, year = '', letter = '', number = ''] = /^(\d{4})-([QSTW])(\d+)$/.exec(start) ?? [];
  if (letter === 'W') return toDays(toWeekStartMs(Number(year), Number(number)), 0, 7);
  const months = MONTHS_OF_PARTS[letter];
  if (months !== undefined)
    return toDays(Date.UTC(Number(year), (Number(number) - 1) * months, 1), months, 0);
  const [count = 0, unit = ''] = [Number(period.format.slice(1, -1)), period.format.at(-1)];
  const first = Date.parse(`${start}${'-01-01'.slice(start.length - 4)}T00:00:00Z`);
  return unit === 'D' ? toDays(first, 0, count) : toDays(first, unit === 'Y' ? count * 12 : count, 0);
}

function toDays(firstMs: number, months: number, days: number): PeriodDays {
  const first = new Date(firstMs);
  const last = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, first.getUTCDate() + days - 1);
  return { first: first.toISOString().slice(0, 10), last: new Date(last).toISOString().slice(0, 10) };
}

/** Monday of a week of ISO 8601: week 1 is the one with 4 January. */
function toWeekStartMs(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + ((week - 1) * 7 - weekday) * DAY_MS;
}
