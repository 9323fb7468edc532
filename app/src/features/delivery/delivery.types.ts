/** Nouns of what departments and partner organisations deliver. */
import type { IndicatorUnit, ValueKind } from '@vicus/reference';
import type { Counted, People } from '#features/indicator/indicator.types.ts';

export const FREQUENCIES = ['quarter', 'half-year', 'year', 'month', 'once'] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export const DATA_SET_KINDS = ['figures', 'service'] as const;
export type DataSetKind = (typeof DATA_SET_KINDS)[number];

/** Texts of the office; a place's own words stand in both languages alike. */
export type FieldTexts = Readonly<Record<'en' | 'de', string>>;

/**
 * One row that is asked for. Everything a page or a file shows of it stands here, so that a partner needs no catalogue
 * and a delivery stays readable when the catalogue moves on.
 */
export interface DataSetField {
  /** indicator, people and breakdown in one word; names form fields and rows of the file */
  readonly fieldId: string;
  readonly indicatorId: string;
  readonly definitionVersion: number;
  readonly people: People;
  readonly breakdown: string;
  readonly kind: ValueKind;
  readonly unit: IndicatorUnit;
  readonly name: FieldTexts;
  /** '' for the total */
  readonly breakdownName: FieldTexts;
  /** what is counted, where the definition says it */
  readonly amountName: FieldTexts | null;
  /** of what it is a part, where the definition says it */
  readonly baseName: FieldTexts | null;
  readonly counted: Counted;
  readonly isRequired: boolean;
}

/** Checks that can be left out because not every department counts alike. */
export interface DataSetRules {
  /** codes of a breakdown add up to the row they belong to; otherwise they may only not exceed it */
  readonly breakdownAddsUp: boolean;
  /** newcomers and others are everyone */
  readonly groupsAddUp: boolean;
  /** a number more than so many times the last one, or less than that part of it, asks for a comment; null: never */
  readonly changeFold: number | null;
}

export interface DataSetInput {
  readonly kind: DataSetKind;
  readonly title: string;
  readonly note: string;
  /** named in text, where the data are not an actor's; '' otherwise */
  readonly department: string;
  readonly ownerActorId: string | null;
  readonly answeringUserId: string | null;
  readonly answeringActorId: string | null;
  readonly frequency: Frequency;
  readonly firstPeriod: string;
  readonly daysUntilDue: number;
  readonly rules: DataSetRules;
}

export interface DataSet extends DataSetInput {
  readonly dataSetId: string;
  readonly fields: readonly DataSetField[];
  readonly createdOn: string;
  readonly endedOn: string | null;
  /** whose data they are, by name */
  readonly ownerName: string;
  /** who answers for them, by name; '' where the member is gone */
  readonly answeringName: string;
}

export type DeliveryState = 'expected' | 'draft' | 'submitted' | 'returned' | 'approved';
/** As a board says it: by state and day. */
export type DeliveryStanding = DeliveryState | 'overdue' | 'correcting' | 'taken-back';

export interface Delivery {
  readonly deliveryId: string;
  readonly dataSetId: string;
  readonly period: string;
  /** ISO day */
  readonly dueOn: string;
  readonly state: DeliveryState;
  /** rows as they stood when it was submitted */
  readonly fields: readonly DataSetField[] | null;
  readonly why: string;
  readonly returnedBecause: string;
  readonly submittedBy: string;
  readonly submittedAt: Date | null;
  readonly approvedBy: string;
  readonly approvedAt: Date | null;
  readonly importId: string | null;
  /** its values came in and were taken back as a whole since */
  readonly isTakenBack: boolean;
}

/** Where a delivery stands, without what is in it. */
export interface DeliveryHead extends Delivery {
  readonly title: string;
  readonly ownerName: string;
  readonly answeringName: string;
}

export type CellReason = 'not-collected' | 'not-applicable';

/** What was said in a row; all null: nothing, which is not zero. */
export interface Cell {
  /** the number, the part, or the value */
  readonly amount: number | null;
  /** of how many */
  readonly base: number | null;
  readonly reason: CellReason | null;
}
/** By id of the row. */
export type Cells = Readonly<Record<string, Cell>>;

export interface CellComment {
  readonly commentId: string;
  /** '' for the delivery as a whole */
  readonly fieldId: string;
  readonly body: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly resolvedBy: string;
  readonly resolvedAt: Date | null;
}

/** One thing to mend or to explain in a row. Texts: `office.deliveries.finding.<code>`. */
export interface CellFinding {
  readonly fieldId: string;
  readonly part: 'amount' | 'base' | null;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}
