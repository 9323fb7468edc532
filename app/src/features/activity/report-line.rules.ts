/** What single cells say about an indicator, and what counts of an activity say together. */
import type { ExitQuestion, RegisterRule } from '@vicus/reference';
import { LANGUAGE_LEVELS, type CountCell } from './activity.types.ts';
import {
  boundPersons,
  isAttendance,
  readExact,
  sumPeople,
  type Bounds,
  type Coverage,
  type Pick,
} from './count.rules.ts';
import type { ReportGap, ReportState } from './fund-report.types.ts';

export type Answer = 'yes' | 'no' | 'unknown';
/** null: the cell is about something else. */
export type Reading = (cell: CountCell) => Answer | null;

/** Higher at the end than at the beginning; unknown where one of the two is. */
function compareLevels(answer: string): Answer {
  const [before = '', after = ''] = answer.split('>');
  if (before === 'unknown' || after === 'unknown' || after === '') return 'unknown';
  const place = (level: string) => LANGUAGE_LEVELS.findIndex((one) => one === level);
  return place(after) > place(before) ? 'yes' : 'no';
}

const readExitCell =
  (question: ExitQuestion): Reading =>
  ({ topic, answer }) => {
    if (topic !== question) return null;
    if (question === 'language-level') return compareLevels(answer);
    return answer === 'yes' || answer === 'no' ? answer : 'unknown';
  };

const readPersonCell =
  ({ ages, citizenship }: Extract<RegisterRule, { serves: 'persons' }>): Reading =>
  (cell) => {
    if (!isAttendance(cell)) return null;
    if (ages !== undefined && cell.age !== 'unknown' && !ages.includes(cell.age)) return 'no';
    if (citizenship !== undefined && cell.citizenship === 'eu') return 'no';
    if (ages !== undefined && cell.age === 'unknown') return 'unknown';
    return citizenship !== undefined && cell.citizenship === 'unknown' ? 'unknown' : 'yes';
  };

/** How a rule reads a cell. */
export function toReading(rule: Extract<RegisterRule, { serves: 'persons' | 'exit' }>): Reading {
  return rule.serves === 'exit' ? readExitCell(rule.question) : readPersonCell(rule);
}

export interface Told {
  readonly state: ReportState;
  readonly counted: Bounds | null;
  readonly unknown: number;
  readonly no: number | null;
  readonly notAsked: number | null;
}

const NOTHING = { counted: null, unknown: 0, no: null, notAsked: null } as const;

function sumOver(coverages: readonly Coverage[], pick: Pick): number {
  return coverages.flatMap(({ parts }) => parts).reduce((sum, record) => sum + sumPeople(record, pick), 0);
}

const toState = (bounds: Bounds): ReportState =>
  bounds.atMost === null ? 'at-least' : readExact(bounds) === null ? 'between' : 'certain';

/** What counts of persons tell. Unknown is never read as no: where nothing else is known, no number is told. */
export function tellPersons(
  coverages: readonly Coverage[],
  rule: Extract<RegisterRule, { serves: 'persons' | 'exit' }>,
): Told {
  if (coverages.length === 0) return { ...NOTHING, state: 'no-activity' };
  if (coverages.every(({ parts }) => parts.length === 0)) return { ...NOTHING, state: 'not-counted' };
  const read = toReading(rule);
  const sum = (answer: Answer) => sumOver(coverages, (cell) => read(cell) === answer);
  const [yes, no, unknown] = [sum('yes'), sum('no'), sum('unknown')];
  const everybody = sumOver(coverages, isAttendance);
  const isAsked = rule.serves === 'exit';
  const notAsked = isAsked && rule.isSample !== true ? Math.max(0, everybody - yes - no - unknown) : null;
  const rest = { unknown, no: isAsked || no > 0 ? no : null, notAsked };
  if (isAsked && yes + no + unknown === 0)
    return everybody === 0 && coverages.every(({ missingMonths }) => missingMonths.length === 0)
      ? { ...rest, state: 'certain', counted: { atLeast: 0, atMost: 0 } }
      : { ...rest, no: null, state: 'not-asked', counted: null };
  if (yes + no === 0 && unknown > 0) return { ...rest, state: 'unknown-only', counted: null };
  const counted = boundPersons(coverages, (cell) => read(cell) === 'yes');
  return { ...rest, counted, state: toState(counted) };
}

/** What is not counted, activity by activity. */
export function listGaps(coverages: readonly Coverage[]): ReportGap[] {
  return coverages.flatMap(({ activity: { title }, parts, missingMonths, longerPeriods }): ReportGap[] => {
    if (missingMonths.length === 0) return [];
    if (longerPeriods.length > 0) return [{ kind: 'longer-period', activity: title, periods: longerPeriods }];
    return parts.length === 0
      ? [{ kind: 'nothing-counted', activity: title }]
      : [{ kind: 'months', activity: title, months: missingMonths }];
  });
}
