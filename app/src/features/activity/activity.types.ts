/** Nouns of the register of activities. Everything is a count; no row is about a person. */
import type { ActivityType, ExitQuestion, Fund, RegisterAge } from '@vicus/reference';

/** Funds that activities are tagged with and reports are made for. */
export const REPORT_FUNDS = ['AMIF', 'ESF+', 'ERDF', 'Interreg'] as const satisfies readonly Fund[];
export type ReportFund = (typeof REPORT_FUNDS)[number];

export const AGES = [
  'u18',
  '18-29',
  '30-54',
  '55-60',
  '61-64',
  '65plus',
  'unknown',
] as const satisfies readonly RegisterAge[];
export const SEXES = ['f', 'm', 'x', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];
export const CITIZENSHIPS = ['non-eu', 'eu', 'unknown'] as const;
export type Citizenship = (typeof CITIZENSHIPS)[number];

/** Levels of the Common European Framework of Reference, and none yet. */
export const LANGUAGE_LEVELS = ['none', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'unknown'] as const;
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number];

/** Questions that are answered with yes or no; levels of language are written as two levels instead. */
export const YES_NO_QUESTIONS = [
  'helpful',
  'recognition',
  'long-term-residence',
  'job-search',
  'education',
  'qualification',
  'employment',
  'employment-later',
  'better-work-later',
] as const satisfies readonly ExitQuestion[];

/** Asked six months later of a sample. */
export const LATER_QUESTIONS: readonly ExitQuestion[] = ['employment-later', 'better-work-later'];

export interface Activity {
  readonly activityId: string;
  readonly title: string;
  readonly type: ActivityType;
  /** room or building, in words */
  readonly heldAt: string;
  /** who organises and counts; null: the office itself */
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly costCentre: string;
  readonly project: string;
  readonly funds: readonly ReportFund[];
  readonly interventionCode: string;
  readonly note: string;
}

/** Persons, each once in a period; or visits, where who comes twice counts twice. */
export type CountedAs = 'persons' | 'visits';

/** How many of one kind; `topic`: attendance, or what was asked when they left. */
export interface CountCell {
  readonly topic: 'attendance' | ExitQuestion;
  /** '' for attendance; yes, no, unknown; or two levels of language, e.g. `A1>A2` */
  readonly answer: string;
  readonly age: RegisterAge;
  readonly sex: Sex;
  readonly citizenship: Citizenship;
  readonly people: number;
}

/** One count by the organiser. */
export interface ActivityRecord {
  readonly recordId: string;
  readonly activityId: string;
  readonly counted: CountedAs;
  /** of persons: `2026`, `2026-S1`, `2026-Q3` or `2026-06` */
  readonly period: string | null;
  /** of visits: the day */
  readonly heldOn: string | null;
  readonly hours: number | null;
  readonly note: string;
  readonly cells: readonly CountCell[];
}

export interface TotalCell {
  readonly age: RegisterAge;
  readonly sex: Sex;
  readonly people: number;
}

/** What the organiser told as a whole. */
export interface FundTotal {
  readonly fundIndicatorId: string;
  readonly project: string;
  readonly period: string;
  readonly people: number;
  readonly cells: readonly TotalCell[];
  /** an informed estimate instead of a count from a list */
  readonly isEstimate: boolean;
  readonly toldBy: string;
}
