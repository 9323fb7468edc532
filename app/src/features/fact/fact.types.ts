/** A fact: one cell of a published table, with all that is needed to judge it. */
import type { Coordinates, Measure, Reason, Status, Texts } from '@vicus/cube';

/** Where a fact stands. Kept instead of its number, which is read from the release whenever it is shown. */
export interface FactAddress {
  readonly releaseId: string;
  /** `Cube.id` */
  readonly tableId: string;
  /** id of the measure */
  readonly measure: string;
  readonly at: Coordinates;
}

export interface FactLabel {
  readonly dimension: Texts;
  readonly category: Texts;
}

export interface FactInterval {
  readonly low: number;
  readonly high: number;
}

export interface FactPart {
  readonly label: Texts;
  /** the number, or why there is none */
  readonly value: number | Reason;
  readonly interval: FactInterval | null;
  readonly isVague: boolean;
  readonly isThis: boolean;
}

/** What stood in the period before, in the same table. */
export interface FactBefore {
  readonly period: Texts;
  readonly value: number;
}

interface FactFrame {
  readonly address: FactAddress;
  /** the question the table answers */
  readonly question: Texts;
  /** what the cell is about: codes of all dimensions that have more than one */
  readonly labels: readonly FactLabel[];
  readonly measure: Measure;
  /** whether the name of the measure is needed to know what the number is */
  readonly namesMeasure: boolean;
  readonly period: string;
  /** the code of a dimension of time, where there is one */
  readonly time: Texts | null;
  readonly source: Texts;
  /** id of a page in docs/methods */
  readonly method: string;
  readonly notes: readonly Texts[];
  /** answers behind the number; null: not a matter of answers, or not shown */
  readonly answered: number | null;
  /** the codes beside this one, in their order, for a small chart; empty: nothing to draw beside it */
  readonly parts: readonly FactPart[];
}

export interface KnownFact extends FactFrame {
  readonly kind: 'number';
  readonly value: number;
  readonly status: Status;
  readonly interval: FactInterval | null;
  /** the interval is so wide that it is told instead of the number */
  readonly isVague: boolean;
  /** answers of people who stand for themselves only: no interval was computed */
  readonly isOfAnswersOnly: boolean;
  readonly before: FactBefore | null;
}

/** "Cannot be told" is a fact as well. */
export interface UnknownFact extends FactFrame {
  readonly kind: 'none';
  readonly reason: Reason;
}

export type Fact = KnownFact | UnknownFact;
