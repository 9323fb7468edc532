/** Nouns of what a place measures. */
import type { IndicatorDefinition } from '@vicus/reference';

/** Whom a value is about: the target group as the place says, everybody else, or all together. */
export const PEOPLE = ['newcomers', 'others', 'everyone'] as const;
export type People = (typeof PEOPLE)[number];
export type ObservationStatus = 'final' | 'provisional' | 'estimated';
export type NoValueReason = 'not-collected' | 'not-applicable' | 'no-base' | 'withheld-at-source';
/** Persons once each, or visits; '' where nobody is counted. */
export type Counted = '' | 'persons' | 'visits';

/** What one value is about. */
export interface ObservationKey {
  readonly indicatorId: string;
  readonly definitionVersion: number;
  readonly people: People;
  /** dimension=code pairs in alphabetical order, e.g. `age=18-29,sex=f`; '' is all */
  readonly breakdown: string;
  /** `2024`, `2024-S1`, `2024-Q3` or `2024-06` */
  readonly period: string;
}

/** A number with a status, or the reason for none. */
export interface ObservationContent {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly status: ObservationStatus | null;
  readonly reason: NoValueReason | null;
  readonly counted: Counted;
  /** of an estimate from a survey: how many answered; its parts are not stored, for they would read as a count of all */
  readonly respondents?: number | null;
  /** ends of the interval the survey gave, in the unit of the value */
  readonly low?: number | null;
  readonly high?: number | null;
}

export interface NewObservation extends ObservationKey, ObservationContent {}

export interface Observation extends NewObservation {
  readonly importId: string;
}

/** One way in which values came, as a whole. */
export interface ObservationBatch {
  readonly kind: 'file' | 'form' | 'delivery' | 'activity' | 'platform';
  readonly title: string;
  /** whose data they are, as it stands under every figure */
  readonly source: string;
  readonly fileName?: string;
  /** SHA-256 (hex) of the content */
  readonly contentHash?: string;
  readonly rows: readonly NewObservation[];
  /** why values that were there are replaced */
  readonly why?: string;
}

/** What a batch did; without an id nothing was new, and nothing was written. */
export interface CommitReport {
  readonly importId: string | null;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface DataImport {
  readonly importId: string;
  /** statistics: a file of an office for many places, brought in by whoever runs the installation */
  readonly kind: ObservationBatch['kind'] | 'statistics' | 'undo';
  readonly title: string;
  readonly source: string;
  readonly fileName: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly isUndone: boolean;
  readonly undoes: string | null;
}

/** An indicator a place follows. */
export interface ChosenIndicator {
  readonly definition: IndicatorDefinition;
  /** a later version of the definition that the place does not use yet */
  readonly newerVersion: number | null;
  readonly newcomersAre: string;
  readonly baselinePeriod: string | null;
  readonly targetValue: number | null;
  readonly targetOn: string | null;
}

/** A value that was another one before. */
export interface ValueChange {
  readonly changedOn: string;
  readonly people: People;
  readonly breakdown: string;
  readonly period: string;
  readonly before: ObservationContent;
  readonly after: ObservationContent | null;
  readonly why: string;
}

/** Something the written rules found: worse than a year before, a series that stopped, a target that is near. */
export interface IndicatorAlert {
  readonly kind: 'worsened' | 'stopped' | 'target-near';
  readonly id: string;
  readonly name: IndicatorDefinition['name'];
  /** the day it is due; null where it has none */
  readonly on: string | null;
}
