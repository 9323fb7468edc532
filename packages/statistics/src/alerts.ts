import { compareWithTarget, computeChange } from './estimate-rate.ts';
import type { MeasuredValue, Verdict } from './measured-value.ts';

export type WantedDirection = 'higher-is-better' | 'lower-is-better' | 'none';

export interface WatchedIndicator {
  readonly id: string;
  readonly polarity: WantedDirection;
  /** only core indicators are watched for getting worse */
  readonly isCore: boolean;
  /** newest final value; null where none is known */
  readonly now: MeasuredValue | null;
  /** the same period a year before, of the same definition version; null where none is known */
  readonly before: MeasuredValue | null;
  /** null: no value was ever delivered, so nothing can stop */
  readonly series: WatchedSeries | null;
  /** null: no target was set */
  readonly target: WatchedTarget | null;
}

export interface WatchedSeries {
  /** last day of the newest period with a value, `2024-12-31` */
  readonly lastPeriodEnd: string;
  /** length of a period in months: 1, 3, 6 or 12 */
  readonly periodMonths: number;
  /** months after the end of a period by which its value usually is there */
  readonly deliveryMonths: number;
}

export interface WatchedTarget {
  /** `2026-12-31` */
  readonly date: string;
  /** in the unit of the level: share 0–1, rate for each `perBase`, count, scale */
  readonly level: number;
}

export type Alert =
  | { readonly kind: 'worsened'; readonly id: string; /** now minus before */ readonly difference: number }
  | {
      readonly kind: 'stopped';
      readonly id: string;
      /** since when a value is overdue */ readonly overdueSince: string;
    }
  | {
      readonly kind: 'target-near';
      readonly id: string;
      readonly date: string;
      /** where the newest value lies; null without a value */
      readonly verdict: Verdict | null;
    };

export interface AlertRules {
  /** the day of the digest, `2026-11-22` */
  readonly today: string;
  /** how often a year each core indicator is held against the year before: 1, 2, 4 or 12; 1 unless told */
  readonly comparisonsPerYear?: number;
  /** how long before its date a target is called near; 6 unless told */
  readonly monthsBeforeTarget?: number;
}

/** False alarms that chance alone may raise in one place and year, on average, all core indicators together. */
export const FALSE_ALARMS_A_YEAR = 0.05;
/** Core indicators that the confidence is made for, even where fewer are watched. */
const USUAL_CORE_INDICATORS = 20;

/**
 * The alerts of a place by three written rules: a core indicator got worse by more than chance explains; a series
 * stopped; the date of a target is near and the target is not surely reached. Indicators without a direction
 * never get worse.
 *
 * @param watched the indicators of one place
 * @param rules today, and how often is compared
 * @throws RangeError for dates that are no `YYYY-MM-DD`, periods that are not above 0, or values that cannot be compared
 * Source: rules of this platform. Method page: docs/methods/alerts.md
 * @example
 * assessAlerts([{ id: 'em1', polarity: 'higher-is-better', isCore: true, now: { kind: 'share', numerator: 20, denominator: 80 }, before: { kind: 'share', numerator: 50, denominator: 80 }, series: null, target: null }], { today: '2026-11-22' }) // => [{"kind":"worsened","id":"em1","difference":-0.375}]
 */
export function assessAlerts(watched: readonly WatchedIndicator[], rules: AlertRules): Alert[] {
  const { today, comparisonsPerYear = 1, monthsBeforeTarget = 6 } = rules;
  const cores = watched.filter(({ isCore }) => isCore).length;
  const confidence = computeAlertConfidence(cores, comparisonsPerYear);
  return watched.flatMap((one) => [
    ...assessWorsening(one, confidence),
    ...assessSeries(one, today),
    ...assessTarget(one, today, monthsBeforeTarget),
  ]);
}

/**
 * The confidence of the intervals behind "worsened": high enough that all comparisons of a year together raise 0.05 false
 * alarms on average by chance alone. 20 indicators once a year: 0.995.
 *
 * @param indicators how many are watched; fewer than 20 count as 20
 * @param comparisonsPerYear how often each is compared, from 1
 * @throws RangeError for fewer than one comparison
 * Source: Bonferroni's inequality, for the expected number it is an equality. Method page: docs/methods/alerts.md
 * @example
 * computeAlertConfidence(20, 1).toFixed(4) // => "0.9950"
 * computeAlertConfidence(20, 4).toFixed(4) // => "0.9988"
 */
export function computeAlertConfidence(indicators: number, comparisonsPerYear: number): number {
  if (!(comparisonsPerYear >= 1)) throw new RangeError('Each indicator is compared at least once a year');
  const comparisons = Math.max(USUAL_CORE_INDICATORS, indicators) * comparisonsPerYear;
  return 1 - (2 * FALSE_ALARMS_A_YEAR) / comparisons;
}

function assessWorsening(
  { id, polarity, isCore, now, before }: WatchedIndicator,
  confidence: number,
): Alert[] {
  if (!isCore || polarity === 'none' || now === null || before === null) return [];
  const change = computeChange(now, before, { confidence });
  if (change.kind === 'no-reading') return [];
  const worse = polarity === 'higher-is-better' ? 'below' : 'above';
  return change.verdict === worse ? [{ kind: 'worsened', id, difference: change.difference }] : [];
}

function assessSeries({ id, series }: WatchedIndicator, today: string): Alert[] {
  if (series === null) return [];
  const { lastPeriodEnd, periodMonths, deliveryMonths } = series;
  if (!(periodMonths > 0 && deliveryMonths >= 0)) throw new RangeError('Periods and delays are months');
  const overdueSince = addMonths(lastPeriodEnd, periodMonths + deliveryMonths);
  return parseDay(today) > parseDay(overdueSince) ? [{ kind: 'stopped', id, overdueSince }] : [];
}

function assessTarget(
  { id, target, now, polarity }: WatchedIndicator,
  today: string,
  months: number,
): Alert[] {
  if (target === null) return [];
  const { date, level } = target;
  const isNear = parseDay(today) <= parseDay(date) && parseDay(addMonths(today, months)) >= parseDay(date);
  if (!isNear) return [];
  const told = now === null ? null : compareWithTarget(now, level);
  const verdict = told === null || told.kind === 'no-reading' ? null : told.verdict;
  const reached = polarity === 'higher-is-better' ? 'above' : 'below';
  return polarity !== 'none' && verdict === reached ? [] : [{ kind: 'target-near', id, date, verdict }];
}

/** The same day so many months later, or the last day of that month if it is shorter. */
function addMonths(day: string, months: number): string {
  const { year, month, date } = readDay(day);
  const index = year * 12 + (month - 1) + Math.round(months);
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const isLast = date === countDays(year, month);
  const toDate = isLast ? countDays(toYear, toMonth) : Math.min(date, countDays(toYear, toMonth));
  return `${toYear}-${String(toMonth).padStart(2, '0')}-${String(toDate).padStart(2, '0')}`;
}

/** A number that grows with the day. */
function parseDay(day: string): number {
  const { year, month, date } = readDay(day);
  return (year * 12 + month) * 31 + date;
}

function readDay(day: string): { readonly year: number; readonly month: number; readonly date: number } {
  const [, year = 0, month = 0, date = 0] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.map(Number) ?? [];
  if (month < 1 || month > 12 || date < 1 || date > countDays(year, month))
    throw new RangeError(`${day} is no day`);
  return { year, month, date };
}

function countDays(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
