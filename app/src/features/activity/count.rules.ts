/**
 * What counts of persons can tell. Persons are counted once for an activity and a period by whoever organises it; the same
 * person may come to another activity, or in another period. So over several counts there are at least as many persons as
 * the largest count, and at most as many as all together; between the two nobody can tell without names. See
 * docs/methods/activity-register.md.
 */
import type { Activity, ActivityRecord, CountCell } from './activity.types.ts';
import { countMonths, isWithin, toMonth, toMonths, toMonthText, type MonthRange } from './period.rules.ts';

/** How many persons: both the same where it is certain. `atMost` null: nobody can tell, something is not counted. */
export interface Bounds {
  readonly atLeast: number;
  readonly atMost: number | null;
}

/** The counts of one activity that a period is read from, and what is not counted. */
export interface Coverage {
  readonly activity: Activity;
  /** counts of persons that lie in the period and in no longer one of it, oldest first */
  readonly parts: readonly ActivityRecord[];
  /** months of the activity in the period that no count covers, as `2026-06` */
  readonly missingMonths: readonly string[];
  /** longer periods that were counted instead; they cannot be taken apart */
  readonly longerPeriods: readonly string[];
}

/** The months of the period in which the activity took place, as far as they have begun. */
function toNeededMonths(activity: Activity, period: MonthRange, today: string): MonthRange {
  const until = activity.untilOn === null ? period.to : toMonth(activity.untilOn);
  return {
    from: Math.max(period.from, toMonth(activity.fromOn)),
    to: Math.min(period.to, until, toMonth(today)),
  };
}

/** Which counts of persons tell about the period. `today`: what has not begun is not missing. */
export function readCoverage(
  activity: Activity,
  records: readonly ActivityRecord[],
  period: string,
  today: string,
): Coverage {
  const asked = toMonths(period);
  const own = records.flatMap((record) =>
    record.activityId === activity.activityId && record.period !== null
      ? [{ record, period: record.period, months: toMonths(record.period) }]
      : [],
  );
  const inside = own
    .filter(({ months }) => isWithin(months, asked))
    .toSorted((a, b) => countMonths(b.period) - countMonths(a.period) || a.months.from - b.months.from);
  const parts: typeof own = [];
  for (const one of inside) if (!parts.some(({ months }) => isWithin(one.months, months))) parts.push(one);
  const needed = toNeededMonths(activity, asked, today);
  const missing: string[] = [];
  for (let month = needed.from; month <= needed.to; month += 1)
    if (!parts.some(({ months }) => month >= months.from && month <= months.to))
      missing.push(toMonthText(month));
  const longer = own.filter(({ months }) => isWithin(asked, months) && !isWithin(months, asked));
  return {
    activity,
    parts: parts.toSorted((a, b) => a.months.from - b.months.from).map(({ record }) => record),
    missingMonths: missing,
    longerPeriods: longer.map((one) => one.period),
  };
}

/** Those of a count that a question is about. */
export type Pick = (cell: CountCell) => boolean;

export function sumPeople(record: ActivityRecord, pick: Pick): number {
  return record.cells.reduce((sum, cell) => (pick(cell) ? sum + cell.people : sum), 0);
}

/** Everybody who was counted, whatever they were asked. */
export const isAttendance: Pick = ({ topic }) => topic === 'attendance';

/** Different persons over counts: at least the largest of them, at most their sum. */
function computeBounds(counts: readonly number[], isComplete: boolean): Bounds {
  const atLeast = counts.reduce((largest, one) => Math.max(largest, one), 0);
  return { atLeast, atMost: isComplete ? counts.reduce((sum, one) => sum + one, 0) : null };
}

/** Different persons over the counts of several activities. */
export function boundPersons(coverages: readonly Coverage[], pick: Pick): Bounds {
  const counts = coverages.flatMap(({ parts }) => parts.map((record) => sumPeople(record, pick)));
  const isComplete = coverages.every(({ missingMonths }) => missingMonths.length === 0);
  return computeBounds(counts, isComplete);
}

/** The number itself where it is certain. */
export function readExact({ atLeast, atMost }: Bounds): number | null {
  return atLeast === atMost ? atLeast : null;
}

export const countAttendance = (record: ActivityRecord): number => sumPeople(record, isAttendance);

/** People of whom neither age nor gender nor citizenship is known. */
export const countUnknown = (record: ActivityRecord): number =>
  sumPeople(
    record,
    (cell) =>
      isAttendance(cell) &&
      cell.age === 'unknown' &&
      cell.sex === 'unknown' &&
      cell.citizenship === 'unknown',
  );
